//! `serde_json::Value`: `any` in Go. It crosses as JSON text, so each call costs a writing and a reading of it on
//! either side; a value of a struct's own type costs a fraction of that.

use std::io::{self, Write};
use std::mem::MaybeUninit;

use serde_json::Value;

use super::GoStr;
use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, R2G};

/// Counts what is written.
struct Length(usize);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Memory that is written to, from its beginning.
struct Room<'a> {
    bytes: &'a mut [MaybeUninit<u8>],
    written: usize,
}

impl Write for Room<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let end = self.written + bytes.len();
        let Some(room) = self.bytes.get_mut(self.written..end) else {
            return Err(io::ErrorKind::WriteZero.into());
        };
        // SAFETY: both have the same length, and only one of them is borrowed mutably.
        unsafe {
            room.as_mut_ptr()
                .cast::<u8>()
                .copy_from_nonoverlapping(bytes.as_ptr(), bytes.len())
        };
        self.written = end;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How long the text of a value is.
fn length(value: &Value) -> usize {
    let mut length = Length(0);
    write(value, &mut length);
    length.0
}

fn write(value: &Value, to: &mut impl Write) {
    // A `Value` has nothing that JSON cannot say; counting does not fail, nor does writing what has been counted.
    serde_json::to_writer(to, value).expect("rust2go: the text of a JSON value");
}

// SAFETY: the text stands in the buffer, of which `measure` counts its length; the same value has the same text.
unsafe impl<M: Mode> ToGo<M> for Value {
    type Twin = GoStr;
    const IN_PLACE: bool = false;

    fn measure(&self, size: &mut Size) {
        size.twins::<u8>(length(self));
    }

    unsafe fn encode(&self, buffer: &mut Buffer) -> GoStr {
        let mut room = Room {
            bytes: buffer.rest(),
            written: 0,
        };
        write(self, &mut room);
        let len = room.written;
        GoStr::new(buffer.take::<u8>(len), len)
    }

    fn describe(_: &mut Schema, text: &mut String) {
        text.push_str("Json");
    }
}

// SAFETY: decoding reads the string that the twin points to, and checks that it is JSON.
unsafe impl<M: Mode> R2G<M> for Value {
    crate::__own_pointee!(M);

    unsafe fn decode(twin: &GoStr, decoder: &mut Decoder) -> Result<Value, Malformed> {
        let text = twin.as_bytes();
        decoder.count(text.len());
        if let [0, problem @ ..] = text {
            return Err(Malformed::new(String::from_utf8_lossy(problem)));
        }
        serde_json::from_slice(text)
            .map_err(|error| Malformed::new(format!("JSON that Rust cannot hold: {error}")))
    }
}
