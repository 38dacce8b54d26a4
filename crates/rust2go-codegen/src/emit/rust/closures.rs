//! Closures: the trait that each is an object of, and the ways there and back.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{impl_name, plain, served, traits};
use crate::model::{Direction, Naming};
use crate::parse::raw::{RawClosure, RawFunction, RawParam, RawTrait, Spelled};

/// The traits of the closures that a trait's methods take, and what makes closures their objects.
pub(super) fn made(raw: &RawTrait, naming: Naming) -> TokenStream {
    let made = raw.closures().map(|closure| {
        let RawClosure { made, .. } = closure;
        match made.direction {
            Direction::RustCallsGo => traits::emit(made, naming),
            Direction::GoCallsRust => {
                let implementation = implementation(closure);
                let emitted = served::emit(made, naming);
                quote!(#emitted #implementation)
            }
        }
    });
    quote!(#(#made)*)
}

/// What a trait with closures needs: an alias, as clippy wants one for such types, would hide them from the macro.
pub(super) fn allowed(raw: &RawTrait) -> Option<TokenStream> {
    let any = raw.closures().next().is_some();
    any.then(|| quote!(#[allow(clippy::type_complexity)]))
}

/// A closure of Rust's as what Go calls.
fn implementation(closure: &RawClosure) -> TokenStream {
    let RawClosure { made, boxed, .. } = closure;
    let name = &made.name;
    let methods = made.methods.iter().map(|method| {
        let own = &method.name;
        let params = method.params[1..].iter().map(|param| {
            let (name, written) = (&param.name, &param.written);
            quote!(#name: #written)
        });
        let arguments = method.params[1..].iter().map(|param| &param.name);
        let written = &method.ret.written;
        let output = match method.asynchronous {
            Some(_) => quote!(impl ::std::future::Future<Output = #written> + ::std::marker::Send),
            None => quote!(#written),
        };
        let arguments: Vec<_> = arguments.collect();
        let call = match closure.spelled {
            Spelled::Lent => {
                let label = format!("{}.{}", made.label(), plain(own));
                quote!(self.with(#label, |__closure| __closure(#(#arguments),*)))
            }
            _ => quote!((**self)(#(#arguments),*)),
        };
        quote! {
            fn #own(&self, #(#params),*) -> #output {
                #call
            }
        }
    });
    let of = match closure.spelled {
        Spelled::Lent => quote!(::rust2go::rt::Borrowed<#boxed>),
        _ => quote!(#boxed),
    };
    quote! {
        impl #name for #of {
            #(#methods)*
        }
    }
}

/// A closure on its way to Go: the object.
pub(super) fn sent(param: &RawParam, closure: &RawClosure) -> TokenStream {
    let RawClosure {
        made, boxed, spelled, ..
    } = closure;
    let (name, object) = (&param.name, impl_name(made));
    match spelled {
        Spelled::Boxed => quote!(#object::new(#name)),
        Spelled::Optional => quote!(#name.map(#object::new)),
        Spelled::Impl => quote!(#object::new(::std::boxed::Box::new(#name) as #boxed)),
        Spelled::Lent => quote!(#object::new(#name.to_go())),
    }
}

/// What a method that lends closures begins with: from there until its end they are lent.
pub(super) fn lent(params: &[RawParam]) -> TokenStream {
    let lent = params.iter().filter_map(|param| match &param.function {
        Some(RawFunction::Closure(closure)) if closure.spelled == Spelled::Lent => {
            let (name, behind) = (&param.name, &closure.boxed);
            Some(quote! {
                // SAFETY: only the lifetime differs, and the closure is lent until the end of this method, after which nobody gets at it.
                let #name = unsafe {
                    __rt::LentClosure::new(::std::mem::transmute::<&(#behind + '_), &'static (#behind + 'static)>(#name))
                };
            })
        }
        _ => None,
    });
    quote!(#(#lent)*)
}

/// A function of Go's as a closure: `held` is the object.
pub(super) fn taken(held: &TokenStream, closure: &RawClosure) -> TokenStream {
    let RawClosure {
        made,
        boxed,
        inputs,
        spelled,
    } = closure;
    let (name, object) = (&made.name, impl_name(made));
    let names: Vec<_> = (0..inputs.len()).map(|at| format_ident!("__a{at}")).collect();
    let calls = made.methods.iter().map(|method| {
        let own = &method.name;
        let call = quote!(<#object as #name>::#own(&__held, #(#names),*));
        match method.asynchronous {
            Some(_) => {
                let written = &method.ret.written;
                quote! {{
                    let __future: ::rust2go::BoxFuture<#written> = ::std::boxed::Box::pin(#call);
                    __future
                }}
            }
            None => call,
        }
    });
    let closure = quote!(move |#(#names: #inputs),*| #(#calls)*);
    match spelled {
        Spelled::Boxed => quote! {{
            let __held = #held;
            ::std::boxed::Box::new(#closure) as #boxed
        }},
        Spelled::Optional => quote!(#held.map(|__held| ::std::boxed::Box::new(#closure) as #boxed)),
        Spelled::Impl => quote! {{
            let __held = #held;
            #closure
        }},
        Spelled::Lent => quote! {
            &{
                let __held = #held;
                #closure
            }
        },
    }
}
