//! A trait marked `#[r2g]` or `#[g2r]`.

use proc_macro2::TokenStream;
use syn::{Attribute, ItemTrait, TraitItem};

use super::raw::{RawTrait, TraitArgs};
use super::{args, attrs, generics, marks, method};
use crate::check::names::rust;
use crate::diagnostic::{Diagnostics, Kind, Place};
use crate::model::{Direction, Made};

/// Judges a trait on its own. `attr` are the tokens between the brackets of `#[r2g(..)]` or `#[g2r(..)]`.
///
/// What comes back beside diagnostics lacks the parts that are wrong.
pub fn trait_item(
    direction: Direction,
    attr: TokenStream,
    item: &ItemTrait,
    d: &mut Diagnostics,
) -> Option<RawTrait> {
    let args = args::trait_args(direction, attr, d);
    for meta in marks::metas(&item.attrs) {
        if marks::direction(&meta).is_some_and(|other| other != direction) {
            d.report(Kind::BothDirections, Place::of(&meta), &[&item.ident.to_string()]);
        }
    }
    let common = attrs::common(&item.attrs, d);
    let name = item.ident.to_string();

    for (word, tokens) in [
        ("unsafe", item.unsafety.map(|token| Place::of(&token))),
        ("auto", item.auto_token.map(|token| Place::of(&token))),
    ] {
        if let Some(place) = tokens {
            d.report(Kind::Qualifier, place, &["a trait of an interface", word]);
        }
    }
    generics::judge(&item.generics, &item.ident, "trait", d);
    if !item.supertraits.is_empty() {
        d.report(Kind::Supertrait, Place::of(&item.supertraits), &[&name]);
    }

    let mut methods = Vec::new();
    for member in &item.items {
        let what = match member {
            TraitItem::Fn(function) => {
                methods.push(method::method(
                    function,
                    (&name, &rust(&item.ident)),
                    direction,
                    d,
                ));
                continue;
            }
            TraitItem::Const(_) => "constants",
            TraitItem::Type(_) => "associated types",
            TraitItem::Macro(_) => "macro calls",
            _ => "this",
        };
        d.report(Kind::NotAMethod, Place::of(member), &[what]);
    }

    if let Some(with) = methods.iter().find(|method| method.receiver) {
        for without in methods.iter().filter(|method| !method.receiver) {
            let args = [&without.name, &with.name].map(ToString::to_string);
            let args = [args[0].as_str(), args[1].as_str(), name.as_str()];
            d.report(Kind::NoReceiver, Place::from(without.name.span()), &args)
                .also(with.name.span(), "takes `&self`");
        }
    }

    Some(RawTrait {
        direction,
        args,
        vis: item.vis.clone(),
        attrs: item.attrs.iter().filter(|attr| stays(attr)).map(outer).collect(),
        name: item.ident.clone(),
        go_name: common.go_name,
        docs: common.docs,
        methods,
        made: None,
    })
}

/// Judges a trait that the parser has made.
pub(super) fn made(
    direction: Direction,
    item: &ItemTrait,
    made: Made,
    d: &mut Diagnostics,
) -> Option<RawTrait> {
    let (name, label) = (item.ident.to_string(), &made.of);
    let functions = item.items.iter().filter_map(|member| match member {
        TraitItem::Fn(function) => Some(function),
        _ => None,
    });
    let before = d.iter().count();
    let methods = functions.map(|function| {
        let mut method = method::method(function, (&name, label), direction, d);
        // Its future is whoever calls the closure's, under either naming.
        if let Some(asynchronous) = &mut method.asynchronous {
            asynchronous.drop_safe = true;
        }
        method
    });
    let methods: Vec<_> = methods.collect();
    (d.iter().count() == before).then(|| RawTrait {
        direction,
        args: TraitArgs::default(),
        vis: item.vis.clone(),
        attrs: Vec::new(),
        name: item.ident.clone(),
        go_name: None,
        docs: Vec::new(),
        methods,
        made: Some(made),
    })
}

/// The attribute as it stands before a trait: `//!` within its braces is one of them too.
fn outer(attr: &Attribute) -> Attribute {
    Attribute {
        style: syn::AttrStyle::Outer,
        ..attr.clone()
    }
}

/// Whether an attribute stays on the trait that the macro gives back.
fn stays(attr: &Attribute) -> bool {
    !matches!(attrs::ours(attr).as_deref(), Some("r2g" | "g2r" | "go"))
}
