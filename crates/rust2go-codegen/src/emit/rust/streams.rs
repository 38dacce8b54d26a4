//! Streams: the traits of the objects that they are, and the ways there and back.

use proc_macro2::TokenStream;
use quote::quote;

use super::{impl_name, served};
use crate::model::{Naming, What};
use crate::parse::raw::{RawStream, RawTrait};

/// The traits of a trait's streams, and what implements them.
pub(super) fn made_traits(raw: &RawTrait, naming: Naming) -> TokenStream {
    let made = raw.streams().map(|stream| {
        let emitted = served::emit(&stream.made, naming);
        let (name, item) = (&stream.made.name, &stream.item);
        let takes = stream.made.made.as_ref().is_some_and(|made| made.what == What::Yield);
        let implementation = match (takes, &stream.error) {
            (true, _) => quote! {
                impl #name for ::rust2go::rt::Items<#item> {
                    fn push(&self, items: ::std::vec::Vec<#item>) -> ::std::result::Result<u8, ::rust2go::GoError> {
                        ::std::result::Result::Ok(::rust2go::rt::Items::push(self, items))
                    }

                    async fn room(&self) -> ::std::result::Result<bool, ::rust2go::GoError> {
                        ::std::result::Result::Ok(::rust2go::rt::Items::room(self).await)
                    }
                }
            },
            (false, None) => quote! {
                impl #name for ::rust2go::rt::Pulled<#item> {
                    fn next(
                        &self,
                        at_most: u32,
                    ) -> impl ::std::future::Future<Output = ::std::vec::Vec<#item>> + ::std::marker::Send {
                        ::rust2go::rt::Pulled::next(self, at_most)
                    }
                }
            },
            (false, Some(error)) => {
                let result = quote!(::std::result::Result<#item, #error>);
                quote! {
                    impl #name for ::rust2go::rt::Pulled<#result> {
                        fn next(
                            &self,
                            at_most: u32,
                        ) -> impl ::std::future::Future<
                            Output = ::std::result::Result<::std::vec::Vec<#item>, #error>,
                        > + ::std::marker::Send {
                            ::rust2go::rt::Pulled::try_next(self, at_most)
                        }
                    }
                }
            }
        };
        quote!(#emitted #implementation)
    });
    quote!(#(#made)*)
}

/// A stream of Rust's on its way to Go: the object.
pub(super) fn sent(value: &TokenStream, stream: &RawStream) -> TokenStream {
    let object = impl_name(&stream.made);
    quote!(#object::new(::rust2go::rt::Pulled::new(#value)))
}

/// The same of what a method returns.
pub(super) fn returned(value: &TokenStream, stream: &RawStream, fallible: bool) -> TokenStream {
    if !fallible {
        return sent(value, stream);
    }
    let sent = sent(&quote!(__stream), stream);
    quote!(#value.map(|__stream| #sent))
}

/// What takes the items of a stream that Go makes.
pub(super) fn taking(stream: &RawStream) -> TokenStream {
    let object = impl_name(&stream.made);
    quote!(#object::new(__items.clone()))
}

/// A stream that Go makes, of the call that begins it.
pub(super) fn made(start: &TokenStream, stream: &RawStream) -> TokenStream {
    let item = &stream.item;
    let stream_of = quote! {{
        let __items = ::rust2go::rt::Items::<#item>::new();
        let __call = #start;
        ::rust2go::rt::GoStream::new(__call, __items)
    }};
    match stream.opaque {
        true => stream_of,
        false => quote!(::std::boxed::Box::pin(#stream_of)),
    }
}

/// The type of a result in a trait of which there are trait objects, where it is written as a stream without a box.
pub(super) fn boxed(stream: &RawStream, error: Option<&syn::Type>) -> TokenStream {
    let item = match (&stream.item, &stream.error) {
        (item, None) => quote!(#item),
        (item, Some(error)) => quote!(::std::result::Result<#item, #error>),
    };
    let boxed = quote!(::rust2go::BoxStream<#item>);
    match error {
        Some(error) => quote!(::std::result::Result<#boxed, #error>),
        None => boxed,
    }
}
