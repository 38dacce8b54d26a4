//! Nothing is left of a call, however it ends: neither in Rust's memory nor in Go's.

pub mod api;
