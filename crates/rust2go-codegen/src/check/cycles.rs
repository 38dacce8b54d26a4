//! A struct that contains itself by value would have no size. Rust says so too, but the generators do not run after it.

use super::resolve::Resolved;
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::Type;
use crate::parse::{self, SourceTree};

/// Where the search stands with a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Reports each field that closes a circle.
pub(super) fn judge(tree: &SourceTree, resolved: &Resolved, d: &mut Diagnostics) {
    let mut states = vec![State::New; tree.types.len()];
    for index in &resolved.reached {
        visit(*index, tree, resolved, &mut states, d);
    }
}

fn visit(index: usize, tree: &SourceTree, resolved: &Resolved, states: &mut [State], d: &mut Diagnostics) {
    if states[index] != State::New {
        return;
    }
    states[index] = State::Open;
    let written = tree.types[index].item.kind.fields();
    for (field, ty) in written.into_iter().zip(&resolved.fields[index]) {
        let Some(held) = ty.as_ref().and_then(held) else {
            continue;
        };
        if states[held] == State::Open {
            let name = tree.types[held].item.name.to_string();
            let diagnostic = d.report(Kind::Infinite, Place::of(&field.ty), &[&name]);
            if ["Arc", "Rc"]
                .iter()
                .any(|pointer| parse::is_named(&field.ty, pointer))
            {
                diagnostic.note("`Arc` and `Rc` cross as what they hold: they are no pointers in Go");
            }
        }
        visit(held, tree, resolved, states, d);
    }
    states[index] = State::Done;
}

/// The named type that lies in place in a value of this type.
fn held(ty: &Type) -> Option<usize> {
    match ty {
        Type::Named(index) => Some(*index),
        Type::Array(element, _) => held(element),
        _ => None,
    }
}
