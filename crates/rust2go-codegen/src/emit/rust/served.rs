//! A trait that Rust implements: the trait as the user wrote it, the unit struct for which she implements it, and a function
//! for each method by which Go gets there.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};

use super::methods::{output_marker, Method};
use super::traits::{declared, mode};
use super::{closures, impl_name, objects, plain, streams};
use crate::model::{Naming, Passing};
use crate::parse::raw::{RawFunction, RawMethod, RawTrait};

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
    let descriptions = methods.iter().map(Method::description);
    let functions: Vec<_> = (0..methods.len())
        .map(|at| format_ident!("__method{at}"))
        .collect();
    let inner = objects::inner(raw);
    let definitions = raw.methods.iter().zip(&methods).zip(&functions).enumerate();
    let definitions = definitions.map(|(number, ((raw, method), function))| {
        let called = match raw.receiver {
            true => {
                let method = objects::inner_method(number);
                quote!(<dyn #inner as #inner>::#method)
            }
            false => {
                let method = &raw.name;
                quote!(<#implementation as #name>::#method)
            }
        };
        definition(function, raw, &method.param_markers(), &called)
    });
    let count = methods.len();
    let cfgs: Vec<_> = attrs.iter().filter(|attr| attr.path().is_ident("cfg")).collect();
    let doc = format!("What Go calls [`{text}`] on: implement the trait for it.");
    let declared = declared(raw, naming, &methods, &doc);
    let symbol = symbol(&text, name.span(), &declared);
    let object = raw.is_object();
    let inner_trait = object.then(|| objects::inner_trait(raw, &methods));
    let crossing = object.then(|| objects::crossing(raw));
    let closures = closures::made(raw, naming);
    let streams = streams::made_traits(raw, naming);
    quote! {
        #declared

        #inner_trait

        #(#cfgs)*
        #[allow(clippy::all, clippy::pedantic, unused, deprecated)]
        const _: () = {
            use ::rust2go::rt as __rt;

            type __Mode = #mode;

            #crossing

            #closures

            #streams

            fn __describe(__schema: &mut __rt::Schema) {
                #(#descriptions)*
            }

            #(#definitions)*

            static __METHODS: [__rt::Entry; #count] = [#(#functions),*];

            static __SERVED: __rt::Served = __rt::Served::new(#text, __describe, &__METHODS);

            ::rust2go::__serve!(__SERVED, #symbol);
        };
    }
}

/// A name that no other trait of a program has, also none of that name in another module, crate or version of a crate. A macro
/// cannot know its module; the place in the source, as the compiler shows it, stands for that.
fn symbol(name: &str, place: Span, declared: &TokenStream) -> String {
    let of_cargo = |variable| std::env::var(variable).unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    for part in [
        of_cargo("CARGO_CRATE_NAME"),
        of_cargo("CARGO_PKG_VERSION"),
        format!("{place:?}"),
        declared.to_string(),
    ] {
        part.hash(&mut hasher);
    }
    // An assembler takes no letters but these.
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("rust2go_trait_{name}_{:016x}", hasher.finish())
}

/// The function by which Go calls a method.
fn definition(
    function: &syn::Ident,
    raw: &RawMethod,
    markers: &TokenStream,
    called: &TokenStream,
) -> TokenStream {
    let mut reads = Vec::new();
    let mut arguments = Vec::new();
    for (at, param) in raw.params.iter().enumerate() {
        let (place, local) = (syn::Index::from(at), format_ident!("__p{at}"));
        let (value, param_name) = (&param.value, plain(&param.name));
        let read = match param.passing {
            Passing::Lent if raw.asynchronous.is_some() => quote!(<#value as __rt::Owned<__Mode>>::own),
            Passing::Lent => quote!(<#value as __rt::Readable<__Mode>>::read),
            _ => quote!(<#value as __rt::R2G<__Mode>>::decode),
        };
        reads.push(quote! {
            let #local = match #read(&__in.#place, __decoder) {
                ::std::result::Result::Ok(__value) => __value,
                ::std::result::Result::Err(__malformed) => {
                    return ::std::result::Result::Err(__malformed.of_parameter(#param_name));
                }
            };
        });
        arguments.push(match param.passing {
            _ if raw.receiver && at == 0 => quote!(&*::std::ops::Deref::deref(&#local).0),
            Passing::Lent => quote!(::std::ops::Deref::deref(&#local)),
            _ => match &param.function {
                Some(RawFunction::Closure(closure)) => closures::taken(&quote!(#local), closure),
                _ => quote!(#local),
            },
        });
    }
    let output = output_marker(&raw.ret);
    let untyped = raw.ret.error.is_some() && raw.ret.own_error().is_none();
    let output = match untyped {
        true => quote!(__rt::Fails<#output>),
        false => output,
    };
    let call = quote!(#called(#(#arguments),*));
    let returned = |value: TokenStream| match &raw.ret.stream {
        Some(stream) => streams::returned(&value, stream, raw.ret.error.is_some()),
        None => value,
    };
    let (serve, value) = match raw.asynchronous {
        // The future owns what the method borrows.
        Some(_) => {
            let value = returned(quote!(#call.await));
            (
                quote!(__rt::serve_async::<__Mode, #markers, #output, _>),
                quote!(async move { #value }),
            )
        }
        None => (quote!(__rt::serve::<__Mode, #markers, #output>), returned(call)),
    };
    let call = quote! {
        #serve(__block, |__in, __decoder| {
            #(#reads)*
            ::std::result::Result::Ok(#value)
        })
    };
    let call = match raw.nonblocking {
        true => quote!(__rt::nonblocking(|| #call)),
        false => call,
    };
    quote! {
        unsafe extern "C" fn #function(__block: *mut ::std::ffi::c_void) {
            // SAFETY: Go calls this with the block of this method, as the schema has it, and leaves the block and all that it
            // reaches alone until this returns.
            unsafe {
                #call
            }
        }
    }
}
