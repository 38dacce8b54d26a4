//! `Arc` and `Rc`: in Go there is only their content, once for each place where it stands.

use std::rc::Rc;
use std::sync::Arc;

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, R2G};

macro_rules! shared {
    ($pointer:ident) => {
        // SAFETY: the content's own twin, and the content lives as long as the pointer.
        unsafe impl<M: Mode, T: ToGo<M> + ?Sized> ToGo<M> for $pointer<T> {
            type Twin = T::Twin;
            const IN_PLACE: bool = false;
            const PRIMITIVE: bool = T::PRIMITIVE;

            #[inline]
            fn measure(&self, size: &mut Size) {
                (**self).measure(size);
            }

            #[inline]
            unsafe fn encode(&self, buffer: &mut Buffer) -> T::Twin {
                // SAFETY: the caller's promise.
                unsafe { (**self).encode(buffer) }
            }

            fn describe(schema: &mut Schema, text: &mut String) {
                T::describe(schema, text);
            }
        }

        // SAFETY: as above. The pointee is the content's too: an `Option` of a shared value looks as one of the value.
        unsafe impl<M: Mode, T: R2G<M>> R2G<M> for $pointer<T> {
            type Pointee = T::Pointee;
            const NEWTYPE: bool = T::NEWTYPE;

            #[inline]
            fn measure_pointee(&self, size: &mut Size) {
                (**self).measure_pointee(size);
            }

            #[inline]
            unsafe fn encode_pointee(&self, buffer: &mut Buffer) -> T::Pointee {
                // SAFETY: the caller's promise.
                unsafe { (**self).encode_pointee(buffer) }
            }

            fn describe_pointee(schema: &mut Schema, text: &mut String) {
                T::describe_pointee(schema, text);
            }

            #[inline]
            unsafe fn decode(twin: &T::Twin, decoder: &mut Decoder) -> Result<$pointer<T>, Malformed> {
                // SAFETY: the caller's promise.
                unsafe { T::decode(twin, decoder) }.map($pointer::new)
            }

            #[inline]
            unsafe fn decode_pointee(
                twin: &T::Pointee,
                decoder: &mut Decoder,
            ) -> Result<$pointer<T>, Malformed> {
                // SAFETY: the caller's promise.
                unsafe { T::decode_pointee(twin, decoder) }.map($pointer::new)
            }
        }

        read_as!($pointer<str>, String);
        read_as!($pointer<[T]>, Vec<T>, T);
    };
}

shared!(Arc);
shared!(Rc);
