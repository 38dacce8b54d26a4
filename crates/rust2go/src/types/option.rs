//! `Option`: a pointer that may be nil, or for verbatim naming a slice of length 0 or 1.

use crate::rt::{Buffer, Decoder, Malformed, Mode, OptionTwin, Schema, Size, ToGo, R2G};

// SAFETY: the value's pointee is counted and stands in the buffer.
unsafe impl<M: Mode, T: R2G<M>> ToGo<M> for Option<T> {
    type Twin = M::Option<T::Pointee>;
    const IN_PLACE: bool = false;

    #[inline]
    fn measure(&self, size: &mut Size) {
        if let Some(value) = self {
            size.twins::<T::Pointee>(1);
            value.measure_pointee(size);
        }
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin {
        let Some(value) = self else {
            return OptionTwin::none();
        };
        let place = buffer.take::<T::Pointee>(1);
        // SAFETY: the buffer has given the room; the rest is the caller's promise.
        unsafe { place.write(value.encode_pointee(buffer)) };
        OptionTwin::some(place)
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        text.push(M::OPTION);
        T::describe_pointee(schema, text);
    }
}

// SAFETY: as above.
unsafe impl<M: Mode, T: R2G<M>> R2G<M> for Option<T> {
    crate::__own_pointee!(M);

    #[inline]
    unsafe fn decode(twin: &Self::Twin, decoder: &mut Decoder) -> Result<Option<T>, Malformed> {
        match twin.get() {
            None => Ok(None),
            // SAFETY: the caller's promise.
            Some(value) => decoder
                .follow(|decoder| unsafe { T::decode_pointee(value, decoder) })
                .map(Some),
        }
    }
}
