//! Streams as parameters and results.

use std::pin::Pin;

use crate::Stream;

/// A stream in a box, as a parameter or a result of a method: a parameter or the result where Rust calls Go, the result where Go calls Rust.
/// `impl Stream<Item = T> + Send + 'static` does without the box.
pub type BoxStream<T> = Pin<Box<dyn Stream<Item = T> + Send + 'static>>;
