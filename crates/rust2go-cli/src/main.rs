//! `rust2go-cli`: generates Go from a Rust interface file, checks that what is committed is up to date, or explains what the
//! interface becomes.
//!
//! ```text
//! rust2go-cli --src src/api.rs --dst go/gen.go
//! rust2go-cli --src src/api.rs --dst go/gen.go --check
//! rust2go-cli explain src/api.rs
//! ```
//!
//! Exit status: 0 done or up to date; 1 something is stale (`--check`); 2 an error, and nothing was touched.

mod args;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use rust2go_codegen::explain::explain_files;
use rust2go_codegen::generate::{self, Error, Outcome, Stale};

use args::{Color, Command, CommandLine, Explain, Generate};

/// `--check` found a difference.
const STALE: u8 = 1;
/// Nothing could be generated.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let line = CommandLine::parse();
    let color = match line.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    let done = match (&line.command, &line.generate) {
        (Some(Command::Explain(args)), _) => explain(args),
        (None, Some(args)) => generate(args),
        (None, None) => CommandLine::command()
            .error(
                ErrorKind::MissingRequiredArgument,
                "neither --src and --dst nor a command is given",
            )
            .exit(),
    };
    match done {
        Ok(status) => status,
        Err(error) => {
            eprintln!("{}", error.render(color));
            ExitCode::from(FAILED)
        }
    }
}

fn generate(args: &Generate) -> Result<ExitCode, Error> {
    let job = args.job();
    if args.check {
        generate::check(&job).map(|stale| report_stale(args, &stale))
    } else {
        generate::run(&job).map(|outcome| report_written(args, &outcome))
    }
}

fn explain(args: &Explain) -> Result<ExitCode, Error> {
    let explanation = explain_files(&args.src, args.naming.map(Into::into))?;
    let text = if args.json {
        // Plain data with text keys: there is nothing that JSON cannot hold.
        let json = serde_json::to_string_pretty(&explanation);
        json.map_or_else(|error| unreachable!("{error}"), |json| json + "\n")
    } else {
        explanation.to_string()
    };
    // A reader who has seen enough (`| head`) is no failure.
    let _ = io::stdout().write_all(text.as_bytes());
    Ok(ExitCode::SUCCESS)
}

fn report_written(args: &Generate, outcome: &Outcome) -> ExitCode {
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

fn report_stale(args: &Generate, stale: &[Stale]) -> ExitCode {
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
