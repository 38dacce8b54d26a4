//! A method of such a trait: its attributes, its signature, its parameters.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{parse_quote, Attribute, FnArg, Pat, Receiver, Signature, TraitItemFn, Type};

use super::attrs::{self, ours};
use super::closure::Home;
use super::raw::{RawFunction, RawMethod, RawParam, RawReturn};
use super::{args, closure, generics, owners, returns, served, stream, value, writable};
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Async, Direction, Passing, Spelling, What, MAX_PARAMETERS};

/// The attributes of a method that are ours. `mem`, `shm` and those of cgo are of 0.x, and say nothing any more.
const OURS: &[&str] = &[
    "go",
    "r2g",
    "send",
    "drop_safe",
    "drop_safe_ret",
    "go_pass_struct",
    NONBLOCKING,
    "mem",
    "shm",
    "cgo",
    "cgo_call",
    "cgo_callback",
];
const NONBLOCKING: &str = "nonblocking";
const ASYNC_ONLY: &[&str] = &["r2g", "send", "drop_safe", "drop_safe_ret", "mem", "shm"];

/// Judges a method of the trait `of`, which messages know by the label.
pub(super) fn method(
    item: &TraitItemFn,
    (of, label): (&str, &str),
    direction: Direction,
    d: &mut Diagnostics,
) -> RawMethod {
    let signature = &item.sig;
    let marks = marks(&item.attrs, d);
    let common = attrs::common(&item.attrs, d);
    judge_form(item, of, d);
    if let (Direction::RustCallsGo, Some(body)) = (direction, &item.default) {
        let name = signature.ident.to_string();
        d.report(Kind::DefaultBody, Place::of(body), &[&name]);
    }

    let home = Home {
        of,
        label,
        method: &signature.ident,
        direction,
    };
    let mut params = params(signature, home, d);
    let (mut ret, mut spelling) = returns::result(signature, d);
    if let Some(written) = stream::of_result(&ret) {
        spelling = returned_stream(written, (&mut ret, spelling), &mut params, home, d);
    }
    let receiver = signature.receiver().is_some_and(is_shared);
    if receiver {
        params.insert(0, object(of, spelling.is_some(), direction));
    }
    let yields = params
        .iter()
        .any(|param| matches!(param.function, Some(RawFunction::Yield(_))));
    let asynchronous = spelling.map(|spelling| Async {
        send: marks.has("send"),
        drop_safe: yields || marks.has("drop_safe") || marks.has("drop_safe_ret"),
        gives_back: marks.has("drop_safe_ret"),
        spelling,
    });
    let limits = item
        .attrs
        .iter()
        .filter(|attr| ours(attr).as_deref() == Some("r2g"));
    let limits: Vec<_> = limits.map(|attr| args::method_limit(attr, d)).collect();
    judge_marks(&marks, signature, asynchronous.is_some(), &params, d);
    judge_promise(&marks, signature, asynchronous.is_some(), direction, d);
    match direction {
        Direction::RustCallsGo if asynchronous.is_some() => judge_async(signature, &params, d),
        Direction::RustCallsGo => {}
        Direction::GoCallsRust => {
            served::judge(signature, &marks.0, asynchronous.is_some(), &params, &ret, d);
        }
    }

    RawMethod {
        attrs: item.attrs.iter().filter(|attr| !is_ours(attr)).cloned().collect(),
        name: signature.ident.clone(),
        go_name: common.go_name,
        docs: common.docs,
        receiver,
        params,
        ret,
        asynchronous,
        body: item.default.clone(),
        go_pass_struct: marks.has("go_pass_struct"),
        nonblocking: marks.has(NONBLOCKING),
        max_in_flight: limits.into_iter().flatten().last(),
    }
}

/// A method that returns a stream. One of Rust's is an object that Go asks for the next items. Go makes one by an async method, whose handler puts
/// each item into a last parameter that Rust does not have.
fn returned_stream(
    written: Type,
    (ret, spelling): (&mut RawReturn, Option<Spelling>),
    params: &mut Vec<RawParam>,
    home: Home<'_>,
    d: &mut Diagnostics,
) -> Option<Spelling> {
    let what = match home.direction {
        Direction::GoCallsRust => What::Stream,
        Direction::RustCallsGo => What::Yield,
    };
    ret.values.clear();
    if what == What::Yield && !stream::begins(&written, ret, spelling.is_some(), params, d) {
        return spelling;
    }
    let Some(stream) = stream::stream(&written, what, home.method, home, d) else {
        return spelling;
    };
    match what {
        What::Yield => {
            ret.error = stream.error.clone();
            params.push(RawParam {
                name: Ident::new("yield_", home.method.span()),
                go_name: None,
                written,
                value: stream::object(&stream),
                passing: Passing::Given,
                function: Some(RawFunction::Yield(stream)),
            });
            Some(Spelling::AsyncFn)
        }
        _ => {
            ret.values.push(stream::object(&stream));
            ret.stream = Some(stream);
            spelling
        }
    }
}

/// Our attributes on a method, with their places.
struct Marks(Vec<(String, Span)>);

impl Marks {
    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(mark, _)| mark == name)
    }
}

fn is_ours(attr: &Attribute) -> bool {
    ours(attr).is_some_and(|name| OURS.contains(&name.as_str()))
}

fn marks(attributes: &[Attribute], d: &mut Diagnostics) -> Marks {
    let mut marks = Vec::new();
    for attr in attributes {
        for meta in attrs::conditional(attr) {
            if attrs::ours_by_path(meta.path()).is_some_and(|name| OURS.contains(&name.as_str())) {
                d.report(
                    Kind::ConditionalPart,
                    Place::of(&meta),
                    &["an attribute of rust2go"],
                );
            }
        }
        if attr.path().is_ident("cfg") {
            d.report(Kind::ConditionalPart, Place::of(attr), &["a method"]);
        }
        match ours(attr) {
            Some(name) if OURS.contains(&name.as_str()) => marks.push((name, attrs::path_span(attr))),
            Some(name) if !attrs::is_builtin(&name) => attrs::unknown(attr, &name, "a method", OURS, d),
            _ => {}
        }
    }
    Marks(marks)
}

/// Judges whether the marks fit the method.
fn judge_marks(
    marks: &Marks,
    signature: &Signature,
    is_async: bool,
    params: &[RawParam],
    d: &mut Diagnostics,
) {
    for (name, span) in &marks.0 {
        if !is_async && ASYNC_ONLY.contains(&name.as_str()) {
            d.report(Kind::AsyncOnly, *span, &[name, &signature.ident.to_string()]);
        }
        if is_async && name == "drop_safe_ret" {
            for param in params.iter().filter(|param| param.function.is_some()) {
                d.report(Kind::ClosureGivenBack, Place::of(&param.written), &[])
                    .also(*span, "asked for here");
            }
        }
        if is_async && matches!(name.as_str(), "drop_safe" | "drop_safe_ret") {
            for param in params.iter().filter(|param| param.passing == Passing::Lent) {
                d.report(Kind::BorrowedDropSafe, Place::of(&param.written), &[name])
                    .also(*span, "asked for here");
            }
        }
    }
}

/// Judges `#[nonblocking]`: a promise about sync Rust.
fn judge_promise(
    marks: &Marks,
    signature: &Signature,
    is_async: bool,
    direction: Direction,
    d: &mut Diagnostics,
) {
    let kind = match direction {
        Direction::RustCallsGo => Kind::NonblockingInGo,
        Direction::GoCallsRust if is_async => Kind::NonblockingAsync,
        Direction::GoCallsRust => return,
    };
    for (_, span) in marks.0.iter().filter(|(name, _)| name == NONBLOCKING) {
        d.report(kind, *span, &[&signature.ident.to_string()]);
    }
}

/// Judges the parameters of an async method: its future owns them, but for what `&` lends.
fn judge_async(signature: &Signature, params: &[RawParam], d: &mut Diagnostics) {
    for param in params {
        if let Some(RawFunction::Closure(closure)) = &param.function {
            closure::judge_async(&param.written, closure, d);
        }
        match param.passing {
            Passing::LentMut | Passing::LentVec => {
                let owned = value::owned_text(&param.value);
                let name = signature.ident.to_string();
                d.report(Kind::MutableAsync, Place::of(&param.written), &[&name, &owned]);
            }
            Passing::Given | Passing::Lend => owners::judge_async(&param.value, d),
            Passing::Lent => {}
        }
    }
}

/// Judges what a method must not have: qualifiers, type parameters, a receiver.
fn judge_form(item: &TraitItemFn, of: &str, d: &mut Diagnostics) {
    let signature = &item.sig;
    let name = signature.ident.to_string();
    for (word, place) in [
        ("const", signature.constness.as_ref().map(Place::of)),
        ("unsafe", signature.unsafety.as_ref().map(Place::of)),
        ("extern", signature.abi.as_ref().map(Place::of)),
        ("variadic", signature.variadic.as_ref().map(Place::of)),
    ] {
        if let Some(place) = place {
            d.report(Kind::Qualifier, place, &["a method of an interface", word]);
        }
    }
    generics::judge(&signature.generics, &signature.ident, "method", d);
    if let Some(receiver) = signature.receiver().filter(|receiver| !is_shared(receiver)) {
        d.report(Kind::SelfParameter, Place::of(receiver), &[&name, of]);
    }
}

/// Whether it is `&self`.
fn is_shared(receiver: &Receiver) -> bool {
    let plain = receiver
        .reference
        .as_ref()
        .is_some_and(|(_, lifetime)| lifetime.is_none());
    plain && receiver.mutability.is_none() && receiver.colon_token.is_none()
}

/// The name of the type of a trait's objects.
pub(super) fn object_name(of: &str) -> Ident {
    format_ident!("{}Impl", of.strip_prefix("r#").unwrap_or(of))
}

/// The object as a parameter. An async call has a reference of its own to it.
fn object(of: &str, is_async: bool, direction: Direction) -> RawParam {
    let name = object_name(of);
    let given = is_async && direction == Direction::RustCallsGo;
    RawParam {
        name: Ident::new("self", Span::call_site()),
        go_name: None,
        written: if given {
            parse_quote!(#name)
        } else {
            parse_quote!(&#name)
        },
        value: parse_quote!(#name),
        function: None,
        passing: if given { Passing::Given } else { Passing::Lent },
    }
}

fn params(signature: &Signature, home: Home<'_>, d: &mut Diagnostics) -> Vec<RawParam> {
    let typed = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(typed) => Some(typed),
        FnArg::Receiver(_) => None,
    });
    let typed: Vec<&syn::PatType> = typed.collect();
    let most = MAX_PARAMETERS - usize::from(signature.receiver().is_some());
    if let Some(first_too_many) = typed.get(most) {
        let name = signature.ident.to_string();
        let (count, most) = (typed.len().to_string(), most.to_string());
        d.report(
            Kind::TooManyParameters,
            Place::of(*first_too_many),
            &[&name, &count, &most],
        );
    }
    typed
        .into_iter()
        .filter_map(|typed| param(typed, home, d))
        .collect()
}

fn param(typed: &syn::PatType, home: Home<'_>, d: &mut Diagnostics) -> Option<RawParam> {
    attrs::judge_part(&typed.attrs, "a parameter", d);
    for attr in &typed.attrs {
        match ours(attr) {
            Some(name) if name != "go" && !attrs::is_builtin(&name) => {
                attrs::unknown(attr, &name, "a parameter", &["go"], d);
            }
            _ => {}
        }
    }
    let common = attrs::common(&typed.attrs, d);
    let name = match &*typed.pat {
        Pat::Ident(name) if name.by_ref.is_none() && name.mutability.is_none() && name.subpat.is_none() => {
            Some(name.ident.clone())
        }
        pattern => {
            d.report(Kind::PatternParameter, Place::of(pattern), &[]);
            None
        }
    };
    if closure::is_closure(&typed.ty) {
        let name = name?;
        let closure = closure::closure(&typed.ty, &name, home, d)?;
        return Some(RawParam {
            name,
            go_name: common.go_name,
            written: (*typed.ty).clone(),
            value: closure::object(&closure),
            passing: Passing::Given,
            function: Some(RawFunction::Closure(closure)),
        });
    }
    if stream::is_stream(&typed.ty) {
        let name = name?;
        if home.direction == Direction::GoCallsRust {
            d.report(Kind::StreamFromGo, Place::of(&typed.ty), &[]);
            return None;
        }
        let stream = stream::stream(&typed.ty, What::Stream, &name, home, d)?;
        return Some(RawParam {
            name,
            go_name: common.go_name,
            written: (*typed.ty).clone(),
            value: stream::object(&stream),
            passing: Passing::Given,
            function: Some(RawFunction::Stream(stream)),
        });
    }
    let (value, passing) = passing(&typed.ty, d)?;
    Some(RawParam {
        function: None,
        name: name?,
        go_name: common.go_name,
        written: (*typed.ty).clone(),
        value,
        passing,
    })
}

/// Takes `&` and `Lend` off a parameter's type and judges the rest.
fn passing(written: &Type, d: &mut Diagnostics) -> Option<(Type, Passing)> {
    let peeled = value::peel(written);
    let (value, passing) = match peeled {
        Type::Reference(reference) => {
            if reference.mutability.is_some() {
                return writable::judge(written, &reference.elem, d);
            }
            (value::peel(&reference.elem), Passing::Lent)
        }
        _ => match value::single_argument(peeled, "Lend") {
            Some(inner) => (value::peel(inner), Passing::Lend),
            None => (peeled, Passing::Given),
        },
    };
    let fine = match (value, passing) {
        (value, Passing::Lent) => value::judge_lent(value, d),
        (value, _) => value::judge_whole(value, d),
    };
    fine.then(|| (value.clone(), passing))
}
