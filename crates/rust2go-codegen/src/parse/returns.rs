//! What a method returns: `impl Future`, `Result`, `GoRef` and a tuple are taken off, in this order.

use syn::{GenericArgument, PathArguments, PathSegment, ReturnType, Signature, Type, TypeParamBound};

use super::raw::{RawFuture, RawReturn};
use super::text::text;
use super::value;
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Spelling, MAX_RESULTS};

/// The result of a method, and how it is written where it is async.
pub(super) fn result(signature: &Signature, d: &mut Diagnostics) -> (RawReturn, Option<Spelling>) {
    let unit: Type = syn::parse_quote!(());
    let written = match &signature.output {
        ReturnType::Default => &unit,
        ReturnType::Type(_, ty) => value::peel(ty),
    };
    let future = future(written);
    let spelling = match (signature.asyncness, &future) {
        (None, None) => None,
        (None, Some(_)) => Some(Spelling::ImplFuture),
        (Some(_), None) => Some(Spelling::AsyncFn),
        (Some(_), Some(_)) => {
            d.report(
                Kind::AsyncFuture,
                Place::of(written),
                &[&signature.ident.to_string()],
            );
            Some(Spelling::AsyncFn)
        }
    };
    let (written, future) = match future {
        Some((output, future)) => (output, Some(future)),
        None => (written, None),
    };
    let result = RawReturn {
        future,
        ..settled(signature, written, d)
    };
    (result, spelling)
}

/// The `T` of `impl Future<Output = T>`, by whatever path, and the path with whatever other bounds.
fn future(ty: &Type) -> Option<(&Type, RawFuture)> {
    let Type::ImplTrait(opaque) = ty else { return None };
    opaque.bounds.iter().enumerate().find_map(|(at, bound)| {
        let TypeParamBound::Trait(bound) = bound else {
            return None;
        };
        let output = output(bound.path.segments.last()?)?;
        let mut path = bound.path.clone();
        path.segments.last_mut()?.arguments = PathArguments::None;
        let others = opaque.bounds.iter().enumerate().filter(|(other, _)| *other != at);
        let bounds = others.map(|(_, bound)| bound.clone()).collect();
        Some((output, RawFuture { path, bounds }))
    })
}

/// The `T` of `Future<Output = T>`.
pub(super) fn output(future: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &future.arguments else {
        return None;
    };
    let outputs = arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(binding) if binding.ident == "Output" => Some(value::peel(&binding.ty)),
        _ => None,
    });
    outputs.filter(|_| future.ident == "Future")
}

/// What comes out once the method has returned.
fn settled(signature: &Signature, written: &Type, d: &mut Diagnostics) -> RawReturn {
    let mut result = RawReturn {
        written: written.clone(),
        values: Vec::new(),
        error: None,
        view: false,
        future: None,
        stream: None,
    };
    let mut rest = written;
    // Without arguments it is a type of the user's, or an alias that `check` reports.
    if value::is_named(rest, "Result") && !value::arguments(rest).is_empty() {
        match value::arguments(rest).as_slice() {
            [of, error] => {
                judge_error(of, error, d);
                result.error = Some((*error).clone());
                rest = value::peel(of);
            }
            few => {
                let of = few.first().map_or("T".to_string(), |of| text(*of));
                report_hidden_error(rest, &of, d);
                return result;
            }
        }
    }
    if let Some(of) = value::single_argument(rest, "GoRef") {
        result.view = true;
        rest = value::peel(of);
    }
    if !result.view && super::stream::is_stream(rest) {
        result.values.push(rest.clone());
        return result;
    }
    match rest {
        Type::Tuple(tuple) if !result.view && tuple.elems.len() != 1 => {
            if tuple.elems.len() > MAX_RESULTS {
                let name = signature.ident.to_string();
                let (count, most) = (tuple.elems.len().to_string(), MAX_RESULTS.to_string());
                d.report(Kind::TooManyResults, Place::of(tuple), &[&name, &count, &most]);
            }
            let values = tuple.elems.iter().map(value::peel);
            result.values = values.filter(|of| judge_value(of, d)).cloned().collect();
        }
        _ if judge_value(rest, d) => result.values.push(rest.clone()),
        _ => {}
    }
    result
}

/// Reports a `Result` that does not say what its error is.
pub(crate) fn report_hidden_error(result: &Type, of: &str, d: &mut Diagnostics) {
    let args = ["its error type does not show", of];
    d.report(Kind::ErrorType, Place::of(result), &args);
}

/// A returned value: as elsewhere, but a reference is answered with what it can be here.
fn judge_value(ty: &Type, d: &mut Diagnostics) -> bool {
    if let Type::Reference(reference) = ty {
        d.report(
            Kind::ReferenceReturn,
            Place::of(ty),
            &[&value::owned_text(&reference.elem)],
        );
        return false;
    }
    value::judge(ty, d)
}

/// An error is `GoError`, or a type of the interface.
fn judge_error(of: &Type, error: &Type, d: &mut Diagnostics) {
    if !can_be_error(error) {
        let label = format!("`{}` cannot be an error in Go", text(error));
        d.report(Kind::ErrorType, Place::of(error), &[&label, &text(of)]);
        return;
    }
    for argument in value::arguments(error) {
        value::judge(argument, d);
    }
}

/// Whether it is a name that only the files can tell more of.
pub(crate) fn can_be_error(error: &Type) -> bool {
    matches!(error, Type::Path(path) if path.qself.is_none())
        && !value::is_generic_of_rust(error)
        && !value::is_named(error, "Box")
}
