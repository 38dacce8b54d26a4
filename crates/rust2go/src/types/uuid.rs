//! `uuid::Uuid`: its sixteen bytes, in the order in which they are written.

use uuid::Uuid;

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, R2G};

// SAFETY: a `Uuid` has the layout of its bytes, as its documentation promises, so it is encoded in place.
unsafe impl<M: Mode> ToGo<M> for Uuid {
    type Twin = [u8; 16];
    const IN_PLACE: bool = true;

    #[inline]
    fn measure(&self, _: &mut Size) {}

    #[inline]
    unsafe fn encode(&self, _: &mut Buffer) -> [u8; 16] {
        self.into_bytes()
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        <[u8; 16] as ToGo<M>>::describe(schema, text);
    }
}

// SAFETY: as above; each bit pattern is a value.
unsafe impl<M: Mode> R2G<M> for Uuid {
    crate::__own_pointee!(M);
    const NEWTYPE: bool = true;
    const PLAIN: bool = true;

    #[inline]
    unsafe fn decode(twin: &[u8; 16], _: &mut Decoder) -> Result<Uuid, Malformed> {
        Ok(Uuid::from_bytes(*twin))
    }
}
