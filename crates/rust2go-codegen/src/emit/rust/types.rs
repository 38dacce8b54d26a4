//! The twin of a type, and how values become twins and back.

mod generics;
mod sum;

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned, ToTokens};
use syn::spanned::Spanned;

use self::generics::Generics;
use super::plain;
use crate::model::Primitive;
use crate::parse::raw::{integer, RawField, RawKind, RawSkipped, RawType, RawVariant};

/// Implements `Twin`, `ToGo` and `R2G` for a type.
pub(super) fn emit(raw: &RawType) -> TokenStream {
    let body = match &raw.kind {
        RawKind::Struct(fields) => structure(raw, fields, false),
        RawKind::Tuple(fields) => structure(raw, fields, fields.len() == 1 && raw.skipped.is_empty()),
        RawKind::Unit => structure(raw, &[], false),
        RawKind::Sum(variants) => sum::emit(raw, variants),
        RawKind::Enum { repr, variants } => enumeration(raw, *repr, variants),
        // It is emitted with its trait.
        RawKind::Object { .. } => quote!(),
    };
    quote! {
        #[allow(
            clippy::all,
            clippy::pedantic,
            non_snake_case,
            non_camel_case_types,
            non_shorthand_field_patterns,
            unused,
            missing_docs,
            deprecated
        )]
        const _: () = {
            use ::rust2go::rt as __rt;
            #body
        };
    }
}

/// The twin of some fields: of a struct, or of an enum's variant.
struct FieldsTwin<'a> {
    /// The name of the twin.
    twin: syn::Ident,
    generics: &'a Generics<'a>,
    members: Vec<&'a syn::Member>,
    /// The names in the twin: those of a tuple are made of the indices, so one form serves both.
    idents: Vec<syn::Ident>,
    /// The name of the field that keeps the type parameters: one that no other field has.
    mode: syn::Ident,
    types: Vec<&'a syn::Type>,
    names: Vec<String>,
}

impl<'a> FieldsTwin<'a> {
    fn new(twin: syn::Ident, generics: &'a Generics<'a>, fields: &'a [RawField]) -> FieldsTwin<'a> {
        let members: Vec<_> = fields.iter().map(|f| &f.member).collect();
        let idents: Vec<_> = fields
            .iter()
            .map(|f| match &f.member {
                syn::Member::Named(ident) => ident.clone(),
                syn::Member::Unnamed(index) => format_ident!("f{}", index.index),
            })
            .collect();
        let mut mode = format_ident!("__mode");
        while idents.contains(&mode) {
            mode = format_ident!("{}_", mode);
        }
        FieldsTwin {
            twin,
            generics,
            idents,
            mode,
            types: fields.iter().map(|f| &f.ty).collect(),
            names: members.iter().map(plain).collect(),
            members,
        }
    }

    /// Statements that write the layout into the variable `schema`; the expression `head` begins the first line.
    fn describe(&self, head: &TokenStream) -> TokenStream {
        let FieldsTwin {
            twin,
            generics,
            types,
            names,
            ..
        } = self;
        let args = &generics.twin_arguments;
        let check = generics
            .any()
            .then(|| quote!(let () = <#twin #args>::__GO_AGREES;));
        quote! {
            #check
            let mut end = 0;
            let size = ::std::mem::size_of::<#twin #args>();
            let align = ::std::mem::align_of::<#twin #args>();
            schema.line(&::std::format!("{} {} {}", #head, size, align));
            #(
                let mut ty = ::std::string::String::new();
                <#types as __rt::ToGo<__M>>::describe(schema, &mut ty);
                let offset = __rt::offset::<<#types as __rt::ToGo<__M>>::Twin>(end);
                schema.field(#names, &ty, offset);
                end = offset + ::std::mem::size_of::<<#types as __rt::ToGo<__M>>::Twin>();
            )*
        }
    }

    /// The twin itself; `text` is its name in debug output.
    fn definition(&self, text: &str, visibilities: &[TokenStream]) -> TokenStream {
        let FieldsTwin {
            twin,
            generics,
            idents,
            mode,
            types,
            names,
            ..
        } = self;
        let Generics {
            declared,
            twin_arguments: args,
            predicates,
            phantom,
            ..
        } = generics;
        let agreement = self.agreement();
        quote! {
            #[doc(hidden)]
            #[repr(C)]
            pub struct #twin #declared
            where
                #predicates
            {
                #(#visibilities #idents: <#types as __rt::ToGo<__M>>::Twin,)*
                #mode: #phantom,
            }

            impl #declared ::std::fmt::Debug for #twin #args
            where
                #predicates
                #(<#types as __rt::ToGo<__M>>::Twin: ::std::fmt::Debug,)*
            {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.debug_struct(#text)#(.field(#names, &self.#idents))*.finish()
                }
            }

            // SAFETY: `repr(C)` lays the twins of the fields out as Go lays out its struct.
            unsafe impl #declared __rt::Twin for #twin #args
            where
                #predicates
            {
                const POINTERS: ::std::primitive::bool = false #(|| <<#types as __rt::ToGo<__M>>::Twin as __rt::Twin>::POINTERS)*;
            }

            #agreement
        }
    }

    /// Go's rule for the place of each field, held against what `repr(C)` has made of it: now, or for a generic type when the
    /// types are known and the constant is used.
    fn agreement(&self) -> TokenStream {
        let FieldsTwin {
            twin,
            generics,
            idents,
            types,
            ..
        } = self;
        let Generics {
            declared,
            twin_arguments: args,
            predicates,
            ..
        } = generics;
        let (mode, whole) = if generics.any() {
            (quote!(__M), quote!(#twin #args))
        } else {
            (quote!(__rt::Idiomatic), quote!(#twin<__rt::Idiomatic>))
        };
        let agreement = quote! {
            let twin = ::std::mem::MaybeUninit::<#whole>::uninit();
            let mut end = 0;
            let mut last = 1;
            #(
                let offset = __rt::offset::<<#types as __rt::ToGo<#mode>>::Twin>(end);
                // SAFETY: computes addresses within `twin` and reads nothing.
                let found = unsafe {
                    ::std::ptr::addr_of!((*twin.as_ptr()).#idents).cast::<::std::primitive::u8>()
                        .offset_from(twin.as_ptr().cast::<::std::primitive::u8>())
                };
                ::std::assert!(found as ::std::primitive::usize == offset, "rust2go: a field is not where Go puts it");
                last = ::std::mem::size_of::<<#types as __rt::ToGo<#mode>>::Twin>();
                end = offset + last;
            )*
            ::std::assert!(
                end == 0 || last != 0,
                "rust2go: the last field of a struct must not have size zero, because Go pads it"
            );
            ::std::assert!(::std::mem::size_of::<#whole>() == __rt::offset::<#whole>(end));
        };
        if generics.any() {
            quote! {
                impl #declared #twin #args
                where
                    #predicates
                {
                    const __GO_AGREES: () = { #agreement };
                }
            }
        } else {
            quote!(const _: () = { #agreement };)
        }
    }
}

fn structure(raw: &RawType, fields: &[RawField], newtype: bool) -> TokenStream {
    let name = &raw.name;
    let twin = format_ident!("__{}Twin", plain(name));
    let text = plain(name);
    let generics = Generics::of(raw);
    let parts = FieldsTwin::new(twin.clone(), &generics, fields);
    let visibilities: Vec<_> = fields.iter().map(|f| f.vis.to_token_stream()).collect();
    let definition = parts.definition(&text, &visibilities);
    let describe = parts.describe(&quote!(::std::format_args!("struct {}", name)));
    let FieldsTwin {
        members,
        idents,
        mode,
        types,
        names,
        ..
    } = parts;
    let Generics {
        declared,
        twin_arguments: args,
        arguments,
        predicates,
        instance,
        ..
    } = &generics;
    let steps: Vec<_> = names.iter().map(|name| format!(".{name}")).collect();
    // What Go does not have must not lie where Go's value is.
    let in_place = raw.repr_c && raw.skipped.is_empty();
    let defaults = defaults(&raw.skipped);
    let describe = if newtype {
        quote! {
            if #(<#types as __rt::R2G<__M>>::NEWTYPE)* {
                let mut ty = ::std::string::String::new();
                #(<#types as __rt::ToGo<__M>>::describe(schema, &mut ty);)*
                schema.line(&::std::format!("newtype {} {}", name, ty));
            } else {
                #describe
            }
        }
    } else {
        describe
    };
    quote! {
        #definition

        // SAFETY: each field by its own rule; in place only where `repr(C)` and every field is.
        unsafe impl #declared __rt::ToGo<__M> for #name #arguments
        where
            #predicates
        {
            type Twin = #twin #args;
            const IN_PLACE: ::std::primitive::bool = #in_place
                && __rt::same_layout::<Self, #twin #args>()
                #(&& <#types as __rt::ToGo<__M>>::IN_PLACE)*;

            #[inline]
            fn measure(&self, size: &mut __rt::Size) {
                #(<#types as __rt::ToGo<__M>>::measure(&self.#members, size);)*
            }

            #[inline]
            unsafe fn encode(&self, buffer: &mut __rt::Buffer) -> #twin #args {
                // SAFETY: the caller's promise.
                unsafe {
                    #twin {
                        #(#idents: <#types as __rt::ToGo<__M>>::encode(&self.#members, buffer),)*
                        #mode: ::std::marker::PhantomData,
                    }
                }
            }

            fn describe(schema: &mut __rt::Schema, text: &mut ::std::string::String) {
                let name = #instance;
                text.push_str(&name);
                schema.named(&name, |schema| {
                    let name = #instance;
                    #describe
                });
            }
        }

        // SAFETY: each field by its own rule.
        unsafe impl #declared __rt::R2G<__M> for #name #arguments
        where
            #predicates
        {
            ::rust2go::__own_pointee!(__M);
            const PLAIN: ::std::primitive::bool = <Self as __rt::ToGo<__M>>::IN_PLACE #(&& <#types as __rt::R2G<__M>>::PLAIN)*;

            #[inline]
            unsafe fn decode(
                twin: &#twin #args,
                decoder: &mut __rt::Decoder,
            ) -> ::std::result::Result<Self, __rt::Malformed> {
                // SAFETY: the caller's promise.
                unsafe {
                    ::std::result::Result::Ok(#name {
                        #(#members: match <#types as __rt::R2G<__M>>::decode(&twin.#idents, decoder) {
                            ::std::result::Result::Ok(value) => value,
                            ::std::result::Result::Err(malformed) => {
                                return ::std::result::Result::Err(malformed.within(#steps))
                            }
                        },)*
                        #defaults
                    })
                }
            }
        }
    }
}

/// The fields that Go does not have, as a value from Go has them. The default is the user's code, which may call Go. A type without
/// one is the compiler's to report, at the field.
fn defaults(skipped: &[RawSkipped]) -> TokenStream {
    let fields = skipped.iter().map(|RawSkipped { member, ty }| {
        let default = quote_spanned!(ty.span()=> <#ty as ::std::default::Default>::default());
        quote!(#member: {
            let _aside = decoder.aside();
            #default
        },)
    });
    fields.collect()
}

fn enumeration(raw: &RawType, repr: Option<Primitive>, variants: &[RawVariant]) -> TokenStream {
    let name = &raw.name;
    let twin = format_ident!("__{}Twin", plain(name));
    let text = plain(name);
    let in_place = repr.is_some();
    let integer = format_ident!("{}", integer(repr, variants).rust());
    let integer_text = integer.to_string();
    let idents: Vec<_> = variants.iter().map(|v| &v.name).collect();
    let values: Vec<_> = variants
        .iter()
        .map(|v| proc_macro2::Literal::i128_unsuffixed(v.value))
        .collect();
    let lines: Vec<_> = variants
        .iter()
        .map(|v| format!("{} {}", plain(&v.name), v.value))
        .collect();
    quote! {
        #[doc(hidden)]
        #[repr(transparent)]
        pub struct #twin(::std::primitive::#integer);

        impl #twin {
            /// The variant, unless Go has stored an integer that is none.
            pub fn get(&self) -> ::std::option::Option<#name> {
                match self.0 {
                    #(#values => ::std::option::Option::Some(#name::#idents),)*
                    _ => ::std::option::Option::None,
                }
            }
        }

        impl ::std::fmt::Debug for #twin {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self.0 {
                    #(#values => f.write_str(::std::stringify!(#idents)),)*
                    other => ::std::write!(f, "{}({})", #text, other),
                }
            }
        }

        // SAFETY: transparent over an integer, which takes every bit pattern.
        unsafe impl __rt::Twin for #twin {
            const POINTERS: ::std::primitive::bool = false;
        }

        // SAFETY: the discriminant; in place only where `repr` has fixed the integer.
        unsafe impl<__M: __rt::Mode> __rt::ToGo<__M> for #name {
            type Twin = #twin;
            const IN_PLACE: ::std::primitive::bool = #in_place;

            #[inline]
            fn measure(&self, _: &mut __rt::Size) {}

            #[inline]
            unsafe fn encode(&self, _: &mut __rt::Buffer) -> #twin {
                #twin(match self { #(#name::#idents => #values,)* })
            }

            fn describe(schema: &mut __rt::Schema, text: &mut ::std::string::String) {
                text.push_str(#text);
                schema.named(#text, |schema| {
                    schema.line(::std::concat!("enum ", #text, " ", #integer_text));
                    #(schema.line(#lines);)*
                });
            }
        }

        // SAFETY: decoding checks the integer.
        unsafe impl<__M: __rt::Mode> __rt::R2G<__M> for #name {
            ::rust2go::__own_pointee!(__M);

            #[inline]
            unsafe fn decode(
                twin: &#twin,
                _: &mut __rt::Decoder,
            ) -> ::std::result::Result<Self, __rt::Malformed> {
                match twin.get() {
                    ::std::option::Option::Some(value) => ::std::result::Result::Ok(value),
                    ::std::option::Option::None => ::std::result::Result::Err(__rt::Malformed::new(
                        ::std::format!("{} is no variant of {}", twin.0, #text),
                    )),
                }
            }
        }
    }
}
