//! A struct that contains itself by value would have no size. Rust says so too, but the generators do not run after it.

use std::collections::HashSet;

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
    let mut search = Search {
        tree,
        resolved,
        states: vec![State::New; resolved.instances.len()],
        reported: HashSet::new(),
    };
    for index in resolved.instances.in_order() {
        search.visit(index, d);
    }
}

struct Search<'a> {
    tree: &'a SourceTree,
    resolved: &'a Resolved,
    /// Per instance.
    states: Vec<State>,
    /// The fields that were reported, by definition and number: those of a generic type once for all instances.
    reported: HashSet<(usize, usize)>,
}

impl Search<'_> {
    fn visit(&mut self, index: usize, d: &mut Diagnostics) {
        if self.states[index] != State::New {
            return;
        }
        self.states[index] = State::Open;
        let instances = &self.resolved.instances;
        let instance = instances.get(index);
        let written = instances.raw(self.tree, index).kind.fields();
        for (number, (field, ty)) in written.into_iter().zip(&instance.fields).enumerate() {
            let Some(held) = ty.as_ref().and_then(held) else {
                continue;
            };
            if self.states[held] == State::Open && self.reported.insert((instance.definition, number)) {
                let name = instances.raw(self.tree, held).name.to_string();
                let diagnostic = d.report(Kind::Infinite, Place::of(&field.ty), &[&name]);
                if ["Arc", "Rc"]
                    .iter()
                    .any(|pointer| parse::is_named(&field.ty, pointer))
                {
                    diagnostic.note("`Arc` and `Rc` cross as what they hold: they are no pointers in Go");
                }
            }
            self.visit(held, d);
        }
        self.states[index] = State::Done;
    }
}

/// The named type that lies in place in a value of this type.
fn held(ty: &Type) -> Option<usize> {
    match ty {
        Type::Named(index) => Some(*index),
        Type::Array(element, _) => held(element),
        _ => None,
    }
}
