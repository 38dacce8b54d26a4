//! How each type of the standard library crosses: its twin, Rust to Go, and Go to Rust. One file a shape.

mod array;
mod checked;
mod list;
mod option;
mod pointer;
mod primitive;
mod text;

pub use checked::{GoBool, GoChar};
pub use list::GoSlice;
pub use pointer::GoPtr;
pub use text::GoStr;
