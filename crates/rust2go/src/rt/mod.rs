//! The run time: what the code that the macros emit is made of. Not a public interface.
//!
//! The way of a call: `call.rs` (sync) or `future.rs` (async) asks the trait's `Api` for its number in the Go archive, encodes
//! the parameters into the call's block (`encode.rs`, `params.rs`), enters Go (`ffi.rs`), and takes the result from the
//! block (`decode.rs`, `output.rs`) while a holder keeps Go's memory alive (`holder.rs`, `idle.rs`). `queue.rs` is
//! how an async call gets to Go, `slot.rs` its state machine, `task.rs` its memory, `patience.rs` when it looks for its result
//! instead of waiting, `wakes.rs` who wakes its future. `gate.rs` limits how many are under way. `method.rs` counts calls, `registry.rs` knows the traits that have been called,
//! `scope.rs` has what a call takes along for the handler's context.
//!
//! The way of a call from Go: `served.rs` tells Go where a trait's methods are, `serve.rs` reads the parameters from Go's block
//! (`readable.rs` those that are borrowed), runs the method and leaves the result there (`reply.rs`), while `kept.rs` keeps what that
//! points to; `panics.rs` contains panics. An async one is `pending.rs` while its future runs, which `executor.rs` does if the user
//! has chosen nothing else. `promise.rs` keeps methods under `#[nonblocking]` from calling Go.
//!
//! `begin.rs` has the functions that Go gets of Rust, and the one by which a Go program with Rust in it asks for them.
//! `object.rs` has the objects that each side holds of the other. `pulled.rs` is the object that a stream of Rust's is, and `stream.rs` a
//! stream that Go makes.

mod api;
mod begin;
mod call;
mod decode;
mod encode;
pub(crate) mod executor;
mod ffi;
mod future;
mod gate;
mod holder;
pub(crate) mod idle;
mod kept;
mod lent_closure;
mod lent_mut;
mod lent_vec;
mod line;
mod method;
mod mode;
pub(crate) mod object;
mod output;
mod panics;
mod params;
mod patience;
mod pending;
mod promise;
mod pulled;
mod queue;
mod readable;
mod registry;
mod reply;
mod schema;
mod scope;
mod serve;
mod served;
mod slot;
mod stream;
mod sync;
mod task;
#[cfg(all(test, not(loom)))]
mod tests;
mod trace;
mod traits;
mod wakes;
#[cfg(debug_assertions)]
pub(crate) mod watch;

pub use api::Api;
pub use call::call;
pub use decode::{Decoder, Malformed, NO_VARIANT};
pub use encode::{Buffer, Size};
pub use future::{start, CallFuture, Fallible, Finish, GivesBack, OwnError, Plain};
pub use gate::Gate;
pub use holder::Held;
pub use lent_closure::{Borrowed, LentClosure};
pub use lent_mut::LentMut;
pub use lent_vec::LentVec;
pub use method::{Counts, Method};
pub use mode::{Idiomatic, Mode, OptionTwin, Verbatim};
pub use object::{Exported, Held as HeldObject, ObjectTwin};
pub use output::{Nothing, One, Output, Settle, Tuple, Typed, View};
pub use params::{Given, Lent, Param, Params};
pub use pending::serve_async;
pub use promise::nonblocking;
pub use pulled::Pulled;
pub use readable::{List, Own, Owned, Readable};
pub use reply::{Fails, Reply};
pub use schema::{argument, instance, Schema};
pub use serve::{serve, Entry};
pub use served::Served;
pub use stream::{End, GoStream, Items};
pub use traits::{offset, same_layout, ToGo, Twin, R2G};

pub(crate) use api::hand_over;
pub(crate) use ffi::{status, Header, ALL};
pub(crate) use queue::wake_ups;
pub(crate) use registry::{attached_methods, close, go_figures};
pub(crate) use scope::{current as current_scope, Link, Scope};
pub(crate) use slot::end_line;
#[cfg(feature = "tracing")]
pub(crate) use trace::set_traceparent;
