//! The emitters: the last stage of the way of an interface. They read the validated [`model`](crate::model) and cannot
//! fail.

#[cfg(feature = "go")]
pub mod go;
pub mod rust;
