//! The arguments of `#[r2g(..)]`.

use proc_macro2::TokenStream;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use super::attrs::{path_text, there_are};
use super::raw::TraitArgs;
use super::suggest::nearest;
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::Naming;

/// What 0.x knew and what has a meaning no more (`binding`, `queue_size`) is accepted.
const KNOWN: &[&str] = &["naming", "max_in_flight", "binding", "queue_size"];
const LIMIT: &str = "max_in_flight";
const NAMINGS: &[&str] = &["idiomatic", "verbatim"];

/// Reads the tokens between the brackets of `#[r2g(..)]`.
pub(super) fn trait_args(attr: TokenStream, d: &mut Diagnostics) -> TraitArgs {
    let mut args = TraitArgs::default();
    let metas = match Punctuated::<Meta, Token![,]>::parse_terminated.parse2(attr) {
        Ok(metas) => metas,
        Err(error) => {
            d.report(
                Kind::MalformedAttribute,
                error.span(),
                &["r2g", &error.to_string()],
            )
            .help("write `#[r2g]` or `#[r2g(naming = verbatim)]`");
            return args;
        }
    };
    for meta in &metas {
        let name = path_text(meta.path());
        match name.as_str() {
            "naming" => args.naming = naming(meta, d),
            LIMIT => args.max_in_flight = limit(meta, d),
            name if KNOWN.contains(&name) => {}
            name => unknown(meta, name, d),
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

fn naming(meta: &Meta, d: &mut Diagnostics) -> Option<Naming> {
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
                &["r2g", "`naming` needs a value"],
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

fn unknown(meta: &Meta, name: &str, d: &mut Diagnostics) {
    let diagnostic = d.report(Kind::UnknownArgument, Place::of(meta), &["r2g", name]);
    match nearest(name, KNOWN) {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
        None => diagnostic.help(there_are("", KNOWN, "")),
    };
}
