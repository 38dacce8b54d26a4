//! What was found, for a person and for a program.

use std::fmt::Write;

use serde::Serialize;

use crate::say::Say;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// As it should be.
    Ok,
    /// It works, and somebody should look at it.
    Warning,
    /// It does not build, or does not run.
    Problem,
}

#[derive(Debug, Serialize)]
struct Finding {
    id: &'static str,
    state: State,
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

/// All findings.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    findings: Vec<Finding>,
}

impl Report {
    pub(super) fn ok(&mut self, id: &'static str, what: impl Into<String>) {
        self.add(id, State::Ok, what.into(), None);
    }

    pub(super) fn warn(&mut self, id: &'static str, what: impl Into<String>, help: impl Into<String>) {
        self.add(id, State::Warning, what.into(), Some(help.into()));
    }

    pub(super) fn problem(&mut self, id: &'static str, what: impl Into<String>, help: impl Into<String>) {
        self.add(id, State::Problem, what.into(), Some(help.into()));
    }

    /// A problem as an error of the build helper tells it, help included.
    pub(super) fn error(&mut self, id: &'static str, error: &str) {
        match error.split_once("\n  help: ") {
            Some((what, help)) => {
                let lines: Vec<&str> = help.lines().map(str::trim).collect();
                self.problem(id, what, lines.join("\n"));
            }
            None => self.add(id, State::Problem, error.to_owned(), None),
        }
    }

    fn add(&mut self, id: &'static str, state: State, what: String, help: Option<String>) {
        self.findings.push(Finding {
            id,
            state,
            what,
            help,
        });
    }

    fn count(&self, state: State) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.state == state)
            .count()
    }

    /// Whether the exit status is 0.
    pub(super) fn is_fine(&self, strict: bool) -> bool {
        self.count(State::Problem) == 0 && !(strict && self.count(State::Warning) > 0)
    }

    pub(super) fn json(&self) -> String {
        // Plain data with text keys: there is nothing that JSON cannot hold.
        serde_json::to_string_pretty(self).map_or_else(|error| unreachable!("{error}"), |json| json + "\n")
    }

    pub(super) fn text(&self, say: &Say) -> String {
        let mut text = String::new();
        for finding in &self.findings {
            let word = match finding.state {
                State::Ok if say.quiet => continue,
                State::Ok => say.colored(32, "ok     "),
                State::Warning => say.colored(33, "warning"),
                State::Problem => say.colored(31, "problem"),
            };
            let what = finding.what.replace('\n', "\n         ");
            let _ = writeln!(text, "{word}  {}: {what}", finding.id);
            if let Some(help) = &finding.help {
                let help = help.replace('\n', "\n               ");
                let _ = writeln!(text, "         help: {help}");
            }
        }
        if !say.quiet {
            let (problems, warnings) = (self.count(State::Problem), self.count(State::Warning));
            let _ = writeln!(
                text,
                "{}, {}",
                several(problems, "problem"),
                several(warnings, "warning")
            );
        }
        text
    }
}

fn several(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
