//! A Kubernetes controller in Rust on Go's client-go.

mod api;
mod controller;

pub use api::*;
pub use controller::{checksum, in_order, reconcile, LABEL};
