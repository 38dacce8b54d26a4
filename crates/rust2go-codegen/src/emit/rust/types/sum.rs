//! An enum with data: a tag, and a pointer to the twin of the variant's fields.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{defaults, FieldsTwin, Generics};
use crate::emit::rust::plain;
use crate::parse::raw::{RawSumVariant, RawType};

/// A variant on its way to Rust.
struct Variant<'a> {
    raw: &'a RawSumVariant,
    tag: u32,
    twin: FieldsTwin<'a>,
}

/// Implements the traits for an enum with data.
pub(super) fn emit(raw: &RawType, variants: &[RawSumVariant]) -> TokenStream {
    let name = &raw.name;
    let text = plain(name);
    let twin = format_ident!("__{text}Twin");
    let generics = Generics::of(raw);
    let Generics {
        declared,
        twin_arguments: args,
        arguments,
        predicates,
        phantom,
        instance,
        ..
    } = &generics;
    let variants: Vec<Variant> = variants
        .iter()
        .zip(0..)
        .map(|(raw, tag)| Variant {
            raw,
            tag,
            twin: FieldsTwin::new(
                format_ident!("__{text}{}Twin", plain(&raw.name)),
                &generics,
                &raw.fields,
            ),
        })
        .collect();
    let definitions = variants.iter().map(Variant::definition);
    let accessors = variants.iter().filter_map(Variant::accessor);
    let names = variants.iter().map(|variant| {
        let (tag, name) = (variant.tag, plain(&variant.raw.name));
        quote!(#tag => #name,)
    });
    let measures = variants.iter().map(|variant| variant.measure(&raw.name));
    let encodings = variants.iter().map(|variant| variant.encode(&raw.name, &twin));
    let decodings = variants.iter().map(|variant| variant.decode(&raw.name));
    let descriptions = variants.iter().map(|variant| {
        let lines = {
            let head = format!("| {}", plain(&variant.raw.name));
            variant.twin.describe(&quote!(#head))
        };
        quote!({ #lines })
    });
    quote! {
        #(#definitions)*

        #[doc(hidden)]
        #[repr(C)]
        pub struct #twin #declared
        where
            #predicates
        {
            tag: ::std::primitive::u32,
            data: *const (),
            __mode: #phantom,
        }

        impl #declared #twin #args
        where
            #predicates
        {
            /// The name of the variant.
            pub fn variant(&self) -> &'static ::std::primitive::str {
                match self.tag {
                    #(#names)*
                    _ => "an unknown variant",
                }
            }

            #(#accessors)*
        }

        impl #declared ::std::fmt::Debug for #twin #args where #predicates {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.variant())
            }
        }

        // SAFETY: it gives shared references to twins, which are plain data, and nothing else.
        unsafe impl #declared ::std::marker::Send for #twin #args where #predicates {}
        // SAFETY: as for `Send`.
        unsafe impl #declared ::std::marker::Sync for #twin #args where #predicates {}

        // SAFETY: the layout of the struct in generated Go code; an unknown tag and a nil pointer are checked.
        unsafe impl #declared __rt::Twin for #twin #args where #predicates {
            const POINTERS: ::std::primitive::bool = true;
        }

        // SAFETY: the variant's fields by their own rules, behind a pointer into the buffer, where they are counted.
        unsafe impl #declared __rt::ToGo<__M> for #name #arguments
        where
            #predicates
        {
            type Twin = #twin #args;
            const IN_PLACE: ::std::primitive::bool = false;

            fn measure(&self, size: &mut __rt::Size) {
                match self { #(#measures)* }
            }

            unsafe fn encode(&self, buffer: &mut __rt::Buffer) -> #twin #args {
                match self { #(#encodings)* }
            }

            fn describe(schema: &mut __rt::Schema, text: &mut ::std::string::String) {
                let name = #instance;
                text.push_str(&name);
                schema.named(&name, |schema| {
                    let name = #instance;
                    schema.line(&::std::format!("sum {}", name));
                    #(#descriptions)*
                });
            }
        }

        // SAFETY: as above; decoding checks the tag and the pointer.
        unsafe impl #declared __rt::R2G<__M> for #name #arguments
        where
            #predicates
        {
            ::rust2go::__own_pointee!(__M);

            unsafe fn decode(
                twin: &#twin #args,
                decoder: &mut __rt::Decoder,
            ) -> ::std::result::Result<Self, __rt::Malformed> {
                match twin.tag {
                    #(#decodings)*
                    __rt::NO_VARIANT => {
                        // SAFETY: beside this tag Go has put the address of a text; all that the twin reaches is alive.
                        ::std::result::Result::Err(unsafe { __rt::Malformed::no_variant(twin.data) })
                    }
                    other => ::std::result::Result::Err(__rt::Malformed::new(
                        ::std::format!("{} is the tag of no variant of {}", other, #text),
                    )),
                }
            }
        }
    }
}

impl Variant<'_> {
    fn definition(&self) -> TokenStream {
        let all_public = vec![quote!(pub); self.twin.idents.len()];
        self.twin.definition(&plain(&self.raw.name), &all_public)
    }

    /// `as_circle`: the fields, in a view.
    fn accessor(&self) -> Option<TokenStream> {
        if self.raw.fields.is_empty() {
            return None;
        }
        let (tag, twin) = (self.tag, &self.twin.twin);
        let args = &self.twin.generics.twin_arguments;
        let name = format_ident!("as_{}", snake(&plain(&self.raw.name)));
        let doc = format!(
            "The fields of `{}`, if it is that variant.",
            plain(&self.raw.name)
        );
        Some(quote! {
            #[doc = #doc]
            pub fn #name(&self) -> ::std::option::Option<&#twin #args> {
                if self.tag != #tag {
                    return ::std::option::Option::None;
                }
                // SAFETY: a twin is only reachable while what it points to is alive, and with this tag it points to these
                // fields or is nil.
                unsafe { self.data.cast::<#twin #args>().as_ref() }
            }
        })
    }

    /// `Shape::Circle { 0: __value0, .. }`: a pattern of what crosses.
    fn pattern(&self, name: &syn::Ident) -> TokenStream {
        let variant = &self.raw.name;
        let (members, values) = (&self.twin.members, self.values());
        quote!(#name::#variant { #(#members: #values,)* .. })
    }

    /// What the pattern binds: the fields' own names may be those of the code around it.
    fn values(&self) -> Vec<syn::Ident> {
        let numbers = 0..self.twin.members.len();
        numbers.map(|number| format_ident!("__value{number}")).collect()
    }

    fn measure(&self, name: &syn::Ident) -> TokenStream {
        let (pattern, values) = (self.pattern(name), self.values());
        let FieldsTwin { twin, types, .. } = &self.twin;
        let args = &self.twin.generics.twin_arguments;
        let own = (!self.raw.fields.is_empty()).then(|| quote!(size.twins::<#twin #args>(1);));
        quote! {
            #pattern => {
                #own
                #(<#types as __rt::ToGo<__M>>::measure(#values, size);)*
            }
        }
    }

    fn encode(&self, name: &syn::Ident, of: &syn::Ident) -> TokenStream {
        let (pattern, values) = (self.pattern(name), self.values());
        let tag = self.tag;
        let FieldsTwin {
            twin,
            idents,
            mode,
            types,
            ..
        } = &self.twin;
        let args = &self.twin.generics.twin_arguments;
        let data = if self.raw.fields.is_empty() {
            quote!(::std::ptr::null())
        } else {
            quote! {{
                let place = buffer.take::<#twin #args>(1);
                // SAFETY: the buffer has given the room; the rest is the caller's promise.
                unsafe {
                    place.write(#twin {
                        #(#idents: <#types as __rt::ToGo<__M>>::encode(#values, buffer),)*
                        #mode: ::std::marker::PhantomData,
                    });
                }
                place.cast_const().cast()
            }}
        };
        quote! {
            #pattern => #of { tag: #tag, data: #data, __mode: ::std::marker::PhantomData },
        }
    }

    fn decode(&self, name: &syn::Ident) -> TokenStream {
        let (tag, variant) = (self.tag, &self.raw.name);
        let FieldsTwin {
            twin,
            members,
            idents,
            types,
            names,
            generics,
            ..
        } = &self.twin;
        let args = &generics.twin_arguments;
        let defaults = defaults(&self.raw.skipped);
        if self.raw.fields.is_empty() {
            return quote!(#tag => ::std::result::Result::Ok(#name::#variant { #defaults }),);
        }
        let steps = names.iter().map(|field| format!("::{}.{field}", plain(variant)));
        let nil = format!("a nil pointer where the fields of {} must be", plain(variant));
        quote! {
            #tag => {
                // SAFETY: with this tag Go has pointed to these fields; all that the twin reaches is alive.
                let fields = match unsafe { twin.data.cast::<#twin #args>().as_ref() } {
                    ::std::option::Option::Some(fields) => fields,
                    ::std::option::Option::None => {
                        return ::std::result::Result::Err(__rt::Malformed::new(#nil))
                    }
                };
                decoder.follow(|decoder| ::std::result::Result::Ok(#name::#variant {
                    #(#members: {
                        // SAFETY: the caller's promise.
                        let field = unsafe { <#types as __rt::R2G<__M>>::decode(&fields.#idents, decoder) };
                        field.map_err(|malformed| malformed.within(#steps))?
                    },)*
                    #defaults
                }))
            }
        }
    }
}

/// `NotFound` as `not_found`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() && !snake.ends_with('_') {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}
