//! The type parameters of a type, as its twins and the implementations of the traits have them.

use proc_macro2::TokenStream;
use quote::quote;

use super::plain;
use crate::parse::raw::RawType;

/// The pieces of generic code.
pub(super) struct Generics<'a> {
    /// `<__M: Mode, T: R2G<__M> + 'static>`, with the user's own bounds.
    pub(super) declared: TokenStream,
    /// `<__M, T>`
    pub(super) twin_arguments: TokenStream,
    /// `<T>`, nothing where there are no type parameters.
    pub(super) arguments: TokenStream,
    /// What the user's `where` says, each with its comma.
    pub(super) predicates: TokenStream,
    /// The type by which a twin uses every parameter.
    pub(super) phantom: TokenStream,
    /// An expression: the name of the type in the schema, with what stands for the parameters.
    pub(super) instance: TokenStream,
    names: Vec<&'a syn::Ident>,
}

impl<'a> Generics<'a> {
    pub(super) fn of(raw: &'a RawType) -> Generics<'a> {
        let names: Vec<_> = raw.generics.type_params().map(|param| &param.ident).collect();
        let bounds: Vec<_> = raw.generics.type_params().map(|param| &param.bounds).collect();
        let predicates = raw
            .generics
            .where_clause
            .iter()
            .flat_map(|clause| &clause.predicates);
        let text = plain(&raw.name);
        let instance = if names.is_empty() {
            quote!(#text)
        } else {
            quote!(__rt::instance(#text, &[#(__rt::argument::<__M, #names>),*]))
        };
        Generics {
            // Twins live as long as they like, and so do the types in them.
            declared: quote!(<__M: __rt::Mode, #(#names: __rt::R2G<__M> + 'static + #bounds),*>),
            twin_arguments: quote!(<__M, #(#names),*>),
            arguments: if names.is_empty() {
                quote!()
            } else {
                quote!(<#(#names),*>)
            },
            predicates: quote!(#(#predicates,)*),
            phantom: if names.is_empty() {
                quote!(::std::marker::PhantomData<fn() -> __M>)
            } else {
                quote!(::std::marker::PhantomData<fn() -> (__M, #(#names,)*)>)
            },
            instance,
            names,
        }
    }

    /// Whether there are type parameters.
    pub(super) fn any(&self) -> bool {
        !self.names.is_empty()
    }
}
