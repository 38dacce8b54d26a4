//! Go calls Rust: values of all types, errors, panics on both sides, calls within calls, many threads.

pub mod api;
pub mod echo;
pub mod later;
pub mod trouble;
