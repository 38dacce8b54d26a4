//! How each type of the standard library crosses: its twin, Rust to Go, and Go to Rust. One file a shape.

#[macro_use]
mod delegate;

mod array;
#[cfg(feature = "bytes")]
mod bytes;
mod checked;
#[cfg(feature = "chrono")]
mod chrono;
mod cow;
mod deque;
#[cfg(feature = "serde_json")]
mod json;
mod list;
mod map;
mod net;
mod nonzero;
mod option;
mod path;
mod pointer;
mod primitive;
mod shared;
mod text;
mod time;
#[cfg(feature = "uuid")]
mod uuid;
mod wide;

pub use checked::{GoBool, GoChar};
pub use list::GoSlice;
pub use map::GoEntry;
pub use net::{GoAddr, GoAddrPort};
pub use pointer::GoPtr;
pub use text::GoStr;
pub use time::{GoDuration, GoTime};
pub use wide::GoInt128;
