//! Strings: an address and a length. Rust's are UTF-8, Go's need not be.

use std::fmt;
use std::ops::Deref;

use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, Twin, R2G};

/// Go's `string` in a view.
///
/// It dereferences to `&str`, which checks each time that the bytes are UTF-8; [`to_str`](Self::to_str) gives the
/// error, [`as_bytes`](Self::as_bytes) checks nothing.
#[repr(C)]
pub struct GoStr {
    data: *const u8,
    len: usize,
}

// SAFETY: the two words of Go's string; a view of Go's memory is only made while Go keeps it alive.
unsafe impl Twin for GoStr {
    const POINTERS: bool = true;
}

// SAFETY: a string's bytes do not change, in either language, so any thread may read them.
unsafe impl Send for GoStr {}
// SAFETY: as for `Send`.
unsafe impl Sync for GoStr {}

impl GoStr {
    #[inline]
    pub(crate) fn new(bytes: *const u8, len: usize) -> GoStr {
        GoStr {
            data: if len == 0 { std::ptr::null() } else { bytes },
            len,
        }
    }

    /// The bytes, whatever they are.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        if self.len == 0 || self.data.is_null() {
            return &[];
        }
        // SAFETY: a twin is only reachable while what it points to is alive (see `Twin` and `GoRef`), and Go's
        // strings have `len` bytes at `data` that never change.
        unsafe { std::slice::from_raw_parts(self.data, self.len) }
    }

    /// The text.
    ///
    /// # Errors
    ///
    /// The bytes are no UTF-8.
    pub fn to_str(&self) -> Result<&str, std::str::Utf8Error> {
        std::str::from_utf8(self.as_bytes())
    }
}

impl Deref for GoStr {
    type Target = str;

    /// The text.
    ///
    /// # Panics
    ///
    /// The bytes are no UTF-8: Go allows that.
    #[track_caller]
    fn deref(&self) -> &str {
        match self.to_str() {
            Ok(text) => text,
            Err(error) => panic!("a string from Go is no UTF-8: {error}"),
        }
    }
}

impl fmt::Debug for GoStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        String::from_utf8_lossy(self.as_bytes()).fmt(f)
    }
}

impl fmt::Display for GoStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        String::from_utf8_lossy(self.as_bytes()).fmt(f)
    }
}

impl PartialEq<str> for GoStr {
    fn eq(&self, other: &str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl PartialEq<&str> for GoStr {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

// SAFETY: the twin points at the string's own bytes; a copy of them needs their length and no more.
unsafe impl<M: Mode> ToGo<M> for str {
    type Twin = GoStr;
    const IN_PLACE: bool = false;

    #[inline]
    fn measure(&self, size: &mut Size) {
        size.leaf(self.as_bytes());
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> GoStr {
        GoStr::new(buffer.lend(self.as_bytes()), self.len())
    }

    fn describe(_: &mut Schema, text: &mut String) {
        text.push_str("String");
    }
}

shown_as!(String, str);
shown_as!(Box<str>, str);

// SAFETY: as above; decoding copies the bytes first and checks its own copy, so that not even a handler that wrongly
// keeps writing to them can make a `String` that is no UTF-8.
unsafe impl<M: Mode> R2G<M> for String {
    crate::__own_pointee!(M);
    const NEWTYPE: bool = true;

    #[inline]
    unsafe fn decode(twin: &GoStr, decoder: &mut Decoder) -> Result<String, Malformed> {
        decoder.count(twin.len);
        String::from_utf8(twin.as_bytes().to_vec()).map_err(|error| Malformed::not_utf8(error.utf8_error()))
    }
}

read_as!(Box<str>, String);
