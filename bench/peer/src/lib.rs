//! The interface of the benchmark, with rust2go 0.4.3 as published.
//!
//! Each method is written in the way that is fastest there: the default calls back through assembly, parameters are
//! references, and `#[go_pass_struct]` saves the Go heap a pointer to each of them.

// Its macro reads `&Vec<T>` and not `&[T]`.
#[allow(clippy::ptr_arg)]
mod api;
mod byhand;
mod calls;

pub use api::{Numbers, Peer, PeerImpl, PeerMem, PeerMemImpl, Person, Profile, Sum, Types, TypesImpl, User};
