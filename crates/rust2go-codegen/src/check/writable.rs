//! Whether Go may write to what a method lends it as `&mut [T]` or `&mut Vec<T>`.

use super::resolve::Resolved;
use crate::diagnostic::Diagnostics;
use crate::model::{Passing, Type};
use crate::parse::raw::RawKind;
use crate::parse::{self, SourceTree};

/// Reports each parameter that Go must not write to.
pub(super) fn judge(tree: &SourceTree, resolved: &Resolved, d: &mut Diagnostics) {
    for (found, signatures) in tree.traits.iter().zip(&resolved.methods) {
        for (method, signature) in found.item.methods.iter().zip(signatures) {
            for (param, ty) in method.params.iter().zip(&signature.params) {
                let Some(ty) = ty else { continue };
                let fine = match ty {
                    Type::List(element) => plain(element, tree, resolved, resolved.instances.len()),
                    // A type of the user's that is called `Vec`.
                    _ => false,
                };
                if matches!(param.passing, Passing::LentMut | Passing::LentVec) && !fine {
                    parse::report_mutable(&param.written, &param.value, d);
                }
            }
        }
    }
}

/// Whether each bit pattern is a value, in Go's layout as it stands. `depth` bounds how far fields are followed: a type
/// that contains itself has been reported.
fn plain(ty: &Type, tree: &SourceTree, resolved: &Resolved, depth: usize) -> bool {
    match ty {
        Type::Primitive(primitive) => !primitive.checked(),
        Type::Array(element, _) => plain(element, tree, resolved, depth),
        Type::Named(index) => {
            let item = resolved.instances.raw(tree, *index);
            let Some(depth) = depth.checked_sub(1) else {
                return true;
            };
            let mut fields = resolved.instances.get(*index).fields.iter().flatten();
            item.repr_c
                && item.skipped.is_empty()
                && matches!(item.kind, RawKind::Struct(_) | RawKind::Tuple(_))
                && !item.kind.fields().is_empty()
                && fields.all(|field| plain(field, tree, resolved, depth))
        }
        _ => false,
    }
}
