//! `&mut [T]` in a signature: Rust's memory, which Go may write to until the method returns.

use std::marker::PhantomData;
use std::ptr::NonNull;

use super::encode::{Buffer, Size};
use super::mode::Mode;
use super::params::Param;
use super::schema::Schema;
use super::traits::{ToGo, R2G};
use crate::types::GoSlice;

/// A parameter that Go fills or changes in place.
///
/// It keeps an address, not the reference: Go writes through what `encode` makes of it, and nobody may hold a
/// reference to that memory meanwhile.
#[derive(Debug)]
pub struct LentMut<'a, T: ?Sized>(NonNull<T>, PhantomData<&'a mut T>);

impl<'a, T: ?Sized> LentMut<'a, T> {
    /// Lends the value for `'a`.
    #[inline]
    pub fn new(value: &'a mut T) -> LentMut<'a, T> {
        LentMut(NonNull::from(value), PhantomData)
    }
}

impl<T> LentMut<'_, [T]> {
    /// Evaluated at compile time for each such parameter: whatever Go writes has to be a value, because nothing is
    /// checked where it stands.
    pub const fn judge<M: Mode>()
    where
        T: R2G<M>,
    {
        assert!(
            T::PLAIN && T::IN_PLACE,
            "rust2go: Go may write to a slice of numbers, or of `repr(C)` structs of numbers, and to no other one"
        );
    }
}

// SAFETY: the elements stand in Go's layout where they are, and need no room in the buffer. They are not watched: Go
// may write to them, so the checks on lent memory neither compare them nor lend a copy.
unsafe impl<'a, M: Mode, T: R2G<M>> Param<M> for LentMut<'a, [T]> {
    type Twin = GoSlice<T::Twin>;
    type Value = &'a mut [T];

    #[inline]
    fn measure(&self, _: &mut Size, _: &mut usize) {}

    #[inline]
    unsafe fn encode(&self, _: &mut Buffer) -> Self::Twin {
        GoSlice::new(self.0.as_ptr().cast_const().cast(), self.0.len())
    }

    fn back(mut self) -> &'a mut [T] {
        // SAFETY: it was made of such a reference, and the call, which alone used the address, is over.
        unsafe { self.0.as_mut() }
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        text.push_str("&mut ");
        <[T] as ToGo<M>>::describe(schema, text);
    }
}
