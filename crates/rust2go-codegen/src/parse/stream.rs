//! Streams: `impl Stream<Item = T> + Send + 'static`, or `rust2go::BoxStream<T>`; the items may be results.
//!
//! A stream of Rust's (a parameter where Rust calls, a result where Go calls) is an object that Go asks for the next items. One that Go
//! makes (a result where Rust calls) is an async method with one parameter more: an object that takes the items. Either way the parser makes the
//! trait of these objects, as it does of a closure.

use proc_macro2::Ident;
use quote::quote;
use syn::{parse_quote, parse_quote_spanned, GenericArgument, PathArguments, Type, TypeParamBound};

use super::bounds::{self, Bounds};
use super::closure::{trait_name, Home};
use super::raw::{RawParam, RawReturn, RawStream};
use super::text::text;
use super::{method, traits, value};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Direction, Passing, What};

/// A stream by its form: the type of its items, and the bounds where they are written.
struct Written<'a> {
    item: &'a Type,
    bounds: Option<&'a Bounds>,
    opaque: bool,
}

fn written(ty: &Type) -> Option<Written<'_>> {
    let ty = value::peel(ty);
    if value::is_named(ty, "BoxStream") {
        let item = value::arguments(ty).into_iter().next()?;
        return Some(Written {
            item,
            bounds: None,
            opaque: false,
        });
    }
    let (bounds, opaque) = match ty {
        Type::ImplTrait(opaque) => (&opaque.bounds, true),
        _ => match value::single_argument(value::single_argument(ty, "Pin")?, "Box").map(value::peel) {
            Some(Type::TraitObject(object)) => (&object.bounds, false),
            _ => return None,
        },
    };
    let item = bounds.iter().find_map(item)?;
    Some(Written {
        item,
        bounds: Some(bounds),
        opaque,
    })
}

/// The `T` of `Stream<Item = T>`.
fn item(bound: &TypeParamBound) -> Option<&Type> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let last = bound.path.segments.last().filter(|last| last.ident == "Stream")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(binding) if binding.ident == "Item" => Some(value::peel(&binding.ty)),
        _ => None,
    })
}

/// Whether the type is that of a stream, by its form.
pub(super) fn is_stream(ty: &Type) -> bool {
    written(ty).is_some()
}

/// The stream that a method returns, alone or as the value of a `Result`.
pub(super) fn of_result(ret: &RawReturn) -> Option<Type> {
    match ret.values.as_slice() {
        [one] if is_stream(one) => Some(one.clone()),
        _ => None,
    }
}

/// Judges whether a method can return a stream that Go makes.
pub(super) fn begins(
    written: &Type,
    ret: &RawReturn,
    is_async: bool,
    params: &[RawParam],
    d: &mut Diagnostics,
) -> bool {
    let before = d.iter().count();
    let place = || Place::of(&ret.written);
    if is_async {
        let help = format!(
            "write `fn .. -> {}`: the handler runs once the stream is polled",
            text(written)
        );
        d.report(
            Kind::Stream,
            place(),
            &[
                &text(written),
                "comes after nothing that there is to wait for",
                &help,
            ],
        );
    } else if ret.error.is_some() {
        let help = "make its items results, `Item = Result<T, E>`: the handler's error is the last of them";
        d.report(
            Kind::Stream,
            place(),
            &[&text(written), "begins before the handler could fail", help],
        );
    }
    for param in params {
        if matches!(param.passing, Passing::Lent | Passing::LentMut | Passing::LentVec) {
            let help = format!("take `{}`", value::owned_text(&param.value));
            let why = "would lend to a handler for as long as it lives";
            d.report(
                Kind::Stream,
                Place::of(&param.written),
                &[&text(written), why, &help],
            );
        }
    }
    d.iter().count() == before
}

/// Reads a stream; `None` where something was reported.
pub(super) fn stream(
    ty: &Type,
    what: What,
    name: &Ident,
    home: Home<'_>,
    d: &mut Diagnostics,
) -> Option<RawStream> {
    let form = written(ty)?;
    if let Some(bounds) = form.bounds {
        let why = match (
            bounds::has(bounds, "Send"),
            bounds::is_static(bounds) || !form.opaque,
        ) {
            (false, _) => "may be read by one thread only, and Go has many",
            (_, false) => "may borrow what ends before it does",
            _ => "",
        };
        if !why.is_empty() {
            let item = form.item;
            let stream = text(&quote!(Stream<Item = #item> + Send + 'static));
            let help = match form.opaque {
                true => format!("write `impl {stream}`"),
                false => format!("write `rust2go::BoxStream<{}>`", text(item)),
            };
            d.report(Kind::Stream, Place::of(ty), &[&text(ty), why, &help]);
            return None;
        }
    }
    let (item, error) = match value::arguments(form.item).as_slice() {
        [item, error] if value::is_named(form.item, "Result") => ((*item).clone(), Some((*error).clone())),
        _ => (form.item.clone(), None),
    };
    let span = name.span();
    let end = match what {
        What::Yield => Ident::new("yield", span),
        _ if name == home.method => Ident::new("items", span),
        _ => name.clone(),
    };
    let trait_name = trait_name(home, &end);
    let methods = match (what, &error) {
        (What::Yield, _) => quote! {
            fn push(&self, items: ::std::vec::Vec<#item>) -> ::std::result::Result<u8, ::rust2go::GoError>;
            async fn room(&self) -> ::std::result::Result<bool, ::rust2go::GoError>;
        },
        (_, None) => quote!(async fn next(&self, at_most: u32) -> ::std::vec::Vec<#item>;),
        (_, Some(error)) => quote! {
            async fn next(&self, at_most: u32) -> ::std::result::Result<::std::vec::Vec<#item>, #error>;
        },
    };
    let made = parse_quote_spanned!(span=> trait #trait_name { #methods });
    let made = traits::made(Direction::GoCallsRust, &made, home.made(what), d)?;
    Some(RawStream {
        written: ty.clone(),
        opaque: form.opaque,
        item,
        error,
        made: Box::new(made),
    })
}

/// The object that such a stream is.
pub(super) fn object(stream: &RawStream) -> Type {
    let name = method::object_name(&stream.made.name.to_string());
    parse_quote!(#name)
}
