//! What goes wrong in a handler ends at the caller: panics, errors, values that Rust cannot hold, no handler.

pub mod api;
