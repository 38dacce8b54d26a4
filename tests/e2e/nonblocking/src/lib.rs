//! `#[nonblocking]`: Go calls Rust without cgo, and what becomes of a method that does not keep its promise.

pub mod api;
pub mod broken;
pub mod short;
