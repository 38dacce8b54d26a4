//! The arguments of `#[r2g(..)]` and `#[g2r(..)]`.

use proc_macro2::TokenStream;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use super::attrs::{path_text, there_are};
use super::raw::TraitArgs;
use super::suggest::nearest;
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Direction, Naming};

/// What 0.x knew and what has a meaning no more (`binding`, `queue_size`) is accepted.
const KNOWN: &[&str] = &["naming", "max_in_flight", "binding", "queue_size"];
/// The same where Rust implements the trait.
const KNOWN_OF_RUST: &[&str] = &["naming", "binding", "queue_size"];
const LIMIT: &str = "max_in_flight";
const NAMINGS: &[&str] = &["idiomatic", "verbatim"];

/// Reads the tokens between the brackets of `#[r2g(..)]` or `#[g2r(..)]`.
pub(super) fn trait_args(direction: Direction, attr: TokenStream, d: &mut Diagnostics) -> TraitArgs {
    let attribute = direction.attribute();
    let known = match direction {
        Direction::RustCallsGo => KNOWN,
        Direction::GoCallsRust => KNOWN_OF_RUST,
    };
    let mut args = TraitArgs::default();
    let metas = match Punctuated::<Meta, Token![,]>::parse_terminated.parse2(attr) {
        Ok(metas) => metas,
        Err(error) => {
            d.report(
                Kind::MalformedAttribute,
                error.span(),
                &[attribute, &error.to_string()],
            )
            .help(format!(
                "write `#[{attribute}]` or `#[{attribute}(naming = verbatim)]`"
            ));
            return args;
        }
    };
    for meta in &metas {
        let name = path_text(meta.path());
        match name.as_str() {
            "naming" => args.naming = naming(attribute, meta, d),
            LIMIT if direction == Direction::RustCallsGo => args.max_in_flight = limit(meta, d),
            name if known.contains(&name) => {}
            name => unknown(attribute, meta, name, known, d),
        }
    }
    args
}

/// Reads `#[r2g(max_in_flight = N)]` on a method.
pub(super) fn method_limit(attr: &Attribute, d: &mut Diagnostics) -> Option<usize> {
    let help = "write `#[r2g(max_in_flight = 16)]`";
    let metas = attr
        .meta
        .require_list()
        .and_then(|list| list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated));
    let Ok(metas) = metas else {
        let args = ["r2g", "on a method it has a list of arguments"];
        d.report(Kind::MalformedAttribute, Place::of(attr), &args)
            .help(help);
        return None;
    };
    let mut most = None;
    for meta in &metas {
        match path_text(meta.path()).as_str() {
            LIMIT => most = limit(meta, d),
            name => {
                d.report(Kind::UnknownArgument, Place::of(meta), &["r2g", name])
                    .help("a method has `max_in_flight` only");
            }
        }
    }
    most
}

/// The number of `max_in_flight = N`.
fn limit(meta: &Meta, d: &mut Diagnostics) -> Option<usize> {
    if let Meta::NameValue(pair) = meta {
        if let Expr::Lit(ExprLit {
            lit: Lit::Int(number),
            ..
        }) = &pair.value
        {
            // A limit that no machine reaches is no limit.
            if let Ok(most @ 1..=0xffff_ffff) = number.base10_parse::<u64>() {
                return usize::try_from(most).ok();
            }
        }
    }
    let problem = "`max_in_flight` is a number of calls, from 1 on";
    d.report(Kind::MalformedAttribute, Place::of(meta), &["r2g", problem])
        .help("write `max_in_flight = 16`");
    None
}

fn naming(attribute: &str, meta: &Meta, d: &mut Diagnostics) -> Option<Naming> {
    let value = match meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Path(path) => path_text(&path.path),
            Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }) => text.value(),
            _ => String::new(),
        },
        _ => String::new(),
    };
    match value.as_str() {
        "idiomatic" => Some(Naming::Idiomatic),
        "verbatim" => Some(Naming::Verbatim),
        "" => {
            d.report(
                Kind::MalformedAttribute,
                Place::of(meta),
                &[attribute, "`naming` needs a value"],
            )
            .help("write `naming = verbatim` or `naming = idiomatic`");
            None
        }
        other => {
            let meant = nearest(other, NAMINGS).unwrap_or("verbatim");
            d.report(Kind::UnknownNaming, Place::of(meta), &[other])
                .help(format!("write `naming = {meant}`"));
            None
        }
    }
}

fn unknown(attribute: &str, meta: &Meta, name: &str, known: &[&str], d: &mut Diagnostics) {
    let diagnostic = d.report(Kind::UnknownArgument, Place::of(meta), &[attribute, name]);
    match nearest(name, known) {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
        None => diagnostic.help(there_are("", known, "")),
    };
}
