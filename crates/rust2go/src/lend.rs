//! Lending what the call owns.

use std::ops::{Deref, DerefMut};

/// A parameter that is lent to Go, as `&T` is, but that the call owns: the way to show much data to an async handler
/// without a copy and without `unsafe`.
///
/// Go reads Rust's memory until the method returns; then, or when the handler ends after the future was dropped, the
/// value is dropped.
///
/// ```
/// use rust2go::Lend;
///
/// let chunk: Lend<Vec<u8>> = vec![0; 1 << 20].into();
/// assert_eq!(chunk.len(), 1 << 20);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lend<T>(pub T);

impl<T> From<T> for Lend<T> {
    fn from(value: T) -> Lend<T> {
        Lend(value)
    }
}

impl<T> Deref for Lend<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Lend<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
