//! Closures as parameters: `Box<dyn Fn(..) -> R + Send + Sync>`, an `Option` of it, `impl Fn(..) -> R + Send + Sync + 'static`, or, until the
//! method returns, `&(dyn Fn(..) -> R + Sync)`.
//!
//! A closure is an object with one method. So the parser makes the trait of that method, of the other direction than the trait in
//! which the closure stands, and the parameter becomes one of its objects. What comes after the parser hardly knows closures.

use proc_macro2::{Ident, Span};
use quote::{format_ident, quote};
use syn::punctuated::Punctuated;
use syn::{
    parse_quote, parse_quote_spanned, ParenthesizedGenericArguments, PathArguments, ReturnType, Token, Type,
    TypeParamBound,
};

use super::bounds::{self, Bounds};
use super::raw::{RawClosure, RawTrait, Spelled};
use super::text::text;
use super::{method, traits, value};
use crate::check::names::{rust, upper_camel};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Direction, Made, What};

/// Where a parameter stands.
#[derive(Clone, Copy)]
pub(super) struct Home<'a> {
    /// The trait, as Rust names it, and as messages do.
    pub(super) of: &'a str,
    pub(super) label: &'a str,
    /// The method.
    pub(super) method: &'a Ident,
    pub(super) direction: Direction,
}

/// The bounds of a closure, where the type is one by its form, and how it is written.
fn bounds_of(ty: &Type) -> Option<(&Bounds, Spelled)> {
    let ty = value::peel(ty);
    match ty {
        Type::ImplTrait(opaque) => Some((&opaque.bounds, Spelled::Impl)),
        Type::Reference(reference) if reference.mutability.is_none() => match value::peel(&reference.elem) {
            Type::TraitObject(object) => Some((&object.bounds, Spelled::Lent)),
            _ => None,
        },
        _ => match value::peel(value::single_argument(ty, "Box")?) {
            Type::TraitObject(object) => Some((&object.bounds, Spelled::Boxed)),
            _ => None,
        },
    }
}

/// The trait among these bounds that closures implement.
fn callable(bounds: &Bounds) -> Option<(&Ident, &ParenthesizedGenericArguments)> {
    bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(bound) = bound else {
            return None;
        };
        let last = bound.path.segments.last()?;
        match &last.arguments {
            PathArguments::Parenthesized(arguments) => Some((&last.ident, arguments)),
            _ => None,
        }
    })
}

/// Whether the type is a closure without its box, as it stands where no closure may.
pub(super) fn is_bare(ty: &Type) -> bool {
    let bounds = match ty {
        Type::ImplTrait(opaque) => &opaque.bounds,
        Type::TraitObject(object) => &object.bounds,
        _ => return false,
    };
    callable(bounds).is_some()
}

/// Whether the type is that of a closure, or an `Option` of one.
pub(super) fn is_closure(ty: &Type) -> bool {
    let inner = value::single_argument(value::peel(ty), "Option").unwrap_or(ty);
    bounds_of(inner).is_some_and(|(bounds, _)| callable(bounds).is_some())
}

/// Reads the closure that a parameter is; `None` where that was reported.
pub(super) fn closure(
    written: &Type,
    name: &Ident,
    home: Home<'_>,
    d: &mut Diagnostics,
) -> Option<RawClosure> {
    let ty = value::peel(written);
    let optional = value::single_argument(ty, "Option");
    let boxed = value::peel(optional.unwrap_or(ty));
    let (bounds, spelled) = bounds_of(boxed)?;
    let (of, arguments) = callable(bounds)?;
    let spelled = match (optional, spelled) {
        (None, spelled) => spelled,
        (Some(_), Spelled::Impl | Spelled::Lent) => {
            let wanted = format!("Option<Box<dyn {}>>", text(quote!(#bounds)));
            d.report(
                Kind::Closure,
                Place::of(boxed),
                &[&text(boxed), "has no size that an `Option` could have", &wanted],
            );
            return None;
        }
        (Some(_), _) => Spelled::Optional,
    };
    if !judge(boxed, bounds, (of, arguments), spelled, d) {
        return None;
    }
    let (output, is_async) = output(arguments);
    let inputs: Vec<&Type> = arguments.inputs.iter().collect();
    if is_async {
        let lent = inputs.iter().find_map(|ty| match value::peel(ty) {
            Type::Reference(reference) => Some((ty, value::owned_text(&reference.elem))),
            _ => None,
        });
        if let Some((lent, owned)) = lent {
            let why = "would lend to a future that may outlive what is lent";
            d.report(Kind::Closure, Place::of(*lent), &[&text(boxed), why, &owned]);
            return None;
        }
    }
    let made = made(name, home, &inputs, output, is_async, d)?;
    Some(RawClosure {
        spelled,
        boxed: boxed_type(&arguments.inputs, &arguments.output, boxed, spelled),
        inputs: inputs.into_iter().cloned().collect(),
        made: Box::new(made),
    })
}

/// `Fn`, with the bounds that make it fit for threads that nobody knows.
fn judge(
    ty: &Type,
    bounds: &Bounds,
    (of, arguments): (&Ident, &ParenthesizedGenericArguments),
    spelled: Spelled,
    d: &mut Diagnostics,
) -> bool {
    let why = if of != "Fn" {
        "may be called once, or not by two threads at once, which Go cannot promise"
    } else if !bounds::has(bounds, "Sync") || !(bounds::has(bounds, "Send") || spelled == Spelled::Lent) {
        "may be called on one thread only, and Go calls it on any"
    } else if spelled != Spelled::Lent
        && (bounds::is_shorter(bounds) || (spelled == Spelled::Impl && !bounds::is_static(bounds)))
    {
        "may borrow what ends before Go lets go of it"
    } else {
        return true;
    };
    let (inputs, output) = (&arguments.inputs, &arguments.output);
    let wanted = text(&quote!(Fn(#inputs) #output + Send + Sync));
    let wanted = match spelled {
        Spelled::Impl => format!("impl {wanted} + 'static"),
        Spelled::Boxed | Spelled::Optional => format!("Box<dyn {wanted}>"),
        Spelled::Lent => format!("&(dyn {})", wanted.replacen(" + Send", "", 1)),
    };
    d.report(Kind::Closure, Place::of(ty), &[&text(ty), why, &wanted]);
    false
}

/// Reports a closure that is lent to a handler which runs as long as it likes.
pub(super) fn judge_async(written: &Type, closure: &RawClosure, d: &mut Diagnostics) {
    if closure.spelled != Spelled::Lent {
        return;
    }
    if let Some((_, arguments)) = bounds_of(written).and_then(|(bounds, _)| callable(bounds)) {
        let (inputs, output) = (&arguments.inputs, &arguments.output);
        let wanted = text(quote!(Box<dyn Fn(#inputs) #output + Send + Sync>));
        let why = "would end before a handler that is async";
        d.report(Kind::Closure, Place::of(written), &[&text(written), why, &wanted]);
    }
}

/// What it returns, and whether by a future: `Pin<Box<dyn Future<Output = T> + Send>>`, or a `BoxFuture<T>`.
fn output(arguments: &ParenthesizedGenericArguments) -> (Type, bool) {
    let ReturnType::Type(_, written) = &arguments.output else {
        return (parse_quote!(()), false);
    };
    let written = value::peel(written);
    if value::is_named(written, "BoxFuture") {
        let of = value::arguments(written).first().map(|of| (*of).clone());
        return (of.unwrap_or_else(|| parse_quote!(())), true);
    }
    let pinned = value::single_argument(written, "Pin").and_then(|ty| value::single_argument(ty, "Box"));
    if let Some(Type::TraitObject(object)) = pinned.map(value::peel) {
        let future = object.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => super::returns::output(bound.path.segments.last()?),
            _ => None,
        });
        if let Some(of) = future {
            return (of.clone(), true);
        }
    }
    (written.clone(), false)
}

/// The type of the box in which the closure stands.
fn boxed_type(
    inputs: &Punctuated<Type, Token![,]>,
    output: &ReturnType,
    written: &Type,
    spelled: Spelled,
) -> Type {
    match spelled {
        Spelled::Boxed | Spelled::Optional => written.clone(),
        Spelled::Lent => parse_quote!(dyn ::std::ops::Fn(#inputs) #output + ::std::marker::Sync),
        Spelled::Impl => parse_quote! {
            ::std::boxed::Box<dyn ::std::ops::Fn(#inputs) #output + ::std::marker::Send + ::std::marker::Sync>
        },
    }
}

/// The trait of the objects that such closures are.
fn made(
    name: &Ident,
    home: Home<'_>,
    inputs: &[&Type],
    output: Type,
    is_async: bool,
    d: &mut Diagnostics,
) -> Option<RawTrait> {
    let span = name.span();
    let trait_name = trait_name(home, name);
    let params = inputs.iter().enumerate().map(|(at, ty)| {
        let name = argument(at, inputs.len(), span);
        quote!(#name: #ty)
    });
    let asyncness = is_async.then(|| quote!(async));
    let item = parse_quote_spanned! {span=>
        trait #trait_name {
            #asyncness fn #name(&self, #(#params),*) -> #output;
        }
    };
    let direction = match home.direction {
        Direction::RustCallsGo => Direction::GoCallsRust,
        Direction::GoCallsRust => Direction::RustCallsGo,
    };
    traits::made(direction, &item, home.made(What::Closure), d)
}

impl Home<'_> {
    /// What is made here.
    pub(super) fn made(self, what: What) -> Made {
        Made {
            of: format!("{}::{}", self.label, rust(self.method)),
            what,
        }
    }
}

/// The name of a trait that is made. It begins with two underscores, as those of emitted code do.
pub(super) fn trait_name(home: Home<'_>, name: &Ident) -> Ident {
    let of = home.of.strip_prefix("r#").unwrap_or(home.of);
    let words = [of, &rust(home.method), &rust(name)].map(upper_camel);
    Ident::new(&format!("__{}", words.concat()), name.span())
}

/// The name of an argument of a closure, which has none in Rust.
fn argument(at: usize, of: usize, span: Span) -> Ident {
    match of {
        1 => Ident::new("arg", span),
        _ => format_ident!("arg{at}", span = span),
    }
}

/// The object that such a closure is.
pub(super) fn object(closure: &RawClosure) -> Type {
    let name = method::object_name(&closure.made.name.to_string());
    match closure.spelled {
        Spelled::Optional => parse_quote!(::std::option::Option<#name>),
        Spelled::Boxed | Spelled::Impl | Spelled::Lent => parse_quote!(#name),
    }
}
