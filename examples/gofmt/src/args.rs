//! The command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Parser;

/// Formats Go source with Go's own formatter, called in-process. Without --check or --write, prints a diff.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Exit status: 0 done, 1 something is not in gofmt's form (with --check), 2 something could not be formatted."
)]
pub struct Args {
    /// Files, and folders to look for .go files in.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Print the names of files that are not in gofmt's form, as `gofmt -l` does, and change nothing.
    #[arg(long, conflicts_with = "write")]
    check: bool,

    /// Write the files.
    #[arg(short, long)]
    write: bool,

    /// How many files are worked on at once [default: four for each core].
    #[arg(short, long, value_name = "COUNT")]
    jobs: Option<NonZeroUsize>,

    /// No progress bar and no summary.
    #[arg(short, long)]
    pub quiet: bool,
}

/// What is done with a file that is not in gofmt's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Its changes are shown.
    Diff,
    /// Its name is shown.
    Check,
    /// It is written.
    Write,
}

impl Args {
    pub fn mode(&self) -> Mode {
        match (self.check, self.write) {
            (true, _) => Mode::Check,
            (_, true) => Mode::Write,
            _ => Mode::Diff,
        }
    }

    /// Enough that no core waits while a file is read, few enough that memory stays small.
    pub fn jobs(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.jobs.map_or_else(|| 4 * cores(), NonZeroUsize::get)
    }
}
