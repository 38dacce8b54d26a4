//! Lists: an address, a length and a capacity.

use std::fmt;
use std::mem::size_of;
use std::ops::Deref;

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, Twin, R2G};

/// Go's slice in a view: dereferences to the slice of its elements' twins.
#[repr(C)]
pub struct GoSlice<T> {
    data: *const T,
    len: usize,
    capacity: usize,
}

// SAFETY: the three words of Go's slice.
unsafe impl<T: Twin> Twin for GoSlice<T> {
    const POINTERS: bool = true;
}

// SAFETY: it gives `&[T]` and nothing else.
unsafe impl<T: Sync> Send for GoSlice<T> {}
// SAFETY: it gives `&[T]` and nothing else.
unsafe impl<T: Sync> Sync for GoSlice<T> {}

impl<T> GoSlice<T> {
    /// The elements at this address: nil for none, and nowhere in particular for elements of size zero.
    #[inline]
    pub(crate) fn new(data: *const T, len: usize) -> GoSlice<T> {
        GoSlice {
            data: match len {
                0 => std::ptr::null(),
                _ if size_of::<T>() == 0 => std::ptr::addr_of!(NOWHERE).cast(),
                _ => data,
            },
            len,
            capacity: len,
        }
    }

    /// Where Go writes to, as it writes: not by way of a shared reference.
    #[cfg(all(test, not(loom)))]
    pub(crate) fn address(&self) -> *mut T {
        self.data.cast_mut()
    }

    pub(crate) fn empty() -> GoSlice<T> {
        GoSlice::new(std::ptr::null(), 0)
    }
}

impl<T> Deref for GoSlice<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        if self.len == 0 {
            return &[];
        }
        let data = if self.data.is_null() {
            std::ptr::NonNull::dangling().as_ptr()
        } else {
            self.data
        };
        // SAFETY: a twin is only reachable while what it points to is alive (see `Twin` and `GoRef`), and a slice of Go
        // has `len` elements at `data`; only elements of size zero may stand nowhere.
        unsafe { std::slice::from_raw_parts(data, self.len) }
    }
}

impl<T: fmt::Debug> fmt::Debug for GoSlice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<'a, T> IntoIterator for &'a GoSlice<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What lists of size-zero elements point to: Go wants no address that it could take for its own.
static NOWHERE: u64 = 0;

// SAFETY: elements that are in Go's layout are pointed to where they are, others are encoded into the buffer, for which
// their twins were counted.
unsafe impl<M: Mode, T: ToGo<M>> ToGo<M> for [T] {
    type Twin = GoSlice<T::Twin>;
    const IN_PLACE: bool = false;

    #[inline]
    fn measure(&self, size: &mut Size) {
        if T::IN_PLACE {
            size.leaf(self);
        } else {
            size.twins::<T::Twin>(self.len());
            for element in self {
                element.measure(size);
            }
        }
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin {
        if self.is_empty() || size_of::<T::Twin>() == 0 {
            return GoSlice::new(std::ptr::null(), self.len());
        }
        if T::IN_PLACE {
            return GoSlice::new(buffer.lend(self).cast(), self.len());
        }
        let twins = buffer.take::<T::Twin>(self.len());
        for (index, element) in self.iter().enumerate() {
            // SAFETY: the buffer has given room for as many twins as there are elements; the rest is the caller's promise.
            unsafe { twins.add(index).write(element.encode(buffer)) };
        }
        GoSlice::new(twins, self.len())
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        text.push_str("[]");
        T::describe(schema, text);
    }
}

/// Reads each element of a list.
unsafe fn decode<M: Mode, T: R2G<M>>(
    twin: &GoSlice<T::Twin>,
    decoder: &mut Decoder,
) -> Result<Vec<T>, Malformed> {
    decoder.count(twin.len().saturating_mul(size_of::<T::Twin>()));
    if T::PLAIN {
        let mut list = Vec::<T>::with_capacity(twin.len());
        // SAFETY: plain twins have the layout and the bytes of the values, and there is room for all of them.
        unsafe {
            list.as_mut_ptr()
                .copy_from_nonoverlapping(twin.as_ptr().cast(), twin.len());
            list.set_len(twin.len());
        }
        return Ok(list);
    }
    decoder.follow(|decoder| {
        let mut list = Vec::with_capacity(twin.len());
        for (index, element) in twin.iter().enumerate() {
            // SAFETY: the caller's promise.
            list.push(unsafe { T::decode(element, decoder) }.map_err(|m| m.at(index))?);
        }
        Ok(list)
    })
}

macro_rules! owned_list {
    ($ty:ty, $from:expr) => {
        // SAFETY: as for the slice that it holds.
        unsafe impl<M: Mode, T: ToGo<M>> ToGo<M> for $ty {
            type Twin = GoSlice<T::Twin>;
            const IN_PLACE: bool = false;

            #[inline]
            fn measure(&self, size: &mut Size) {
                <[T] as ToGo<M>>::measure(self, size);
            }

            #[inline]
            unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin {
                // SAFETY: the caller's promise.
                unsafe { <[T] as ToGo<M>>::encode(self, buffer) }
            }

            fn describe(schema: &mut Schema, text: &mut String) {
                <[T] as ToGo<M>>::describe(schema, text);
            }
        }

        // SAFETY: as above.
        unsafe impl<M: Mode, T: R2G<M>> R2G<M> for $ty {
            crate::__own_pointee!(M);
            const NEWTYPE: bool = true;

            #[inline]
            unsafe fn decode(twin: &Self::Twin, decoder: &mut Decoder) -> Result<$ty, Malformed> {
                let from: fn(Vec<T>) -> $ty = $from;
                // SAFETY: the caller's promise.
                unsafe { decode::<M, T>(twin, decoder) }.map(from)
            }
        }
    };
}

owned_list!(Vec<T>, |list| list);
owned_list!(Box<[T]>, Vec::into_boxed_slice);
