//! The run time: what the code that the macros emit is made of. Not a public interface.
//!
//! The way of a call: `call.rs` (sync) or `future.rs` (async) asks the trait's `Api` for its number in the Go archive, encodes
//! the parameters into the call's block (`encode.rs`, `params.rs`), enters Go (`ffi.rs`), and takes the result from the
//! block (`decode.rs`, `output.rs`) while a holder keeps Go's memory alive (`holder.rs`, `idle.rs`). `queue.rs` is
//! how an async call gets to Go, `slot.rs` its state machine, `task.rs` its memory, `patience.rs` when it looks for its result
//! instead of waiting. `gate.rs` limits how many are under way. `method.rs` counts calls, `registry.rs` knows the traits that have been called,
//! `scope.rs` has what a call takes along for the handler's context.

mod api;
mod call;
mod decode;
mod encode;
mod ffi;
mod future;
mod gate;
mod holder;
pub(crate) mod idle;
mod lent_mut;
mod lent_vec;
mod line;
mod method;
mod mode;
mod output;
mod params;
mod patience;
mod queue;
mod registry;
mod schema;
mod scope;
mod slot;
mod sync;
mod task;
#[cfg(all(test, not(loom)))]
mod tests;
mod trace;
mod traits;
#[cfg(debug_assertions)]
pub(crate) mod watch;

pub use api::Api;
pub use call::call;
pub use decode::{Decoder, Malformed};
pub use encode::{Buffer, Size};
pub use future::{start, CallFuture, Fallible, Finish, GivesBack, OwnError, Plain};
pub use gate::Gate;
pub use holder::Held;
pub use lent_mut::LentMut;
pub use lent_vec::LentVec;
pub use method::{Counts, Method};
pub use mode::{Idiomatic, Mode, OptionTwin, Verbatim};
pub use output::{Nothing, One, Output, Settle, Tuple, Typed, View};
pub use params::{Given, Lent, Param, Params};
pub use schema::{argument, instance, Schema};
pub use traits::{offset, same_layout, ToGo, Twin, R2G};

pub(crate) use ffi::{status, Header, ALL};
pub(crate) use holder::Aside;
pub(crate) use queue::wake_ups;
pub(crate) use registry::{attached_methods, close, go_figures};
pub(crate) use scope::{Link, Scope};
pub(crate) use slot::end_line;
#[cfg(feature = "tracing")]
pub(crate) use trace::set_traceparent;
