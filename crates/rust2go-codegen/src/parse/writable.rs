//! `&mut` in a signature. Go may write to a slice or a vector of plain numbers, where each bit pattern is a value and none is a
//! pointer that Go's collector would have to see.

use syn::Type;

use super::standard;
use super::text::text;
use super::value::{self, arguments, peel};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{self, Passing};

/// Judges a parameter `&mut referent`; gives the slice or the vector, and how it passes. A named element is let through:
/// `check` knows what it is.
pub(super) fn judge(written: &Type, referent: &Type, d: &mut Diagnostics) -> Option<(Type, Passing)> {
    let referent = peel(referent);
    let (element, passing) = match referent {
        Type::Slice(slice) => (&*slice.elem, Passing::LentMut),
        Type::Array(array) if is_plain(&array.elem) => return as_slice(written, &array.elem, d),
        other => match value::single_argument(other, "Vec") {
            Some(element) => (element, Passing::LentVec),
            None => {
                report(written, referent, d);
                return None;
            }
        },
    };
    if !value::judge(element, d) {
        return None;
    }
    if !is_plain(element) {
        report(written, referent, d);
        return None;
    }
    Some((referent.clone(), passing))
}

/// Reports a slice, or another value that Go must not write to.
pub(crate) fn report(written: &Type, referent: &Type, d: &mut Diagnostics) {
    let help = format!(
        "take `{}` and return the changed value",
        value::owned_text(referent)
    );
    d.report(Kind::MutableReference, Place::of(written), &[&help]);
}

/// An array, which has another form in Go: the slice of it is what Go can write to.
fn as_slice<T>(written: &Type, element: &Type, d: &mut Diagnostics) -> Option<T> {
    let help = format!("write `&mut [{}]`, whose length stays", text(element));
    d.report(Kind::MutableReference, Place::of(written), &[&help]);
    None
}

/// Whether each bit pattern is a value, as far as the form tells.
fn is_plain(element: &Type) -> bool {
    match peel(element) {
        Type::Array(array) => is_plain(&array.elem),
        ty @ Type::Path(path) if arguments(ty).is_empty() => {
            let name = path.path.segments.last().map(|last| last.ident.to_string());
            let name = name.unwrap_or_default();
            match standard::number(&name) {
                Some(number) => matches!(number, model::Type::Primitive(primitive) if !primitive.checked()),
                // Of those that cross as plain numbers, `check` no longer sees that they are none.
                None => !matches!(standard::standard(&name), Some(model::Type::Primitive(_))),
            }
        }
        // A generic type of the user's may be one; those of Rust are owners, lists, or have values that are none.
        ty @ Type::Path(_) => !value::is_generic_of_rust(ty),
        _ => false,
    }
}
