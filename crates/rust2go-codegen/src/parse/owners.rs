//! `Box`, `Arc`, `Rc` and `Cow`: who owns a value in Rust. Behind them, `str` and `[T]` are values.

use syn::{GenericArgument, PathArguments, Type, TypePath};

use super::standard;
use super::text::text;
use super::value::{self, arguments, is_named, peel};
use crate::diagnostic::{Diagnostics, Kind, Place};

/// Whether the type has no size: it stands behind an owner or a reference only.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    match peel(ty) {
        Type::Slice(_) => true,
        Type::Path(path) if arguments(ty).is_empty() => {
            let name = path.path.segments.last().map(|last| last.ident.to_string());
            name.is_some_and(|name| name == "str" || standard::owner(&name).is_some())
        }
        _ => false,
    }
}

/// Judges the type behind an owner.
pub(super) fn judge_owned(inner: &Type, d: &mut Diagnostics) -> bool {
    match peel(inner) {
        Type::Slice(slice) => value::judge(&slice.elem, d),
        inner if is_unsized(inner) => true,
        inner => value::judge(inner, d),
    }
}

/// Whether it is Rust's `Cow` by its form: of something without a size, or with a lifetime, which no type of the user's has.
pub(super) fn is_cow(ty: &Type) -> bool {
    let Type::Path(path) = peel(ty) else { return false };
    let Some(last) = path.path.segments.last().filter(|_| is_named(peel(ty), "Cow")) else {
        return false;
    };
    let PathArguments::AngleBracketed(written) = &last.arguments else {
        return false;
    };
    let lifetime = |argument: &GenericArgument| matches!(argument, GenericArgument::Lifetime(_));
    written.args.iter().any(lifetime)
        || matches!(arguments(peel(ty)).as_slice(), [inner] if is_unsized(inner))
}

/// Judges a `Cow`, which may borrow only where it is the whole parameter of a method that is not async.
pub(super) fn judge_cow(path: &TypePath, may_borrow: bool, d: &mut Diagnostics) -> bool {
    let ty = Type::Path(path.clone());
    let arguments = arguments(&ty);
    let (kind, args) = match arguments.as_slice() {
        [inner] if !is_unsized(inner) => (Kind::SharedPointer, vec![text(path), text(*inner)]),
        [inner] if !may_borrow && borrows(&ty) => (Kind::BorrowedCow, vec![text(path), text(*inner)]),
        [inner] => return judge_owned(inner, d),
        _ => (Kind::Unsupported, vec![text(path)]),
    };
    value::report(kind, Place::of(path), &args, d)
}

/// Whether it is a `Cow` of any lifetime but `'static`.
pub(super) fn borrows(ty: &Type) -> bool {
    let Type::Path(path) = peel(ty) else { return false };
    let Some(last) = path.path.segments.last().filter(|_| is_cow(ty)) else {
        return false;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return false;
    };
    !arguments
        .args
        .iter()
        .any(|argument| matches!(argument, GenericArgument::Lifetime(lifetime) if lifetime.ident == "static"))
}

/// Reports a `Cow` that borrows in an async method, whose future owns its parameters.
pub(super) fn judge_async(value: &Type, d: &mut Diagnostics) {
    if borrows(value) {
        if let [inner] = arguments(value).as_slice() {
            d.report(
                Kind::BorrowedCow,
                Place::of(value),
                &[&text(value), &text(*inner)],
            );
        }
    }
}
