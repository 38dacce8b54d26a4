//! Policies in Rego, compiled and run by Open Policy Agent in Go, with functions for them in Rust.

mod api;
pub mod files;
pub mod host;
mod image;

pub use api::*;
pub use image::Image;

use std::fmt::{Display, Formatter, Result};

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.column {
            0 => write!(f, "{}:{}", self.file, self.row),
            column => write!(f, "{}:{}:{column}", self.file, self.row),
        }
    }
}

impl Display for Mistake {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}: {}", self.code, self.text)?;
        self.details.iter().try_for_each(|line| write!(f, "\n    {line}"))
    }
}

impl Display for Violation {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{}: {severity}: {} [{}]", self.place, self.message, self.rule)
    }
}

impl Display for PolicyError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            PolicyError::Rejected { mistakes } => {
                let lines: Vec<_> = mistakes.iter().map(Mistake::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
            PolicyError::Unreadable { mistake } | PolicyError::Failed { mistake } => mistake.fmt(f),
            PolicyError::Shape { text } => write!(f, "the query gives {text}"),
            PolicyError::Stopped => f.write_str("the evaluation was stopped"),
            PolicyError::Call { text } => f.write_str(text),
        }
    }
}

impl std::error::Error for PolicyError {}
