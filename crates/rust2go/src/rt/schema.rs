//! The text by which both halves make sure that they were generated from the same interface.

use std::collections::VecDeque;
use std::fmt::Write;

/// Writes the comma before all but the first of the items that follow `start`.
pub(super) fn separate(text: &mut String, start: usize) {
    if text.len() > start {
        text.push_str(", ");
    }
}

/// The schema of a trait while it is written; `docs/abi.md` has its form.
#[derive(Debug, Default)]
pub struct Schema {
    text: String,
    seen: Vec<&'static str>,
    queue: VecDeque<fn(&mut Schema)>,
}

impl Schema {
    /// Adds a line.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds the line of a method: its parameters and results are type expressions that are ready.
    pub fn method(&mut self, name: &str, asynchronous: bool, params: &str, results: &str) {
        let _ = write!(
            self.text,
            "{}fn {name}({params})",
            if asynchronous { "async " } else { "" }
        );
        if !results.is_empty() {
            self.text.push(' ');
            self.text.push_str(results);
        }
        self.text.push('\n');
    }

    /// Meets a named type: it is described after all that was met before.
    pub fn named(&mut self, name: &'static str, describe: fn(&mut Schema)) {
        if !self.seen.contains(&name) {
            self.seen.push(name);
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
