//! Integers, floats, and nothing: the same in both languages.

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, Twin, R2G};

macro_rules! primitives {
    ($($ty:ident)*) => {$(
        // SAFETY: Go's type of this name has the same size, alignment and values.
        unsafe impl Twin for $ty {
            const POINTERS: bool = false;
        }

        // SAFETY: the twin is the type itself and needs no buffer.
        unsafe impl<M: Mode> ToGo<M> for $ty {
            type Twin = $ty;
            const IN_PLACE: bool = true;
            const PRIMITIVE: bool = true;

            #[inline]
            fn measure(&self, _: &mut Size) {}

            #[inline]
            unsafe fn encode(&self, _: &mut Buffer) -> $ty {
                *self
            }

            fn describe(_: &mut Schema, text: &mut String) {
                text.push_str(stringify!($ty));
            }
        }

        // SAFETY: as above.
        unsafe impl<M: Mode> R2G<M> for $ty {
            crate::__own_pointee!(M);
            const NEWTYPE: bool = true;
            const PLAIN: bool = true;

            #[inline]
            unsafe fn decode(twin: &$ty, _: &mut Decoder) -> Result<$ty, Malformed> {
                Ok(*twin)
            }
        }
    )*};
}

primitives!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64);

// SAFETY: no bytes, no addresses: parameters and results that are not there.
unsafe impl Twin for () {
    const POINTERS: bool = false;
}
