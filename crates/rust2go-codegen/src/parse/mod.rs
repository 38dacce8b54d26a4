//! Reading: from Rust source to [`raw`] items, spans kept.
//!
//! [`trait_item`] and [`type_item`] judge one item on its own. The macros call them with what the compiler hands them, and
//! [`read_file`] with what it finds in the files of an interface, so both say the same about an item. Whatever needs more than
//! one item is left to [`check`](crate::check).
//!
//! What they return beside diagnostics is what could be saved, so that a later stage finds still more: an item
//! is whole only when [`Diagnostics`](crate::diagnostic::Diagnostics) is empty.

mod args;
mod attrs;
mod bounds;
mod closure;
mod depth;
mod files;
mod generics;
mod go;
mod home;
mod marks;
mod message;
mod method;
mod number;
mod owners;
pub mod raw;
mod returns;
mod served;
mod standard;
mod stream;
mod suggest;
mod text;
mod traits;
mod tree;
mod types;
mod value;
mod writable;

pub use files::{read_file, read_files, read_files_as, Texts};
pub use traits::trait_item;
pub use tree::SourceTree;
pub use types::type_item;

pub(crate) use depth::too_deep;
pub(crate) use generics::parameters;
pub(crate) use number::evaluate;
pub(crate) use owners::is_unsized;
pub(crate) use returns::{can_be_error, report_hidden_error};
pub(crate) use standard::{known, number, Known};
pub(crate) use suggest::nearest;
pub(crate) use text::text;
pub(crate) use tree::Scope;
pub(crate) use value::{
    arguments, foreign, is_generic_of_rust, is_named, is_nonzero, is_std, judge, peel, report_name,
};
pub(crate) use writable::report as report_mutable;
