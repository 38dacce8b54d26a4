//! Call Go from Rust as if it were Rust.
//!
//! The interface is a plain Rust trait with plain Rust structs. [`macro@r2g`] makes the Rust side of it; `rust2go::Builder`
//! (feature `build`, in a build script) makes the Go side and links it. Calls go over FFI, with no sockets and no
//! serialization.
//!
//! ```ignore
//! #[derive(rust2go::R2G, Clone)]
//! pub struct User { pub name: String, pub age: u8 }
//!
//! #[rust2go::r2g]
//! pub trait Directory {
//!     fn count(users: &[User]) -> usize;
//!     async fn find(name: String) -> Result<User, rust2go::GoError>;
//! }
//!
//! DirectoryImpl::count(&users);
//! DirectoryImpl::find("ada".into()).await?;
//! ```
//!
//! The other way round, a trait under [`macro@g2r`] is implemented in Rust, for the unit struct `<Trait>Impl` that the macro makes, and
//! called from Go, as a method of a Go type of that name. Its async methods run where [`spawn_with`] says.
//!
//! Methods that take `&self` make a trait, of either direction, one of *objects*: `<Trait>Impl` is their type, which crosses as any other
//! does. Under `#[g2r]`, `<Trait>Impl::new` makes one of any value that implements the trait.
//!
//! # Who owns what
//!
//! | in the Rust signature | what Go gets |
//! |---|---|
//! | `&T` | *lent*: Rust's memory, read-only, until the method returns |
//! | `&mut [T]` | lent, and Go may write to it: for plain numbers, in sync methods |
//! | `T` | *given*: Go's own copy, to keep and to change |
//! | [`Lend<T>`] | lent, but the call owns the value: for async methods |
//! | result `T` | Rust's own copy |
//! | result [`GoRef<T>`] | a view of Go's memory, kept alive until it is dropped |
//!
//! # Errors and panics
//!
//! A panic in a handler is recovered. A method that returns `Result<T, `[`GoError`]`>` gives it as `Err`; any other method
//! panics at the caller, with Go's message and stack.

// The macros name this crate from outside, also in its own tests.
#[cfg(test)]
extern crate self as rust2go;

mod config;
mod error;
mod lend;
#[cfg(feature = "metrics")]
mod record;
mod scope;
mod shutdown;
mod spawn;
mod start;
mod stats;
mod stream;
#[cfg(feature = "tracing")]
mod trace;
mod view;

pub mod debug;
#[doc(hidden)]
pub mod rt;
mod types;

pub use config::{config, Config};
pub use error::GoError;
pub use lend::Lend;
#[cfg(feature = "metrics")]
pub use record::record_metrics;
pub use scope::{context_value, deadline, with_deadline, with_timeout, Scoped};
pub use shutdown::{shutdown, Report, StillRunning};
pub use spawn::{spawn_with, BoxFuture};
pub use start::start;
pub use stats::{stats, MethodStats, Stats};
pub use stream::BoxStream;
#[cfg(feature = "tracing")]
pub use trace::set_traceparent;
pub use types::{
    GoAddr, GoAddrPort, GoBool, GoChar, GoDuration, GoEntry, GoInt128, GoPtr, GoSlice, GoStr, GoTime,
};
pub use view::GoRef;

/// The trait of streams: [`futures_core::Stream`].
pub use futures_core::Stream;
pub use rt::R2G;
pub use rust2go_macros::{g2r, r2g, r2g_include_binding, R2G};

#[cfg(feature = "build")]
pub use rust2go_codegen::build::*;
