//! Who owns what: lent, given, lent by the call, viewed; and the debug checks that find a handler that breaks its promise.

pub mod api;
