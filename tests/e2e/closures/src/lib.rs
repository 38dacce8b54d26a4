//! Closures: Go calls those of Rust, Rust those of Go, in the call that passes them and after it, from any thread.

pub mod api;
mod rules;

pub use rules::shout;
