//! Which items are ours: those under `#[r2g]`, `#[g2r]` and `derive(R2G)`, by any path, and under `cfg_attr` too.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Token};

use super::attrs;
use crate::model::Direction;

/// The attributes of an item, those under `cfg_attr` too.
pub(super) fn metas(attrs: &[Attribute]) -> impl Iterator<Item = Meta> + '_ {
    attrs.iter().flat_map(|attr| {
        let mut metas = attrs::conditional(attr);
        metas.push(attr.meta.clone());
        metas
    })
}

/// Which of `#[r2g(..)]` and `#[g2r(..)]` the item has, and its arguments. Of both, the first counts.
pub(super) fn marker(attrs: &[Attribute]) -> Option<(Direction, TokenStream)> {
    metas(attrs).find_map(|meta| {
        let direction = direction(&meta)?;
        let args = match meta {
            Meta::Path(_) => TokenStream::new(),
            Meta::List(list) => list.tokens,
            Meta::NameValue(pair) => pair.value.to_token_stream(),
        };
        Some((direction, args))
    })
}

/// The direction that a marker asks for.
pub(super) fn direction(meta: &Meta) -> Option<Direction> {
    let last = meta.path().segments.last()?;
    [Direction::RustCallsGo, Direction::GoCallsRust]
        .into_iter()
        .find(|direction| last.ident == direction.attribute())
}

/// Whether an item has `derive(R2G)`, by any path.
pub(super) fn derives(attrs: &[Attribute]) -> bool {
    metas(attrs)
        .filter(|meta| meta.path().is_ident("derive"))
        .any(|meta| {
            let Meta::List(list) = meta else { return false };
            let paths = list.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated);
            paths.is_ok_and(|paths| {
                paths
                    .iter()
                    .any(|path| path.segments.last().is_some_and(|last| last.ident == "R2G"))
            })
        })
}
