//! Go to Rust: what reading a value can find.

use std::fmt;

/// How deep pointers and lists of a value from Go may nest. A deeper one may be a ring, which Rust cannot hold.
const DEEPEST: usize = 1000;

/// Reads values that Go has made.
#[derive(Debug, Default)]
pub struct Decoder {
    /// How many bytes were read by way of pointers.
    pub(crate) bytes: usize,
    depth: usize,
}

impl Decoder {
    /// Counts bytes that were read by way of a pointer.
    #[inline]
    pub fn count(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(bytes);
    }

    /// Follows a pointer: `read` runs one level deeper.
    #[inline]
    pub fn follow<T>(
        &mut self,
        read: impl FnOnce(&mut Decoder) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        if self.depth == DEEPEST {
            return Err(Malformed::new(format!(
                "pointers nested more than {DEEPEST} deep, or in a ring"
            )));
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
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
