//! The text by which both halves make sure that they were generated from the same interface.

use std::collections::VecDeque;
use std::fmt::Write;

use super::mode::Mode;
use super::traits::R2G;

/// Writes the comma before all but the first of the items that follow `start`.
pub(super) fn separate(text: &mut String, start: usize) {
    if text.len() > start {
        text.push_str(", ");
    }
}

/// The name of an instance of a generic type: `Page<User>`.
#[must_use]
pub fn instance(name: &str, arguments: &[fn() -> String]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|argument| argument()).collect();
    format!("{name}<{}>", arguments.join(", "))
}

/// A type argument in such a name. What it names is not met by that, only by the fields.
#[must_use]
pub fn argument<M: Mode, T: R2G<M>>() -> String {
    let (mut own, mut pointee) = (String::new(), String::new());
    T::describe(&mut Schema::default(), &mut own);
    T::describe_pointee(&mut Schema::default(), &mut pointee);
    if own == pointee {
        own
    } else {
        format!("Box<{pointee}>")
    }
}

/// The schema of a trait while it is written; `docs/abi.md` has its form.
#[derive(Debug, Default)]
pub struct Schema {
    text: String,
    seen: Vec<String>,
    queue: VecDeque<fn(&mut Schema)>,
}

impl Schema {
    /// Adds a line.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds the line of a method: its parameters and results are type expressions that are ready.
    pub fn method(&mut self, keyword: &str, name: &str, params: &str, results: &str) {
        let _ = write!(self.text, "{keyword} {name}({params})");
        if !results.is_empty() {
            self.text.push(' ');
            self.text.push_str(results);
        }
        self.text.push('\n');
    }

    /// Meets a named type: it is described after all that was met before.
    pub fn named(&mut self, name: &str, describe: fn(&mut Schema)) {
        if !self.seen.iter().any(|seen| seen == name) {
            self.seen.push(name.to_owned());
            self.queue.push_back(describe);
        }
    }

    /// Adds the line of a field.
    pub fn field(&mut self, name: &str, ty: &str, offset: usize) {
        let _ = writeln!(self.text, "{name} {ty} {offset}");
    }

    /// The whole text, with every type that was met.
    pub(crate) fn finish(mut self) -> String {
        while let Some(describe) = self.queue.pop_front() {
            describe(&mut self);
        }
        self.text
    }
}
