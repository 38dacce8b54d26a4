//! What a closure or a stream promises beside what it is: `+ Send + 'static`.

use syn::punctuated::Punctuated;
use syn::{Token, TypeParamBound};

pub(super) type Bounds = Punctuated<TypeParamBound, Token![+]>;

/// Whether a trait of this name is among the bounds.
pub(super) fn has(bounds: &Bounds, name: &str) -> bool {
    bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|last| last.ident == name),
        _ => false,
    })
}

/// Whether `'static` is among them.
pub(super) fn is_static(bounds: &Bounds) -> bool {
    lifetimes(bounds).any(|lifetime| lifetime.ident == "static")
}

/// Whether another lifetime is.
pub(super) fn is_shorter(bounds: &Bounds) -> bool {
    lifetimes(bounds).any(|lifetime| lifetime.ident != "static")
}

fn lifetimes(bounds: &Bounds) -> impl Iterator<Item = &syn::Lifetime> {
    bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => Some(lifetime),
        _ => None,
    })
}
