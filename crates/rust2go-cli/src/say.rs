//! What the program says, and how loud.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use rust2go_codegen::generate;

use crate::args::{Color, How};

/// How loud, and whether in colour.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Say {
    pub(crate) color: bool,
    pub(crate) quiet: bool,
    pub(crate) verbose: bool,
}

impl Say {
    pub(crate) fn new(how: &How) -> Say {
        let color = match how.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        Say {
            color,
            quiet: how.quiet,
            verbose: how.verbose,
        }
    }

    /// What was done: on stderr, unless quiet.
    pub(crate) fn done(&self, what: impl fmt::Display) {
        if !self.quiet {
            eprintln!("{what}");
        }
    }

    /// What only `--verbose` shows.
    pub(crate) fn detail(&self, what: impl fmt::Display) {
        if self.verbose {
            eprintln!("{what}");
        }
    }

    /// A word in one of the terminal's colours, by its number.
    pub(crate) fn colored(&self, number: u8, word: &str) -> String {
        if self.color {
            format!("\x1b[1;{number}m{word}\x1b[0m")
        } else {
            word.to_owned()
        }
    }
}

/// What a command was run for. A reader who has seen enough (`| head`) is no failure.
pub(crate) fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

/// Why a command could not be done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The interface, or the files made of it.
    Generate(generate::Error),
    /// Anything else: what, and what to do about it.
    Other { what: String, help: Option<String> },
}

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Failure {
        Failure::Other {
            what: what.into(),
            help: None,
        }
    }

    pub(crate) fn help(self, text: impl Into<String>) -> Failure {
        match self {
            Failure::Other { what, .. } => Failure::Other {
                what,
                help: Some(text.into()),
            },
            other => other,
        }
    }

    /// For `map_err`: what the system said about a path.
    pub(crate) fn io<'a>(
        action: &'a str,
        path: &'a std::path::Path,
    ) -> impl FnOnce(io::Error) -> Failure + 'a {
        move |error| Failure::new(format!("cannot {action} {}: {error}", path.display()))
    }

    pub(crate) fn render(&self, color: bool) -> String {
        match self {
            Failure::Generate(error) => error.render(color),
            Failure::Other { what, help } => {
                let error = if color {
                    "\x1b[1;31merror\x1b[0m\x1b[1m:\x1b[0m"
                } else {
                    "error:"
                };
                match help {
                    Some(help) => format!("{error} {what}\n  help: {help}"),
                    None => format!("{error} {what}"),
                }
            }
        }
    }
}

impl From<generate::Error> for Failure {
    fn from(error: generate::Error) -> Failure {
        Failure::Generate(error)
    }
}
