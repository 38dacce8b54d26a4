//! `Box`: a pointer to the value's twin.

use std::fmt;

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, Twin, R2G};

/// Go's `*T` in a view.
#[repr(transparent)]
pub struct GoPtr<T>(*const T);

// SAFETY: Go's pointer; nil is allowed.
unsafe impl<T: Twin> Twin for GoPtr<T> {
    const POINTERS: bool = true;
}

// SAFETY: it gives `&T` and nothing else.
unsafe impl<T: Sync> Send for GoPtr<T> {}
// SAFETY: it gives `&T` and nothing else.
unsafe impl<T: Sync> Sync for GoPtr<T> {}

impl<T> GoPtr<T> {
    #[inline]
    pub(crate) fn new(target: *const T) -> GoPtr<T> {
        GoPtr(target)
    }

    pub(crate) fn nil() -> GoPtr<T> {
        GoPtr(std::ptr::null())
    }

    /// What it points to, unless it is nil.
    #[inline]
    #[must_use]
    pub fn as_ref(&self) -> Option<&T> {
        // SAFETY: a twin is only reachable while what it points to is alive (see `Twin` and `GoRef`).
        unsafe { self.0.as_ref() }
    }
}

impl<T: fmt::Debug> fmt::Debug for GoPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_ref() {
            Some(target) => target.fmt(f),
            None => f.write_str("nil"),
        }
    }
}

// SAFETY: the target's twin is counted and stands in the buffer.
unsafe impl<M: Mode, T: R2G<M>> ToGo<M> for Box<T> {
    type Twin = GoPtr<T::Twin>;
    const IN_PLACE: bool = false;

    #[inline]
    fn measure(&self, size: &mut Size) {
        size.twins::<T::Twin>(1);
        (**self).measure(size);
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin {
        let place = buffer.take::<T::Twin>(1);
        // SAFETY: the buffer has given the room; the rest is the caller's promise.
        unsafe { place.write((**self).encode(buffer)) };
        GoPtr::new(place)
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        text.push('*');
        T::describe(schema, text);
    }
}

// SAFETY: as above. The pointee of a `Box` is what it points to: `Option<Box<T>>` is one pointer.
unsafe impl<M: Mode, T: R2G<M>> R2G<M> for Box<T> {
    type Pointee = T::Twin;

    #[inline]
    fn measure_pointee(&self, size: &mut Size) {
        (**self).measure(size);
    }

    #[inline]
    unsafe fn encode_pointee(&self, buffer: &mut Buffer) -> T::Twin {
        // SAFETY: the caller's promise.
        unsafe { (**self).encode(buffer) }
    }

    fn describe_pointee(schema: &mut Schema, text: &mut String) {
        T::describe(schema, text);
    }

    #[inline]
    unsafe fn decode(twin: &Self::Twin, decoder: &mut Decoder) -> Result<Box<T>, Malformed> {
        let Some(target) = twin.as_ref() else {
            return Err(Malformed::new("a nil pointer where a value must be"));
        };
        // SAFETY: the caller's promise.
        decoder
            .follow(|decoder| unsafe { T::decode(target, decoder) })
            .map(Box::new)
    }

    #[inline]
    unsafe fn decode_pointee(twin: &T::Twin, decoder: &mut Decoder) -> Result<Box<T>, Malformed> {
        // SAFETY: the caller's promise.
        unsafe { T::decode(twin, decoder) }.map(Box::new)
    }
}
