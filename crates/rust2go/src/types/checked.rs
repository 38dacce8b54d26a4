//! `bool` and `char`: the same bits as in Go, but not every value that the bits can have.

use std::fmt;

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, Twin, R2G};

macro_rules! checked {
    ($(#[$doc:meta])* $twin:ident($bits:ty) $ty:ident: $to:expr, $from:expr, $what:literal) => {
        $(#[$doc])*
        #[repr(transparent)]
        pub struct $twin($bits);

        // SAFETY: transparent over an integer, which takes every bit pattern.
        unsafe impl Twin for $twin {
            const POINTERS: bool = false;
        }

        impl $twin {
            /// The value, unless Go has stored bits that mean none.
            pub fn get(&self) -> Option<$ty> {
                let from: fn($bits) -> Option<$ty> = $from;
                from(self.0)
            }
        }

        impl fmt::Debug for $twin {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.get() {
                    Some(value) => value.fmt(f),
                    None => write!(f, concat!("<", $what, " {}>"), self.0),
                }
            }
        }

        // SAFETY: every value of the type has the twin's bits, in the same size and alignment, so it is encoded in place.
        unsafe impl<M: Mode> ToGo<M> for $ty {
            type Twin = $twin;
            const IN_PLACE: bool = true;
            const PRIMITIVE: bool = true;

            #[inline]
            fn measure(&self, _: &mut Size) {}

            #[inline]
            unsafe fn encode(&self, _: &mut Buffer) -> $twin {
                let to: fn($ty) -> $bits = $to;
                $twin(to(*self))
            }

            fn describe(_: &mut Schema, text: &mut String) {
                text.push_str(stringify!($ty));
            }
        }

        // SAFETY: as above; decoding checks the bits.
        unsafe impl<M: Mode> R2G<M> for $ty {
            crate::__own_pointee!(M);
            const NEWTYPE: bool = true;

            #[inline]
            unsafe fn decode(twin: &$twin, _: &mut Decoder) -> Result<$ty, Malformed> {
                twin.get().ok_or_else(|| Malformed::new(format!(concat!($what, " {:#x}"), twin.0)))
            }
        }
    };
}

checked! {
    /// Go's `bool` in a view.
    GoBool(u8) bool: |b| b as u8, |b| match b { 0 => Some(false), 1 => Some(true), _ => None }, "not a bool:"
}

checked! {
    /// Go's `rune` in a view: not every `rune` is a `char`.
    GoChar(u32) char: |c| c as u32, char::from_u32, "a rune that is no char:"
}
