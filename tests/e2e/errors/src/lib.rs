//! Errors of the user's own types: what a handler returns as a Go `error` is a struct or an enum in Rust.

pub mod api;
