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
use std::sync::Arc;

use clap::Parser;
use futures::StreamExt;
use tokio::sync::Semaphore;

use args::Args;
use progress::Progress;
use summary::Summary;

/// How many files may be done and wait for an earlier one.
const WAITING: usize = 1024;

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

    // Reading and comparing run on tokio's threads, formatting on Go's. The semaphore bounds how many files are worked on;
    // `buffered` gives the answers in the order of the files, and lets those wait that are done before a large one.
    let mode = args.mode();
    let free = Arc::new(Semaphore::new(args.jobs()));
    let mut done = futures::stream::iter(files)
        .map(|file| {
            let free = Arc::clone(&free);
            tokio::spawn(async move {
                let _permit = free.acquire().await;
                format::file(file, mode).await
            })
        })
        .buffered(WAITING);
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
