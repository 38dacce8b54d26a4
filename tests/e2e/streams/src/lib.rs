//! Streams: Go makes some that Rust reads, and reads some of Rust's, to the end or not, and after the call that passed them.

pub mod api;
mod log;

pub use log::{counted, ALIVE};
