//! `VecDeque`: a list whose elements stand in two pieces, so that they are put side by side in the buffer.

use std::collections::VecDeque;

use super::list::GoSlice;
use crate::rt::{Buffer, Mode, Schema, Size, ToGo};

// SAFETY: each element is encoded into the buffer, for which their twins were counted.
unsafe impl<M: Mode, T: ToGo<M>> ToGo<M> for VecDeque<T> {
    type Twin = GoSlice<T::Twin>;
    const IN_PLACE: bool = false;

    #[inline]
    fn measure(&self, size: &mut Size) {
        size.twins::<T::Twin>(self.len());
        for element in self {
            element.measure(size);
        }
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin {
        let twins = buffer.take::<T::Twin>(self.len());
        for (index, element) in self.iter().enumerate() {
            // SAFETY: the buffer has given room for as many twins as there are elements; the rest is the caller's promise.
            unsafe { twins.add(index).write(element.encode(buffer)) };
        }
        GoSlice::new(twins, self.len())
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        <[T] as ToGo<M>>::describe(schema, text);
    }
}

read_as!(VecDeque<T>, Vec<T>, T);
