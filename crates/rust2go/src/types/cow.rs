//! `Cow`: shown as what it borrows or owns, and owned where it comes from Go.

use std::borrow::Cow;

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, R2G};

// SAFETY: the twin of the content, which lives as long as the `Cow` is borrowed.
unsafe impl<M: Mode, B: ToGo<M> + ToOwned + ?Sized> ToGo<M> for Cow<'_, B> {
    type Twin = B::Twin;
    const IN_PLACE: bool = false;
    const PRIMITIVE: bool = B::PRIMITIVE;

    #[inline]
    fn measure(&self, size: &mut Size) {
        (**self).measure(size);
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> B::Twin {
        // SAFETY: the caller's promise.
        unsafe { (**self).encode(buffer) }
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        B::describe(schema, text);
    }
}

// SAFETY: as above; the owned form has the same twin and reads it.
unsafe impl<M: Mode, B> R2G<M> for Cow<'_, B>
where
    B: ToGo<M> + ToOwned + ?Sized,
    B::Owned: R2G<M> + ToGo<M, Twin = B::Twin>,
{
    crate::__own_pointee!(M);
    const NEWTYPE: bool = <B::Owned as R2G<M>>::NEWTYPE;

    #[inline]
    unsafe fn decode(twin: &B::Twin, decoder: &mut Decoder) -> Result<Self, Malformed> {
        // SAFETY: the caller's promise.
        unsafe { <B::Owned as R2G<M>>::decode(twin, decoder) }.map(Cow::Owned)
    }
}
