//! Objects: Go holds some of Rust's and Rust some of Go's, many of them, as parameters, results and fields.

pub mod api;
mod store;

pub use store::{MapStore, KEPT};
