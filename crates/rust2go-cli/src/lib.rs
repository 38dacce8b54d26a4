//! The programs `rust2go` and `rust2go-cli`: a command each folder or file, its arguments in `args`.
//!
//! ```text
//! rust2go new my-app                              a crate with Go in it, which builds and passes
//! rust2go gen | check | watch                     the Go files of an interface
//! rust2go build-rust                              a crate, into a Go program
//! rust2go explain src/api.rs                      how each value crosses
//! rust2go doctor                                  what is wrong with this machine or project
//! rust2go migrate                                 an old project, to this version
//! rust2go-cli --src src/api.rs --dst go/gen.go    as scripts of rust2go 0.x have it
//! ```
//!
//! Exit status: 0 done; 1 there is something to do (`check`: a file is stale, `doctor`: a problem); 2 an error, and nothing was
//! touched.

mod args;
mod build_rust;
mod builders;
mod doctor;
mod explain;
mod go_files;
mod migrate;
mod new;
mod project;
mod say;
mod shell;
mod watch;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Command, Generate, OldCommandLine, Rust2Go};
use say::{Failure, Say};

/// There is something to do: a file is stale, a check has found a problem.
const TO_DO: u8 = 1;
/// It could not be done.
const FAILED: u8 = 2;

/// The program `rust2go`.
pub fn rust2go() -> ExitCode {
    let line = Rust2Go::parse();
    let say = Say::new(&line.how);
    finish(&say, run(&line.command, &say))
}

/// The program `rust2go-cli`.
pub fn rust2go_cli() -> ExitCode {
    let line = OldCommandLine::parse();
    let say = Say::new(&line.how);
    let done = match (&line.command, &line.interface) {
        (Some(command), _) => run(command, &say),
        (None, Some(files)) if line.check => go_files::check(files, "rust2go-cli", &say),
        (None, Some(files)) => go_files::run(files, &say),
        (None, _) => OldCommandLine::command()
            .error(
                ErrorKind::MissingRequiredArgument,
                "neither --src and --dst nor a command is given",
            )
            .exit(),
    };
    finish(&say, done)
}

fn run(command: &Command, say: &Say) -> Result<ExitCode, Failure> {
    match command {
        Command::New(args) => new::run(args, say),
        Command::Gen(args) if !args.check => go_files::run(&args.interface, say),
        Command::Gen(Generate { interface, .. }) | Command::Check(interface) => {
            go_files::check(interface, "rust2go gen", say)
        }
        Command::BuildRust(args) => build_rust::run(args, say),
        Command::Explain(args) => explain::run(args),
        Command::Watch(args) => watch::run(args, say),
        Command::Doctor(args) => doctor::run(args, say),
        Command::Migrate(args) => migrate::run(args, say),
        Command::Completions(args) => shell::completions(args),
        Command::Man(args) => shell::man(args, say),
    }
}

fn finish(say: &Say, done: Result<ExitCode, Failure>) -> ExitCode {
    match done {
        Ok(status) => status,
        Err(failure) => {
            eprintln!("{}", failure.render(say.color));
            ExitCode::from(FAILED)
        }
    }
}
