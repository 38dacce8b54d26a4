//! How each type of the standard library crosses: its twin, Rust to Go, and Go to Rust. One file a shape.

#[macro_use]
mod delegate;

mod array;
#[cfg(feature = "bytes")]
mod bytes;
mod checked;
mod cow;
mod deque;
mod list;
mod map;
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

pub use checked::{GoBool, GoChar};
pub use list::GoSlice;
pub use map::GoEntry;
pub use pointer::GoPtr;
pub use text::GoStr;
pub use time::{GoDuration, GoTime};
