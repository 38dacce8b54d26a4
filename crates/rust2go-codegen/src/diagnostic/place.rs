//! A place in a file: from one token to another.

use proc_macro2::Span;
use quote::ToTokens;

/// From the first token of something to its last. (Spans can be joined on a nightly compiler only.)
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub(super) start: Span,
    pub(super) end: Span,
}

impl Place {
    /// Where these tokens stand.
    pub fn of(tokens: &impl ToTokens) -> Place {
        let mut tokens = tokens.to_token_stream().into_iter();
        let Some(first) = tokens.next() else {
            return Place::call_site();
        };
        let start = first.span();
        let end = tokens.last().map_or(start, |last| last.span());
        Place { start, end }
    }

    /// The whole macro call, for what has no tokens.
    pub(super) fn call_site() -> Place {
        Span::call_site().into()
    }

    /// The file, in the words of [`Span::file`]: each text that is parsed has its own.
    pub(crate) fn file_key(self) -> String {
        self.start.file()
    }

    /// The line, from 1.
    pub(super) fn line(self) -> usize {
        self.start.start().line
    }

    /// The bytes of the file.
    #[cfg(feature = "go")]
    pub(super) fn bytes(self) -> std::ops::Range<usize> {
        let start = self.start.byte_range().start;
        start..self.end.byte_range().end.max(start)
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Place {
        Place {
            start: span,
            end: span,
        }
    }
}
