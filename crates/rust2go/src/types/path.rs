//! Paths and other texts of the operating system: strings in Go.
//!
//! On Unix both sides take any bytes, so they cross as they are. Elsewhere Rust's and Go's own forms differ, and only
//! Unicode is the same in both: anything else is a panic on the way to Go and malformed on the way back.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use super::text::GoStr;
use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, R2G};

#[cfg(unix)]
fn bytes(text: &OsStr) -> &[u8] {
    std::os::unix::ffi::OsStrExt::as_bytes(text)
}

#[cfg(not(unix))]
fn bytes(text: &OsStr) -> &[u8] {
    match text.to_str() {
        Some(text) => text.as_bytes(),
        None => panic!("rust2go: {text:?} is no Unicode, and cannot be shown to Go on this platform"),
    }
}

// SAFETY: the twin points at the text's own bytes; a copy of them needs their length and no more.
unsafe impl<M: Mode> ToGo<M> for OsStr {
    type Twin = GoStr;
    const IN_PLACE: bool = false;

    #[inline]
    fn measure(&self, size: &mut Size) {
        size.leaf(bytes(self));
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> GoStr {
        let bytes = bytes(self);
        GoStr::new(buffer.lend(bytes), bytes.len())
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        <str as ToGo<M>>::describe(schema, text);
    }
}

// SAFETY: as for `OsStr`, which it is.
unsafe impl<M: Mode> ToGo<M> for Path {
    type Twin = GoStr;
    const IN_PLACE: bool = false;

    #[inline]
    fn measure(&self, size: &mut Size) {
        <OsStr as ToGo<M>>::measure(self.as_os_str(), size);
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> GoStr {
        // SAFETY: the caller's promise.
        unsafe { <OsStr as ToGo<M>>::encode(self.as_os_str(), buffer) }
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        <str as ToGo<M>>::describe(schema, text);
    }
}

shown_as!(OsString, OsStr);
shown_as!(Box<OsStr>, OsStr);
shown_as!(PathBuf, Path);
shown_as!(Box<Path>, Path);

// SAFETY: decoding copies the bytes, and checks the copy where not all bytes are a text.
unsafe impl<M: Mode> R2G<M> for OsString {
    crate::__own_pointee!(M);
    const NEWTYPE: bool = true;

    #[cfg(unix)]
    #[inline]
    unsafe fn decode(twin: &GoStr, decoder: &mut Decoder) -> Result<OsString, Malformed> {
        let bytes = twin.as_bytes().to_vec();
        decoder.count(bytes.len());
        Ok(std::os::unix::ffi::OsStringExt::from_vec(bytes))
    }

    #[cfg(not(unix))]
    #[inline]
    unsafe fn decode(twin: &GoStr, decoder: &mut Decoder) -> Result<OsString, Malformed> {
        // SAFETY: the caller's promise.
        unsafe { <String as R2G<M>>::decode(twin, decoder) }.map(OsString::from)
    }
}

read_as!(Box<OsStr>, OsString);
read_as!(Rc<OsStr>, OsString);
read_as!(Arc<OsStr>, OsString);
read_as!(PathBuf, OsString);
read_as!(Box<Path>, PathBuf);
read_as!(Rc<Path>, PathBuf);
read_as!(Arc<Path>, PathBuf);
