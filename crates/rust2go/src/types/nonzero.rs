//! Integers that are not zero: Go's plain integers, of which zero is refused.

use std::num::{
    NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU16, NonZeroU32, NonZeroU64,
    NonZeroU8, NonZeroUsize,
};

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, R2G};

macro_rules! nonzero {
    ($($ty:ident $integer:ident;)*) => {$(
        // SAFETY: it has the size, the alignment and the bits of the integer, so it is encoded in place.
        unsafe impl<M: Mode> ToGo<M> for $ty {
            type Twin = $integer;
            const IN_PLACE: bool = true;
            const PRIMITIVE: bool = true;

            #[inline]
            fn measure(&self, _: &mut Size) {}

            #[inline]
            unsafe fn encode(&self, _: &mut Buffer) -> $integer {
                self.get()
            }

            fn describe(_: &mut Schema, text: &mut String) {
                text.push_str(stringify!($integer));
            }
        }

        // SAFETY: as above; decoding refuses zero, so it is not plain.
        unsafe impl<M: Mode> R2G<M> for $ty {
            crate::__own_pointee!(M);
            const NEWTYPE: bool = true;

            #[inline]
            unsafe fn decode(twin: &$integer, _: &mut Decoder) -> Result<$ty, Malformed> {
                $ty::new(*twin).ok_or_else(|| Malformed::new(concat!("0 is no ", stringify!($ty))))
            }
        }
    )*};
}

nonzero! {
    NonZeroU8 u8;
    NonZeroU16 u16;
    NonZeroU32 u32;
    NonZeroU64 u64;
    NonZeroUsize usize;
    NonZeroI8 i8;
    NonZeroI16 i16;
    NonZeroI32 i32;
    NonZeroI64 i64;
    NonZeroIsize isize;
}
