//! A method: its declaration in the trait, its definition for Go, its line of the schema.

use proc_macro2::TokenStream;
use quote::{quote, ToTokens};
use syn::TypeParamBound;

use super::{closures, plain, streams};
use crate::model::{Direction, Naming, Passing, Spelling};
use crate::parse::raw::{RawFunction, RawMethod, RawParam, RawReturn, RawStream};

/// A method on its way to Rust.
pub(super) struct Method<'a> {
    raw: &'a RawMethod,
    /// `Trait::method`, for messages.
    label: String,
    is_unsafe: bool,
    direction: Direction,
    naming: Naming,
}

impl<'a> Method<'a> {
    pub(super) fn new(of: &str, raw: &'a RawMethod, direction: Direction, naming: Naming) -> Method<'a> {
        // A future that borrows, and is dropped while Go still reads what it borrows, is beyond what types can say.
        // Owned parameters are safe; rust2go 0.x wanted `#[drop_safe]` for that.
        let called = raw.asynchronous.filter(|_| direction == Direction::RustCallsGo);
        let is_unsafe = called.is_some_and(|a| {
            let borrows = raw.params.iter().any(|p| p.passing == Passing::Lent);
            borrows || (naming == Naming::Verbatim && !a.drop_safe)
        });
        Method {
            raw,
            label: format!("{of}::{}", plain(&raw.name)),
            is_unsafe,
            direction,
            naming,
        }
    }

    /// `fn name(params) -> Output`, as both the trait and the implementation have it.
    pub(super) fn signature(&self) -> TokenStream {
        let name = &self.raw.name;
        let receiver = self.raw.receiver.then(|| quote!(&self,));
        // What takes the items of a stream is no parameter in Rust.
        let written = self.arguments().iter();
        let written = written.filter(|p| !matches!(p.function, Some(RawFunction::Yield(_))));
        let params = written.map(|p| {
            let (name, ty) = (&p.name, &p.written);
            quote!(#name: #ty)
        });
        let unsafety = self.is_unsafe.then(|| quote!(unsafe));
        let output = self.output();
        quote!(#unsafety fn #name(#receiver #(#params),*) #output)
    }

    /// The parameters that stand between the parentheses of a call.
    pub(super) fn arguments(&self) -> &'a [RawParam] {
        &self.raw.params[usize::from(self.raw.receiver)..]
    }

    fn output(&self) -> TokenStream {
        let verbatim;
        let written = if self.raw.ret.view && self.naming == Naming::Verbatim {
            verbatim = verbatim_view(&self.raw.ret.written);
            &verbatim
        } else {
            &self.raw.ret.written
        };
        if self.stream().is_some() {
            return quote!(-> #written);
        }
        let Some(asynchronous) = self.raw.asynchronous else {
            let nothing = matches!(written, syn::Type::Tuple(t) if t.elems.is_empty());
            return if nothing { quote!() } else { quote!(-> #written) };
        };
        let output = if asynchronous.gives_back {
            let values = self.arguments().iter().map(|p| &p.written);
            quote!((#written, (#(#values,)*)))
        } else {
            quote!(#written)
        };
        let (path, others) = self.written_future();
        if self.direction == Direction::GoCallsRust {
            // It may be polled by any thread. What it borrows is owned by what polls it.
            return quote!(-> impl #path<Output = #output> + ::std::marker::Send #(+ #others)*);
        }
        let borrows = self.raw.params.iter().any(|p| p.passing == Passing::Lent);
        let send = match (asynchronous.send, self.naming) {
            (true, _) => quote!(+ ::std::marker::Send + ::std::marker::Sync),
            // Everything that crosses by value is `Send`; 0.x promised it only on request.
            (false, Naming::Idiomatic) if !borrows => quote!(+ ::std::marker::Send),
            (false, _) => quote!(),
        };
        let lifetime = (!borrows).then(|| quote!(+ 'static));
        // A second `Send` is no error, a second lifetime is.
        let others = others
            .iter()
            .filter(|bound| borrows || !matches!(bound, TypeParamBound::Lifetime(_)));
        quote!(-> impl #path<Output = #output> #send #(+ #others)* #lifetime)
    }

    /// The stream that the method returns, which Go makes.
    fn stream(&self) -> Option<&'a RawStream> {
        self.raw.params.iter().find_map(|p| match &p.function {
            Some(RawFunction::Yield(stream)) => Some(stream),
            _ => None,
        })
    }

    /// The path to `Future` and what else is promised, as the user wrote them.
    fn written_future(&self) -> (TokenStream, &[TypeParamBound]) {
        match &self.raw.ret.future {
            Some(future) => (future.path.to_token_stream(), &future.bounds),
            None => (quote!(::std::future::Future), &[]),
        }
    }

    /// Whether the method's body is that of an `async fn`.
    fn has_async_body(&self) -> bool {
        self.raw
            .asynchronous
            .is_some_and(|asynchronous| asynchronous.spelling == Spelling::AsyncFn)
    }

    /// The method in the trait.
    pub(super) fn declaration(&self) -> TokenStream {
        let attrs = &self.raw.attrs;
        let signature = self.signature();
        let documented = self.raw.attrs.iter().any(|attr| attr.path().is_ident("doc"));
        let safety = self.is_unsafe.then(|| {
            let blank = documented.then(|| quote!(#[doc = ""]));
            quote! {
                #blank
                #[doc = "# Safety"]
                #[doc = ""]
                #[doc = "Once polled, the future must be polled until it is ready: Go reads the parameters until then, \
                         so neither may the future be dropped or leaked before, nor what it borrows end or change. \
                         Owned parameters (with `#[drop_safe]` under verbatim names) make the method safe."]
            }
        });
        let body = match &self.raw.body {
            Some(body) if self.has_async_body() => quote!({ async move #body }),
            Some(body) => body.to_token_stream(),
            None => quote!(;),
        };
        quote! {
            #(#attrs)*
            #safety
            #signature #body
        }
    }

    /// The method of the implementation.
    pub(super) fn definition(&self, number: usize) -> TokenStream {
        let signature = self.signature();
        let cfgs = self.raw.attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
        let number = proc_macro2::Literal::usize_unsuffixed(number);
        let label = &self.label;
        let params = self.params();
        let output = output_marker(&self.raw.ret);
        let fallible = self.raw.ret.error.is_some();
        let own_error = self.raw.ret.own_error().is_some();
        let body = match self.raw.asynchronous {
            Some(asynchronous) => {
                let mut finish = if own_error {
                    quote!(__rt::OwnError)
                } else if fallible {
                    quote!(__rt::Fallible)
                } else {
                    quote!(__rt::Plain)
                };
                if asynchronous.gives_back {
                    finish = quote!(__rt::GivesBack<#finish>);
                }
                let start = quote! {
                    // SAFETY: as for a sync call; a method that borrows passes the rest on to its caller.
                    unsafe { __rt::start::<__Mode, _, #output, #finish>(&__API, #number, #params) }
                };
                match self.stream() {
                    Some(stream) => streams::made(&start, stream),
                    None => start,
                }
            }
            None => {
                let call = quote! {
                    // SAFETY: the schema names this method with these parameters and this result.
                    unsafe { __rt::call::<__Mode, _, #output>(&__API, #number, #label, #params) }
                };
                if own_error {
                    quote! {
                        match #call {
                            ::std::result::Result::Ok(__result) => __result,
                            ::std::result::Result::Err(__error) => __rt::Settle::failed(__error),
                        }
                    }
                } else if fallible {
                    call
                } else {
                    quote! {
                        match #call {
                            ::std::result::Result::Ok(__value) => __value,
                            ::std::result::Result::Err(__error) => __error.raise(#label),
                        }
                    }
                }
            }
        };
        let lent = closures::lent(self.arguments());
        let track = self.raw.asynchronous.is_none().then(|| quote!(#[track_caller]));
        quote! {
            #(#cfgs)*
            #[inline]
            #track
            #signature {
                #lent
                #body
            }
        }
    }

    /// The method as the run time knows it. `of_trait` is the gate of methods that have none of their own.
    pub(super) fn entry(&self, of_trait: Option<&TokenStream>) -> TokenStream {
        let label = &self.label;
        match self.raw.asynchronous {
            Some(_) => {
                let own = self.raw.max_in_flight.map(|most| {
                    let gate = gate(most);
                    quote!({
                        #gate
                        &__GATE
                    })
                });
                let gate = own.as_ref().or(of_trait);
                let limited = gate.map(|gate| quote!(.limited(#gate)));
                quote! {
                    __rt::Method::asynchronous(#label, {
                        static __COUNTS: __rt::Counts = __rt::Counts::new();
                        &__COUNTS
                    }) #limited
                }
            }
            None => quote!(__rt::Method::sync(#label)),
        }
    }

    fn params(&self) -> TokenStream {
        let params = self.raw.params.iter().enumerate().map(|(at, p)| {
            let name = &p.name;
            match p.passing {
                // The call has a reference of its own to the object.
                Passing::Given if self.raw.receiver && at == 0 => {
                    quote!(__rt::Given(::std::clone::Clone::clone(self)))
                }
                Passing::Given => {
                    let object = p.function.as_ref().map(|function| match function {
                        RawFunction::Closure(closure) => closures::sent(p, closure),
                        RawFunction::Stream(stream) => streams::sent(&quote!(#name), stream),
                        RawFunction::Yield(stream) => streams::taking(stream),
                    });
                    let value = object.unwrap_or_else(|| quote!(#name));
                    quote!(__rt::Given(#value))
                }
                Passing::Lent => quote!(__rt::Lent(#name)),
                Passing::LentMut => quote!(__rt::LentMut::new(#name)),
                Passing::LentVec => quote!(__rt::LentVec::new(#name)),
                Passing::Lend => quote!(#name),
            }
        });
        quote!((#(#params,)*))
    }

    /// What the compiler judges of the types, which the macro does not know.
    pub(super) fn assertions(&self) -> TokenStream {
        let written = self.raw.params.iter().filter_map(|p| {
            let value = &p.value;
            match p.passing {
                Passing::LentMut => Some(quote!(__rt::LentMut::<'static, #value>)),
                Passing::LentVec => Some(quote!(__rt::LentVec::<'static, #value>)),
                Passing::Given | Passing::Lent | Passing::Lend => None,
            }
        });
        quote!(#(const _: () = #written::judge::<__Mode>();)*)
    }

    /// The types by which the run time knows the parameters.
    pub(super) fn param_markers(&self) -> TokenStream {
        let params = self.raw.params.iter().map(|p| {
            let (value, written) = (&p.value, &p.written);
            match p.passing {
                Passing::Given => quote!(__rt::Given<#value>),
                Passing::Lent => quote!(__rt::Lent<'static, #value>),
                Passing::LentMut => quote!(__rt::LentMut<'static, #value>),
                Passing::LentVec => quote!(__rt::LentVec<'static, #value>),
                Passing::Lend => quote!(#written),
            }
        });
        quote!((#(#params,)*))
    }

    /// The method's line of the schema.
    pub(super) fn description(&self) -> TokenStream {
        let name = plain(&self.raw.name);
        let keyword = match self.raw.asynchronous {
            Some(_) => "async fn",
            None if self.raw.nonblocking => "nonblocking fn",
            None => "fn",
        };
        let params = self.param_markers();
        let output = output_marker(&self.raw.ret);
        let untyped = self.raw.ret.error.is_some() && self.raw.ret.own_error().is_none();
        let error = untyped.then(|| {
            quote! {
                if !__results.is_empty() {
                    __results.push_str(", ");
                }
                __results.push_str("error");
            }
        });
        quote! {
            {
                let mut __params = ::std::string::String::new();
                <#params as __rt::Params<__Mode>>::describe(__schema, &mut __params);
                let mut __results = ::std::string::String::new();
                <#output as __rt::Output<__Mode>>::describe(__schema, &mut __results);
                #error
                __schema.method(#keyword, #name, &__params, &__results);
            }
        }
    }
}

/// The gate of a limit.
pub(super) fn gate(most: usize) -> TokenStream {
    let most = proc_macro2::Literal::usize_unsuffixed(most);
    quote!(static __GATE: __rt::Gate = __rt::Gate::new(#most);)
}

/// `GoRef<T>`, or a `Result` of one, with the mode that it has under verbatim names. Idiomatic is the one that it has where none is
/// written.
fn verbatim_view(written: &syn::Type) -> syn::Type {
    let mut ty = written.clone();
    let last = match &mut ty {
        syn::Type::Path(path) => path.path.segments.last_mut(),
        syn::Type::Group(group) => return verbatim_view(&group.elem),
        syn::Type::Paren(paren) => return verbatim_view(&paren.elem),
        _ => None,
    };
    if let Some(syn::PathSegment {
        ident,
        arguments: syn::PathArguments::AngleBracketed(arguments),
    }) = last
    {
        if ident == "GoRef" {
            arguments.args.push(syn::parse_quote!(::rust2go::rt::Verbatim));
        } else if let Some(syn::GenericArgument::Type(first)) = arguments.args.first_mut() {
            *first = verbatim_view(first);
        }
    }
    ty
}

/// The type by which the run time knows how to read a result.
pub(super) fn output_marker(ret: &RawReturn) -> TokenStream {
    let values = match ret.values.as_slice() {
        [] => quote!(__rt::Nothing),
        [value] if ret.view => quote!(__rt::View<#value>),
        [value] => quote!(__rt::One<#value>),
        values => quote!(__rt::Tuple<(#(#values,)*)>),
    };
    match ret.own_error() {
        Some(error) => quote!(__rt::Typed<#values, #error>),
        None => values,
    }
}
