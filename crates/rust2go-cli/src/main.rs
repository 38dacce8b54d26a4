//! `rust2go-cli`: generates Go from a Rust interface file, or checks that what is committed is up to date.
//!
//! ```text
//! rust2go-cli --src src/api.rs --dst go/gen.go
//! rust2go-cli --src src/api.rs --dst go/gen.go --check
//! ```
//!
//! Exit status: 0 done or up to date; 1 something is stale (`--check`); 2 an error, and nothing was touched.

mod args;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use rust2go_codegen::generate::{self, Outcome, Stale};

use args::{Args, Color};

/// `--check` found a difference.
const STALE: u8 = 1;
/// Nothing could be generated.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let args = Args::parse();
    let color = match args.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    let job = args.job();
    let done = if args.check {
        generate::check(&job).map(|stale| report_stale(&args, &stale))
    } else {
        generate::run(&job).map(|outcome| report_written(&args, &outcome))
    };
    match done {
        Ok(status) => status,
        Err(error) => {
            eprintln!("{}", error.render(color));
            ExitCode::from(FAILED)
        }
    }
}

fn report_written(args: &Args, outcome: &Outcome) -> ExitCode {
    if !args.quiet {
        for path in &outcome.written {
            eprintln!("wrote {}", path.display());
        }
        for path in &outcome.removed {
            eprintln!("removed {}", path.display());
        }
        if outcome.written.is_empty() && outcome.removed.is_empty() {
            eprintln!("{} is up to date", args.dst.display());
        }
    }
    ExitCode::SUCCESS
}

fn report_stale(args: &Args, stale: &[Stale]) -> ExitCode {
    if stale.is_empty() {
        if !args.quiet {
            eprintln!("{} is up to date", args.dst.display());
        }
        return ExitCode::SUCCESS;
    }
    let diffs: String = stale.iter().map(|s| s.diff.as_str()).collect();
    // A reader who has seen enough (`| head`) is no failure.
    let _ = io::stdout().write_all(diffs.as_bytes());
    if !args.quiet {
        for s in stale {
            eprintln!("stale: {}", s.path.display());
        }
        eprintln!("help: run `{}` and commit what it writes", args.command_line());
    }
    ExitCode::from(STALE)
}
