//! Reading a result where Go made it.

use std::fmt;
use std::ops::Deref;

use crate::rt::{self, Decoder, Idiomatic, Mode, R2G};
use crate::GoError;

/// A result that stays in Go's memory: Rust reads it in place and copies nothing.
///
/// It dereferences to the value's twin, which has the same fields: a `String` is a [`GoStr`](crate::GoStr) there, a
/// `Vec<T>` a [`GoSlice`](crate::GoSlice), an `Option<T>` or `Box<T>` a [`GoPtr`](crate::GoPtr), a `char` a
/// [`GoChar`](crate::GoChar). Go keeps the memory until the view is dropped, and then until a next view takes its place or
/// the garbage collector runs. With the feature `bytes`, a view of bytes turns into a `bytes::Bytes` that shares Go's memory.
///
/// ```
/// # use rust2go::GoRef;
/// fn longest(names: &GoRef<Vec<String>>) -> usize {
///     names.iter().map(|name| name.len()).max().unwrap_or(0)
/// }
/// ```
///
/// # What the handler promises
///
/// It does not change what it has returned, and what it returned is its own: not memory that Rust lent to it.
pub struct GoRef<T: R2G<M>, M: Mode = Idiomatic> {
    twin: T::Twin,
    holder: u64,
}

// SAFETY: a view gives shared access to memory that nobody writes to, and any thread may release it.
unsafe impl<T: R2G<M>, M: Mode> Send for GoRef<T, M> where T::Twin: Sync {}
// SAFETY: as for `Send`.
unsafe impl<T: R2G<M>, M: Mode> Sync for GoRef<T, M> where T::Twin: Sync {}

impl<T: R2G<M>, M: Mode> GoRef<T, M> {
    /// # Safety
    ///
    /// The holder keeps alive what the twin reaches.
    pub(crate) unsafe fn new(twin: T::Twin, held: rt::Held) -> GoRef<T, M> {
        GoRef {
            twin,
            holder: held.hand_over(),
        }
    }

    /// Copies the value into Rust's own memory.
    ///
    /// # Errors
    ///
    /// [`GoError::Malformed`] when a part of it is no value of its Rust type.
    pub fn to_owned(&self) -> Result<T, GoError> {
        // SAFETY: the holder keeps alive what the twin reaches.
        unsafe { T::decode(&self.twin, &mut Decoder::default()) }.map_err(|malformed| GoError::Malformed {
            message: malformed.to_string(),
        })
    }
}

impl<T: R2G<M>, M: Mode> Deref for GoRef<T, M> {
    type Target = T::Twin;

    fn deref(&self) -> &T::Twin {
        &self.twin
    }
}

impl<T: R2G<M>, M: Mode> Drop for GoRef<T, M> {
    fn drop(&mut self) {
        if self.holder != 0 {
            rt::idle::put(self.holder);
        }
    }
}

impl<T: R2G<M>, M: Mode> fmt::Debug for GoRef<T, M>
where
    T::Twin: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.twin.fmt(f)
    }
}
