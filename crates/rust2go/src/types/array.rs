//! Arrays: the elements' twins, side by side.

use std::mem::{size_of, MaybeUninit};

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, Twin, R2G};

// SAFETY: Go lays an array out as Rust does.
unsafe impl<T: Twin, const N: usize> Twin for [T; N] {
    const POINTERS: bool = T::POINTERS && N > 0;
}

// SAFETY: each element is counted and encoded by its own rule.
unsafe impl<M: Mode, T: ToGo<M>, const N: usize> ToGo<M> for [T; N] {
    type Twin = [T::Twin; N];
    const IN_PLACE: bool = T::IN_PLACE;

    #[inline]
    fn measure(&self, size: &mut Size) {
        if !T::IN_PLACE {
            for element in self {
                element.measure(size);
            }
        }
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin {
        let mut twins = MaybeUninit::<[T::Twin; N]>::uninit();
        let first: *mut T::Twin = twins.as_mut_ptr().cast();
        for (index, element) in self.iter().enumerate() {
            // SAFETY: `index` is below N, and `first` has room for N twins.
            unsafe { first.add(index).write(element.encode(buffer)) };
        }
        // SAFETY: the loop has written all N twins.
        unsafe { twins.assume_init() }
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        text.push_str(&format!("[{N}]"));
        T::describe(schema, text);
    }
}

// SAFETY: as above.
unsafe impl<M: Mode, T: R2G<M>, const N: usize> R2G<M> for [T; N] {
    crate::__own_pointee!(M);
    const NEWTYPE: bool = true;
    const PLAIN: bool = T::PLAIN;

    #[inline]
    unsafe fn decode(twin: &Self::Twin, decoder: &mut Decoder) -> Result<[T; N], Malformed> {
        if T::PLAIN {
            // SAFETY: a plain twin has the layout and the bytes of the value.
            return Ok(unsafe { (twin as *const Self::Twin).cast::<[T; N]>().read() });
        }
        // Through a list: an array cannot be built step by step where a step may fail.
        let mut list = Vec::with_capacity(N);
        decoder.count(N * size_of::<T::Twin>());
        for (index, element) in twin.iter().enumerate() {
            // SAFETY: the caller's promise.
            list.push(unsafe { T::decode(element, decoder) }.map_err(|m| m.at(index))?);
        }
        match <[T; N]>::try_from(list) {
            Ok(array) => Ok(array),
            Err(_) => unreachable!("a list of N elements is an array of N"),
        }
    }
}
