//! What can go wrong in a call.

use std::fmt;

use crate::rt::{status, Header, Malformed};

/// Why a call gave no value.
///
/// A method that returns `Result<T, GoError>` gives it; any other method panics with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum GoError {
    /// The handler returned an `error`.
    Returned {
        /// The error's text.
        message: String,
        /// The texts of the errors that it wraps (Go's `Unwrap`), from the outside in.
        chain: Vec<String>,
    },
    /// The handler panicked. The panic is over; the process goes on.
    Panic {
        /// What the handler panicked with, as Go prints it.
        message: String,
        /// The Go stack from the place of the panic on.
        stack: String,
    },
    /// The Go side has set no handler for the trait.
    NotRegistered {
        /// What to do.
        message: String,
    },
    /// The Go archive does not have the trait, or is not the one that was meant.
    Unknown {
        /// What the archive has, and what to do.
        message: String,
    },
    /// The Go archive was generated from another version of the interface.
    Stale {
        /// The first difference, and what to do.
        message: String,
    },
    /// The call began after [`shutdown`](crate::shutdown), or waited for its turn until then.
    ShutDown,
    /// The handler returned a value that its Rust type cannot hold: a string that is no UTF-8, a `rune` that is no
    /// `char`, an integer that is no variant, a zero for a `NonZero`, a nil where a value must be.
    Malformed {
        /// Where in the result, and what it is.
        message: String,
    },
}

impl GoError {
    /// Whether the handler returned Go's `context.DeadlineExceeded`, wrapped or not: by its text, which is all that crosses.
    ///
    /// ```
    /// # use rust2go::GoError;
    /// let error = GoError::Returned {
    ///     message: "find ada: context deadline exceeded".into(),
    ///     chain: vec!["context deadline exceeded".into()],
    /// };
    /// assert!(error.is_deadline_exceeded() && !error.is_cancelled());
    /// ```
    #[must_use]
    pub fn is_deadline_exceeded(&self) -> bool {
        self.returned("context deadline exceeded")
    }

    /// Whether the handler returned Go's `context.Canceled`, wrapped or not: by its text, which is all that crosses.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.returned("context canceled")
    }

    /// An error with this text: what a method that Go calls may return.
    ///
    /// ```
    /// # use rust2go::GoError;
    /// assert_eq!(GoError::msg("no such key").to_string(), "no such key");
    /// ```
    #[must_use]
    pub fn msg(message: impl Into<String>) -> GoError {
        GoError::Returned {
            message: message.into(),
            chain: Vec::new(),
        }
    }

    /// An error with the text of another one, and with the texts of its sources: what a method that Go calls may return. In Go,
    /// `errors.Unwrap` goes from one to the next.
    ///
    /// ```
    /// # use rust2go::GoError;
    /// let number = "x".parse::<u8>().map_err(|error| GoError::wrap(&error));
    /// assert_eq!(number, Err(GoError::msg("invalid digit found in string")));
    /// ```
    #[must_use]
    pub fn wrap(error: &dyn std::error::Error) -> GoError {
        let sources = std::iter::successors(error.source(), |inner| inner.source());
        GoError::Returned {
            message: error.to_string(),
            chain: sources.map(ToString::to_string).collect(),
        }
    }

    /// The texts by which it crosses to Go: the message, and the sources with NUL between.
    pub(crate) fn texts(&self) -> (String, String) {
        let chain = match self {
            GoError::Returned { chain, .. } => chain.as_slice(),
            _ => &[],
        };
        let chain: Vec<String> = chain.iter().map(|text| text.replace('\0', "\u{fffd}")).collect();
        (self.to_string(), chain.join("\0"))
    }

    /// Whether the handler returned an error of this text, wrapped or not.
    fn returned(&self, text: &str) -> bool {
        match self {
            GoError::Returned { message, chain } => {
                message == text || chain.iter().any(|inner| inner == text)
            }
            _ => false,
        }
    }

    /// Reads what Go has written into a block.
    ///
    /// # Safety
    ///
    /// The status is not `DONE`, and what keeps the texts alive still does.
    #[cold]
    pub(crate) unsafe fn read(header: &Header) -> GoError {
        // SAFETY: with this status Go has set both texts.
        let (message, stack) = unsafe { (header.message.assume_init_ref(), header.stack.assume_init_ref()) };
        let message = message.to_string();
        match header.status {
            status::ERROR => GoError::Returned {
                message,
                // Go sends them as one text, with NUL between.
                chain: match stack.as_bytes() {
                    [] => Vec::new(),
                    _ => String::from_utf8_lossy(stack.as_bytes())
                        .split('\0')
                        .map(str::to_owned)
                        .collect(),
                },
            },
            status::PANIC => GoError::Panic {
                message,
                stack: stack.to_string(),
            },
            status::NOT_REGISTERED => GoError::NotRegistered { message },
            status::UNKNOWN => GoError::Unknown { message },
            status::STALE => GoError::Stale { message },
            status::SHUT_DOWN => GoError::ShutDown,
            status::MALFORMED => GoError::Malformed { message },
            other => GoError::Unknown {
                message: format!("status {other} from Go: {message}"),
            },
        }
    }

    #[cold]
    pub(crate) fn malformed(method: &str, malformed: &Malformed) -> GoError {
        GoError::Malformed {
            message: format!("{method}: {malformed}"),
        }
    }

    /// Panics with this error: what a method without `Result` does.
    #[doc(hidden)]
    #[cold]
    #[track_caller]
    pub fn raise(self, method: &str) -> ! {
        match &self {
            GoError::Panic { stack, .. } if !stack.is_empty() => panic!("{method}: {self}\n{stack}"),
            _ => panic!("{method}: {self}"),
        }
    }
}

impl fmt::Display for GoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GoError::Returned { message, .. }
            | GoError::NotRegistered { message }
            | GoError::Unknown { message }
            | GoError::Stale { message } => f.write_str(message),
            GoError::ShutDown => {
                f.write_str("the Go side was shut down (rust2go::shutdown), and takes no more calls")
            }
            GoError::Panic { message, .. } => write!(f, "the Go handler panicked: {message}"),
            GoError::Malformed { message } => {
                write!(f, "Go returned a value that Rust cannot hold: {message}")
            }
        }
    }
}

impl std::error::Error for GoError {}
