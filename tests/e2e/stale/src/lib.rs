//! gen.go was generated from an older interface (`older/api.rs`) than the one that Rust has: each kind of difference is
//! a `GoError::Stale` that names it and says what to do, never a wrong number. A trait that is in no gen.go
//! is a `GoError::Unknown`, a method without `Result` panics with the text, and the process lives.

pub mod api;
