//! Objects: the type of those that implement a trait, for the side that holds them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::methods::Method;
use super::{closures, impl_name, plain, streams};
use crate::model::{Direction, Passing};
use crate::parse::raw::{RawMethod, RawTrait};

/// The trait, and the type of its objects.
pub(super) fn declared(raw: &RawTrait, methods: &[Method<'_>]) -> TokenStream {
    let RawTrait { vis, attrs, name, .. } = raw;
    let text = plain(name);
    let object = impl_name(raw);
    let declarations = methods.iter().map(Method::declaration);
    let cfgs: Vec<_> = attrs.iter().filter(|attr| attr.path().is_ident("cfg")).collect();
    let of_rust = raw.direction == Direction::GoCallsRust;
    // Go calls an object from any thread, and holds it as long as it likes.
    let bounds = of_rust.then(|| quote!(: ::std::marker::Send + ::std::marker::Sync + 'static));
    let inner = match of_rust {
        true => {
            let inner = inner(raw);
            quote!(::rust2go::rt::Exported<dyn #inner>)
        }
        false => quote!(::rust2go::rt::HeldObject),
    };
    let doc = match of_rust {
        true => format!("An object that implements [`{text}`], for Go to hold and to call. Clones are the same object."),
        false => format!("An object of Go's that implements [`{text}`]. Clones are the same object; Go lets go of it with the last."),
    };
    let closures = closures::allowed(raw);
    quote! {
        #(#attrs)*
        #closures
        #vis trait #name #bounds {
            #(#declarations)*
        }

        #(#cfgs)*
        #[doc = #doc]
        #[derive(Debug, Clone)]
        #[allow(dead_code, private_interfaces)]
        #vis struct #object(#inner);
    }
}

/// The name of the trait behind an object of Rust's, of which, unlike of the user's, there can be trait objects.
pub(super) fn inner(raw: &RawTrait) -> syn::Ident {
    format_ident!("__{}Object", plain(&raw.name))
}

/// The trait behind an object of Rust's, how an object is made, and how Rust itself calls one.
pub(super) fn inner_trait(raw: &RawTrait, methods: &[Method<'_>]) -> TokenStream {
    let RawTrait { vis, attrs, name, .. } = raw;
    let (inner, object) = (inner(raw), impl_name(raw));
    let cfgs: Vec<_> = attrs.iter().filter(|attr| attr.path().is_ident("cfg")).collect();
    let heads: Vec<_> = raw.methods.iter().enumerate().map(head).collect();
    let bodies = raw.methods.iter().map(|method| {
        let (own, names) = (&method.name, method.params[1..].iter().map(|param| &param.name));
        let call = quote!(<__T as #name>::#own(self, #(#names),*));
        let stream = method.ret.stream.as_ref().filter(|stream| stream.opaque);
        let boxed = |call: TokenStream| match (stream, &method.ret.error) {
            (None, _) => call,
            (Some(_), None) => quote!(::std::boxed::Box::pin(#call)),
            (Some(stream), Some(_)) => {
                let ty = streams::boxed(stream, None);
                quote!(#call.map(|__stream| -> #ty { ::std::boxed::Box::pin(__stream) }))
            }
        };
        match method.asynchronous {
            Some(_) if stream.is_some() => {
                let value = boxed(quote!(#call.await));
                quote!(::std::boxed::Box::pin(async move { #value }))
            }
            Some(_) => quote!(::std::boxed::Box::pin(#call)),
            None => boxed(call),
        }
    });
    let delegates = raw.methods.iter().zip(methods).enumerate();
    let delegates = delegates.map(|(number, (raw, method))| {
        let (signature, called) = (method.signature(), inner_method(number));
        let names = method.arguments().iter().map(|param| &param.name);
        let call = quote!(<dyn #inner as #inner>::#called(&*::std::ops::Deref::deref(&self.0), #(#names),*));
        match raw.asynchronous {
            Some(_) => quote!(#signature { async move { #call.await } }),
            None => quote!(#signature { #call }),
        }
    });
    let doc = format!(
        "An object for Go to hold: any value that implements [`{}`].",
        plain(name)
    );
    quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(clippy::all, clippy::pedantic, missing_docs, dead_code)]
        #vis trait #inner: ::std::marker::Send + ::std::marker::Sync {
            #(#heads;)*
        }

        #(#cfgs)*
        #[allow(clippy::all, clippy::pedantic)]
        impl<__T: #name> #inner for __T {
            #(#heads { #bodies })*
        }

        #(#cfgs)*
        #[allow(dead_code)]
        impl #object {
            #[doc = #doc]
            #[must_use]
            #vis fn new(object: impl #name) -> Self {
                Self(::rust2go::rt::Exported::new(::std::boxed::Box::new(object)))
            }
        }

        #(#cfgs)*
        #[allow(clippy::all, clippy::pedantic, unused, deprecated)]
        impl #name for #object {
            #(#delegates)*
        }
    }
}

/// The name of a method of that trait.
pub(super) fn inner_method(number: usize) -> syn::Ident {
    format_ident!("__method{number}")
}

fn head((number, method): (usize, &RawMethod)) -> TokenStream {
    let name = inner_method(number);
    let written = &method.ret.written;
    let stream = method.ret.stream.as_ref().filter(|stream| stream.opaque);
    let written = match stream {
        Some(stream) => streams::boxed(stream, method.ret.error.as_ref()),
        None => quote!(#written),
    };
    let params = method.params[1..].iter();
    match method.asynchronous {
        Some(_) => {
            let params = params.map(|param| {
                let (name, value, written) = (&param.name, &param.value, &param.written);
                match param.passing {
                    Passing::Lent => quote!(#name: &'__a #value),
                    _ => quote!(#name: #written),
                }
            });
            quote! {
                fn #name<'__a>(&'__a self, #(#params),*) -> ::std::pin::Pin<
                    ::std::boxed::Box<dyn ::std::future::Future<Output = #written> + ::std::marker::Send + '__a>,
                >
            }
        }
        None => {
            let params = params.map(|param| {
                let (name, written) = (&param.name, &param.written);
                quote!(#name: #written)
            });
            quote!(fn #name(&self, #(#params),*) -> #written)
        }
    }
}

/// How an object crosses.
pub(super) fn crossing(raw: &RawTrait) -> TokenStream {
    let object = impl_name(raw);
    let (side, read) = match raw.direction {
        Direction::RustCallsGo => ("Go", quote!(__rt::HeldObject::read)),
        Direction::GoCallsRust => {
            let inner = inner(raw);
            ("Rust", quote!(__rt::Exported::<dyn #inner>::read))
        }
    };
    let line = format!("object {object} {side}");
    quote!(::rust2go::__object!(#object, #line, #read);)
}
