//! What is wrong with an interface file: all of it at once, each with its place, its reason and what to write instead.
//!
//! The texts stand in one table, [`Kind`]. A [`Diagnostics`] collects; the macros turn it into `compile_error!`s, the CLI and
//! the build helper render it with the file's own lines. Both say the same.

mod kinds;
mod place;
#[cfg(feature = "go")]
mod render;

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote_spanned;

pub use kinds::Kind;
pub use place::Place;

/// One thing that is wrong.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    kind: Kind,
    place: Option<Place>,
    args: Vec<String>,
    help: Vec<String>,
    notes: Vec<String>,
    also: Vec<(Place, String)>,
}

/// The diagnostics of one reading, in the order in which they were found, with the texts of the files that were read.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    sources: Vec<Source>,
}

/// The text of a file, by which a place is found again.
#[derive(Debug)]
struct Source {
    path: PathBuf,
    /// Only rendering reads it.
    #[cfg_attr(not(feature = "go"), allow(dead_code))]
    text: String,
    /// What [`proc_macro2::Span::file`] answers for the file's tokens.
    key: String,
}

impl Diagnostics {
    /// No diagnostics yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The diagnostics so far.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Adds a diagnostic that points at `place`. What comes back takes further help and notes.
    pub fn report(&mut self, kind: Kind, place: impl Into<Place>, args: &[&str]) -> &mut Diagnostic {
        self.push(kind, Some(place.into()), args)
    }

    /// Adds a diagnostic about no place in a file.
    pub fn report_nowhere(&mut self, kind: Kind, args: &[&str]) -> &mut Diagnostic {
        self.push(kind, None, args)
    }

    fn push(&mut self, kind: Kind, place: Option<Place>, args: &[&str]) -> &mut Diagnostic {
        let index = self.list.len();
        self.list.push(Diagnostic {
            kind,
            place,
            args: args.iter().map(|arg| arg.to_string()).collect(),
            help: Vec::new(),
            notes: Vec::new(),
            also: Vec::new(),
        });
        &mut self.list[index]
    }

    /// Remembers the text of a file, for [`render`](Self::render). `key` is what the spans of its tokens say their file is.
    pub(crate) fn add_source(&mut self, path: &Path, text: String, key: String) {
        self.sources.push(Source {
            path: path.to_owned(),
            text,
            key,
        });
    }

    /// The path and the line of a place, as `src/api.rs:3`.
    pub(crate) fn line_of(&self, place: Place) -> Option<String> {
        let key = place.file_key();
        let source = self.sources.iter().find(|source| source.key == key)?;
        Some(format!("{}:{}", source.path.display(), place.line()))
    }

    /// The file and the bytes of each place where something of this kind is wrong: for a program that mends it.
    #[cfg(feature = "go")]
    pub fn places(&self, kind: Kind) -> Vec<(&Path, std::ops::Range<usize>)> {
        let of_kind = self.list.iter().filter(|diagnostic| diagnostic.kind == kind);
        of_kind
            .filter_map(|diagnostic| {
                let place = diagnostic.place?;
                let key = place.file_key();
                let source = self.sources.iter().find(|source| source.key == key)?;
                Some((source.path.as_path(), place.bytes()))
            })
            .collect()
    }

    /// One `compile_error!` for each diagnostic, at its place, with its whole text.
    pub fn into_compile_errors(self) -> TokenStream {
        self.list.iter().map(Diagnostic::to_compile_error).collect()
    }
}

impl Diagnostic {
    /// What kind it is of.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What is wrong, in one line.
    pub fn message(&self) -> String {
        fill(self.kind.message(), &self.args)
    }

    /// What stands under the carets.
    #[cfg(feature = "go")]
    fn label(&self) -> String {
        fill(self.kind.label(), &self.args)
    }

    /// What to write instead: the kind's own help, then what was found out about this case.
    fn helps(&self) -> Vec<String> {
        lines(self.kind.help(), &self.args, &self.help)
    }

    /// Why it is so.
    fn all_notes(&self) -> Vec<String> {
        lines(self.kind.note(), &self.args, &self.notes)
    }

    /// Adds a line of help.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Diagnostic {
        self.help.push(text.into());
        self
    }

    /// Adds a note.
    pub fn note(&mut self, text: impl Into<String>) -> &mut Diagnostic {
        self.notes.push(text.into());
        self
    }

    /// Points at a second place.
    pub fn also(&mut self, place: impl Into<Place>, label: impl Into<String>) -> &mut Diagnostic {
        self.also.push((place.into(), label.into()));
        self
    }

    fn to_compile_error(&self) -> TokenStream {
        let mut text = self.message();
        for help in self.helps() {
            text.push_str("\nhelp: ");
            text.push_str(&help);
        }
        for note in self.all_notes() {
            text.push_str("\nnote: ");
            text.push_str(&note);
        }
        let place = self.place.unwrap_or_else(Place::call_site);
        let path = quote_spanned!(place.start=> ::core::compile_error!);
        let body = quote_spanned!(place.end=> { #text });
        quote_spanned!(place.start=> #path #body)
    }
}

/// Puts the arguments into a text of the table, where it has `{0}`, `{1}`.
fn fill(template: &str, args: &[String]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let hole = rest[open + 1..].find('}').map(|close| open + 1 + close);
        let Some(close) = hole else { break };
        text.push_str(&rest[..open]);
        match rest[open + 1..close]
            .parse::<usize>()
            .ok()
            .and_then(|index| args.get(index))
        {
            Some(arg) => text.push_str(arg),
            None => text.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    text
}

/// The table's text, if it has one, before the texts of this case.
fn lines(of_kind: &str, args: &[String], of_case: &[String]) -> Vec<String> {
    let first = (!of_kind.is_empty()).then(|| fill(of_kind, args));
    first.into_iter().chain(of_case.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn arguments_fill_holes() {
        let args = ["a{1}".to_string(), "b".to_string()];
        for (template, expected) in [
            ("none", "none"),
            ("{0}", "a{1}"),
            ("`{1}` and `{0}`", "`b` and `a{1}`"),
            ("Result<T> { .. } {7}", "Result<T> { .. } {7}"),
            ("open {", "open {"),
        ] {
            assert_eq!(fill(template, &args), expected);
        }
    }
}
