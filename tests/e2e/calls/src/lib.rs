//! Calls as such: every run time, many at once, futures that are dropped or leaked at any point, contexts.

pub mod api;
