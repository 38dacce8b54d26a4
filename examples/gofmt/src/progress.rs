//! The bar on stderr, and output that does not run into it.

use std::io::Write;

use indicatif::{ProgressBar, ProgressStyle};

use crate::format::{Outcome, Report};

/// Shows how far the work is. Where stderr is no terminal there is no bar, only the lines.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub fn new(files: usize, quiet: bool) -> Progress {
        let bar = if quiet {
            ProgressBar::hidden()
        } else {
            ProgressBar::new(files as u64)
        };
        let style = ProgressStyle::with_template("{bar:40.cyan} {pos}/{len} files  {per_sec}  {eta} left");
        Progress {
            bar: bar.with_style(style.expect("a fixed template")),
        }
    }

    /// Shows what there is to show of a file, and moves on.
    pub fn show(&self, report: &Report) {
        match &report.outcome {
            Outcome::Clean | Outcome::Changed { output: None } => {}
            Outcome::Changed { output: Some(output) } => self.bar.suspend(|| print(output)),
            Outcome::Failed { lines } => lines.iter().for_each(|line| self.complain(line)),
        }
        self.bar.inc(1);
    }

    /// A line on stderr.
    pub fn complain(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// To stdout. A reader that has gone away (`| head`) ends the program, as it ends others.
fn print(output: &[u8]) {
    if std::io::stdout().write_all(output).is_err() {
        std::process::exit(2);
    }
}
