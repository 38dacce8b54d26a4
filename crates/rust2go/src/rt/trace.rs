//! The span of an async call, from its first poll until its result has been read or its future is dropped. Without the feature
//! `tracing` there is none, and all of this is nothing.

use std::sync::Arc;

use super::scope::{self, Scope};
use crate::GoError;

#[cfg(feature = "tracing")]
mod on {
    use std::sync::OnceLock;

    use super::{scope, Arc, GoError, Scope};
    use crate::rt::Link;

    /// What gives the current span as the W3C's `traceparent`.
    static TRACEPARENT: OnceLock<fn() -> Option<String>> = OnceLock::new();

    pub(crate) fn set_traceparent(give: fn() -> Option<String>) -> bool {
        TRACEPARENT.set(give).is_ok()
    }

    pub(crate) struct Span(tracing::Span);

    impl Span {
        pub(crate) fn new(method: &'static str) -> Span {
            let error = tracing::field::Empty;
            Span(tracing::debug_span!(target: "rust2go", "go_call", method, error))
        }

        /// The call's scope, with the span in it if the program has said how.
        pub(crate) fn scope(&self) -> Option<Arc<Scope>> {
            let traceparent = TRACEPARENT.get().and_then(|give| self.0.in_scope(give));
            match traceparent {
                Some(text) => {
                    let link = Link::Value("traceparent".into(), text.into());
                    Some(Scope::within_current(link))
                }
                None => scope::current(),
            }
        }

        pub(crate) fn fails(&self, error: &GoError) {
            self.0.record("error", tracing::field::display(error));
        }
    }
}

#[cfg(feature = "tracing")]
pub(crate) use on::{set_traceparent, Span};

#[cfg(not(feature = "tracing"))]
pub(crate) struct Span;

#[cfg(not(feature = "tracing"))]
impl Span {
    #[inline]
    pub(crate) fn new(_: &'static str) -> Span {
        Span
    }

    #[inline]
    #[allow(clippy::unused_self)] // as above
    pub(crate) fn scope(&self) -> Option<Arc<Scope>> {
        scope::current()
    }

    #[inline]
    #[allow(clippy::unused_self)] // as above
    pub(crate) fn fails(&self, _: &GoError) {}
}
