//! The run time: what the code that the macros emit is made of. Not a public interface.
//!
//! The way of a call: [`call`] or [`start`] asks the trait's [`Api`] for its number in the Go archive ([`attach`](api)),
//! encodes the [`Params`] into the call's block ([`encode`], [`params`]), enters Go ([`ffi`]), and takes the
//! [`Output`] from the block ([`decode`], [`output`]).

mod api;
mod call;
mod decode;
mod encode;
mod ffi;
mod future;
mod holder;
mod mode;
mod output;
mod params;
mod schema;
mod slot;
mod sync;
mod task;
mod traits;
#[cfg(debug_assertions)]
pub(crate) mod watch;

pub use api::Api;
pub use call::call;
pub use decode::{Decoder, Malformed};
pub use encode::{Buffer, Size};
pub use future::{start, CallFuture, Fallible, Finish, GivesBack, Plain};
pub use holder::Held;
pub use mode::{Idiomatic, Mode, OptionTwin, Verbatim};
pub use output::{Nothing, One, Output, Tuple, View};
pub use params::{Given, Lent, Param, Params};
pub use schema::Schema;
pub use traits::{offset, ToGo, Twin, R2G};

pub(crate) use ffi::{release, status, Header};
