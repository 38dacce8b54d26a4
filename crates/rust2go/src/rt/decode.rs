//! Go to Rust: what reading a value can find.

use std::fmt;

use super::holder::Aside;
use crate::types::GoStr;

/// The tag of what is no variant of an enum with data.
pub const NO_VARIANT: u32 = u32::MAX;

/// How many bytes of stack the reading of a value may take: half of what Rust gives a thread. A value that needs more
/// is nested very deep, or is a ring of pointers, which Rust cannot hold.
const STACK: usize = 1 << 20;

/// Reads values that Go has made.
#[derive(Debug)]
pub struct Decoder {
    /// How many bytes were read by way of pointers.
    pub(crate) bytes: usize,
    /// Where the stack stood at the beginning.
    stack: usize,
}

impl Default for Decoder {
    #[inline]
    fn default() -> Decoder {
        Decoder {
            bytes: 0,
            stack: stack(),
        }
    }
}

/// About where the stack stands.
#[inline]
fn stack() -> usize {
    let here = 0_u8;
    std::ptr::addr_of!(here) as usize
}

impl Decoder {
    /// Counts bytes that were read by way of a pointer.
    #[inline]
    pub fn count(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(bytes);
    }

    /// While it lives, code of the user's may run, and call Go.
    #[inline]
    #[must_use]
    pub fn aside(&self) -> Aside {
        Aside::new()
    }

    /// Follows a pointer: `read` runs one level deeper.
    #[inline]
    pub fn follow<T>(
        &mut self,
        read: impl FnOnce(&mut Decoder) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        if self.stack.abs_diff(stack()) > STACK {
            return Err(Malformed::new(
                "pointers nested too deep for the stack, or in a ring",
            ));
        }
        read(self)
    }
}

/// A value that Go sent and Rust cannot hold, and where in the result it stands.
#[derive(Debug)]
pub struct Malformed {
    // Boxed: it is the rare way out of every `decode`.
    inner: Box<(String, String)>,
}

impl Malformed {
    /// What is wrong with the value.
    #[cold]
    pub fn new(what: impl Into<String>) -> Malformed {
        Malformed {
            inner: Box::new((String::new(), what.into())),
        }
    }

    /// Adds a step of the way to the value, from the inside out: `.name` or `[3]`.
    #[cold]
    pub fn within(mut self, step: &str) -> Malformed {
        self.inner.0.insert_str(0, step);
        self
    }

    /// What stands in the place of an enum's variant; `data` is the address of a string of Go's that says it.
    ///
    /// # Safety
    ///
    /// The string is there, or `data` is nil.
    #[cold]
    pub unsafe fn no_variant(data: *const ()) -> Malformed {
        // SAFETY: the caller's promise.
        let text = unsafe { data.cast::<GoStr>().as_ref() };
        Malformed::new(text.map_or_else(|| "no variant".to_owned(), ToString::to_string))
    }

    /// Bytes that are no text.
    #[cold]
    pub(crate) fn not_utf8(error: std::str::Utf8Error) -> Malformed {
        Malformed::new(format!("a string that is no UTF-8: {error}"))
    }

    /// Says that it stands in this parameter of a method that Go calls.
    #[cold]
    pub fn of_parameter(self, name: &str) -> Malformed {
        self.within(&format!("parameter {name}"))
    }

    /// Where it stands, and what it is.
    pub(crate) fn text(&self) -> String {
        let (path, what) = &*self.inner;
        format!("{path}: {what}")
    }

    /// Adds the index of a list.
    #[cold]
    pub fn at(self, index: usize) -> Malformed {
        self.within(&format!("[{index}]"))
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, what) = &*self.inner;
        write!(f, "result{path}: {what}")
    }
}
