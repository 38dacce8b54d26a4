//! What has been counted.

use std::process::ExitCode;
use std::time::Instant;

use crate::args::Mode;
use crate::format::{Outcome, Report};

#[derive(Debug)]
pub struct Summary {
    began: Instant,
    files: usize,
    bytes: usize,
    changed: usize,
    failed: usize,
}

impl Summary {
    pub fn begin() -> Summary {
        Summary {
            began: Instant::now(),
            files: 0,
            bytes: 0,
            changed: 0,
            failed: 0,
        }
    }

    pub fn count(&mut self, report: &Report) {
        self.files += 1;
        self.bytes += report.bytes;
        match report.outcome {
            Outcome::Clean => {}
            Outcome::Changed { .. } => self.changed += 1,
            Outcome::Failed { .. } => self.failed += 1,
        }
    }

    /// Something could not even be read.
    pub fn failed(&mut self) {
        self.failed += 1;
    }

    pub fn text(&self, mode: Mode) -> String {
        let changed = match mode {
            Mode::Write => "formatted",
            Mode::Diff | Mode::Check => "not in gofmt's form",
        };
        format!(
            "{} files ({:.1} MB) in {:.2} s: {} {changed}, {} could not be formatted",
            self.files,
            self.bytes as f64 / 1e6,
            self.began.elapsed().as_secs_f64(),
            self.changed,
            self.failed,
        )
    }

    pub fn exit_code(&self, mode: Mode) -> ExitCode {
        match (self.failed, self.changed, mode) {
            (1.., _, _) => ExitCode::from(2),
            (0, 1.., Mode::Check) => ExitCode::from(1),
            _ => ExitCode::SUCCESS,
        }
    }
}
