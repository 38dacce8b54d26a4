//! Rust in a Go program: a static or dynamic library that `rust2go build-rust` makes and plain `go build` links. Calls in both
//! directions, sync and async, objects, errors, panics, calls within calls, threads of Rust's own.

pub mod api;
mod rust;
mod store;

// A crate of which nothing but its traits is used is named, as in any program.
use clock as _;
