//! The macros of rust2go. The work is done in `rust2go-codegen`, by the same front end that the CLI and the build helper
//! use.

use proc_macro::TokenStream;

/// Makes a trait one that Go implements; see the documentation of the `rust2go` crate.
#[proc_macro_attribute]
pub fn r2g(attr: TokenStream, item: TokenStream) -> TokenStream {
    rust2go_codegen::emit::rust::r2g(attr.into(), item.into()).into()
}

/// Makes a trait one that Rust implements and Go calls; see the documentation of the `rust2go` crate.
#[proc_macro_attribute]
pub fn g2r(attr: TokenStream, item: TokenStream) -> TokenStream {
    rust2go_codegen::emit::rust::g2r(attr.into(), item.into()).into()
}

/// Makes a struct or an enum one that crosses between Rust and Go.
#[proc_macro_derive(R2G, attributes(go))]
pub fn derive_r2g(item: TokenStream) -> TokenStream {
    rust2go_codegen::emit::rust::derive(item.into()).into()
}

/// Expands to nothing. rust2go 0.x included C bindings here; there are none any more.
#[proc_macro]
pub fn r2g_include_binding(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
