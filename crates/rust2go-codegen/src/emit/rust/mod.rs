//! Rust, for the macros: the twin of a type, the implementation of a trait.
//!
//! A macro sees one item and no other, so what is emitted never names the layout of another type: it goes by the traits
//! of `rust2go::rt`, and the compiler puts the pieces together.

mod closures;
mod methods;
mod objects;
mod served;
mod streams;
mod traits;
mod types;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, ToTokens};

use crate::diagnostic::{Diagnostics, Kind};
use crate::model::{Direction, Naming};
use crate::parse;
use crate::parse::raw::RawTrait;

/// The variable by which the build helper tells the macros that the crate asks for verbatim names.
pub const NAMING_VARIABLE: &str = "RUST2GO_NAMING";

/// Expands `#[r2g(..)]` on a trait.
#[must_use]
pub fn r2g(attr: TokenStream, item: TokenStream) -> TokenStream {
    expand(Direction::RustCallsGo, attr, item)
}

/// Expands `#[g2r(..)]` on a trait.
#[must_use]
pub fn g2r(attr: TokenStream, item: TokenStream) -> TokenStream {
    expand(Direction::GoCallsRust, attr, item)
}

fn expand(direction: Direction, attr: TokenStream, item: TokenStream) -> TokenStream {
    if let Some(error) = too_deep(&attr).or_else(|| too_deep(&item)) {
        return error;
    }
    let item: syn::ItemTrait = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let mut diagnostics = Diagnostics::default();
    match parse::trait_item(direction, attr, &item, &mut diagnostics) {
        Some(raw) if diagnostics.is_empty() => {
            let naming = raw.args.naming.unwrap_or_else(naming_of_crate);
            match direction {
                Direction::RustCallsGo => traits::emit(&raw, naming),
                Direction::GoCallsRust => served::emit(&raw, naming),
            }
        }
        // The trait itself stays, so that its uses are no further errors.
        _ => {
            let errors = diagnostics.into_compile_errors();
            let name = &item.ident;
            quote! {
                #errors
                #[allow(unused)]
                trait #name {}
            }
        }
    }
}

/// Expands `#[derive(R2G)]`.
#[must_use]
pub fn derive(item: TokenStream) -> TokenStream {
    if let Some(error) = too_deep(&item) {
        return error;
    }
    let item: syn::DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let mut diagnostics = Diagnostics::default();
    match parse::type_item(&item, &mut diagnostics) {
        Some(raw) if diagnostics.is_empty() => types::emit(&raw),
        _ => diagnostics.into_compile_errors(),
    }
}

/// The error for tokens that are nested too deeply to be parsed.
fn too_deep(tokens: &TokenStream) -> Option<TokenStream> {
    let place = parse::too_deep(tokens)?;
    let mut diagnostics = Diagnostics::default();
    diagnostics.report(Kind::TooDeep, place, &[]);
    Some(diagnostics.into_compile_errors())
}

fn naming_of_crate() -> Naming {
    match std::env::var(NAMING_VARIABLE) {
        Ok(value) if value == "verbatim" => Naming::Verbatim,
        _ => Naming::Idiomatic,
    }
}

/// The name of what implements a trait, or of its objects: `StoreImpl`.
fn impl_name(of: &RawTrait) -> Ident {
    format_ident!("{}Impl", plain(&of.name))
}

/// The name of an item as the schema writes it.
fn plain(name: &impl ToTokens) -> String {
    let name = name.to_token_stream().to_string();
    name.strip_prefix("r#").unwrap_or(&name).to_owned()
}
