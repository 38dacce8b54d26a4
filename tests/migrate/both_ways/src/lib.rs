//! Rust calls Go, which calls Rust in turn.

pub mod api;
