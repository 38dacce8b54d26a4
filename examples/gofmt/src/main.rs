//! `gofmt`, as a Rust program: walks folders, lets Go format what it finds, over all cores and in this process.
//!
//! | file | |
//! |---|---|
//! | `args.rs` | the command line |
//! | `walk.rs` | which files |
//! | `api.rs` | the Rust side of the call; `../go/impl.go` is the other |
//! | `format.rs` | one file: read, call Go, and do with the answer what was asked for |
//! | `progress.rs` | the bar, and output that does not run into it |
//! | `summary.rs` | what has been counted |

mod api;
mod args;
mod format;
mod progress;
mod summary;
mod walk;

use std::process::ExitCode;

use clap::Parser;
use futures::StreamExt;

use args::Args;
use progress::Progress;
use summary::Summary;

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    let mut summary = Summary::begin();
    let (files, unreadable) = walk::files(&args.paths);
    let progress = Progress::new(files.len(), args.quiet);
    for error in unreadable {
        progress.complain(&error.to_string());
        summary.failed();
    }

    // Reading and comparing run on tokio's threads, formatting on Go's. `buffered` bounds how many files are on their way,
    // and gives the answers in the order of the files.
    let (mode, jobs) = (args.mode(), args.jobs());
    let mut done = futures::stream::iter(files)
        .map(|file| tokio::spawn(format::file(file, mode)))
        .buffered(jobs);
    while let Some(joined) = done.next().await {
        match joined {
            Ok(report) => {
                summary.count(&report);
                progress.show(&report);
            }
            Err(panic) => {
                progress.complain(&panic.to_string());
                summary.failed();
            }
        }
    }
    progress.finish();
    if !args.quiet {
        eprintln!("{}", summary.text(mode));
    }
    summary.exit_code(mode)
}
