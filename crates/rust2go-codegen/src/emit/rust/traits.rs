//! The trait as the user wrote it, and the unit struct that implements it by calling Go.

use proc_macro2::TokenStream;
use quote::quote;

use super::methods::{gate, Method};
use super::{closures, impl_name, objects, streams};
use crate::model::Naming;
use crate::parse::raw::{RawMethod, RawTrait};

/// The trait, and the unit struct that implements it or for which the user does.
pub(super) fn declared(raw: &RawTrait, naming: Naming, methods: &[Method<'_>], doc: &str) -> TokenStream {
    if raw.is_object() {
        return objects::declared(raw, methods);
    }
    let RawTrait { vis, attrs, name, .. } = raw;
    let implementation = impl_name(raw);
    let declarations = methods.iter().map(Method::declaration);
    let cfgs = attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
    // Signatures of 0.x stay as they are: `&Vec<T>` and `&String` were the way to lend.
    let old_signatures = (naming == Naming::Verbatim).then(|| quote!(#[allow(clippy::ptr_arg)]));
    let closures = closures::allowed(raw);
    quote! {
        #(#attrs)*
        #old_signatures
        #closures
        #vis trait #name {
            #(#declarations)*
        }

        #(#cfgs)*
        #[doc = #doc]
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        #[allow(dead_code)]
        #vis struct #implementation;
    }
}

/// Emits a trait.
pub(super) fn emit(raw: &RawTrait, naming: Naming) -> TokenStream {
    let RawTrait { attrs, name, .. } = raw;
    let implementation = impl_name(raw);
    let text = raw.label();
    let mode = mode(naming);
    let methods: Vec<_> = raw
        .methods
        .iter()
        .map(|method| Method::new(&text, method, raw.direction, naming))
        .collect();
    let definitions = methods
        .iter()
        .enumerate()
        .map(|(number, method)| method.definition(number));
    let assertions = methods.iter().map(Method::assertions);
    // Only where there is a method that needs it: what nobody uses is a warning.
    let shares = |method: &RawMethod| method.asynchronous.is_some() && method.max_in_flight.is_none();
    let most = raw.args.max_in_flight.filter(|_| raw.methods.iter().any(shares));
    let gate = most.map(gate);
    let shared = gate.is_some().then(|| quote!(&__GATE));
    let entries = methods.iter().map(|method| method.entry(shared.as_ref()));
    let count = methods.len();
    let descriptions = methods.iter().map(Method::description);
    let cfgs: Vec<_> = attrs.iter().filter(|attr| attr.path().is_ident("cfg")).collect();
    let doc = format!("[`{text}`], implemented in Go.");
    let declared = declared(raw, naming, &methods, &doc);
    let crossing = raw.is_object().then(|| objects::crossing(raw));
    let closures = closures::made(raw, naming);
    let streams = streams::made_traits(raw, naming);
    quote! {
        #declared

        #(#cfgs)*
        #[allow(clippy::all, clippy::pedantic, unused_unsafe, deprecated)]
        const _: () = {
            use ::rust2go::rt as __rt;

            type __Mode = #mode;

            #crossing

            #closures

            #streams

            #(#assertions)*

            fn __describe(__schema: &mut __rt::Schema) {
                #(#descriptions)*
            }

            #gate

            static __METHODS: [__rt::Method; #count] = [#(#entries),*];

            static __API: __rt::Api = __rt::Api::new(#text, __describe, &__METHODS);

            impl #name for #implementation {
                #(#definitions)*
            }
        };
    }
}

/// The naming as the run time knows it.
pub(super) fn mode(naming: Naming) -> TokenStream {
    match naming {
        Naming::Idiomatic => quote!(__rt::Idiomatic),
        Naming::Verbatim => quote!(__rt::Verbatim),
    }
}
