//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rust2go_codegen::generate::Job;
use rust2go_codegen::model;

/// Generates the Go side of a rust2go interface: the Go file, and the support module in internal/rust2go of the Go
/// module that the file is in.
#[derive(Debug, Parser)]
#[command(
    name = "rust2go-cli",
    version,
    max_term_width = 100,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Exit status: 0 done or up to date, 1 stale (--check), 2 an error; nothing is touched then."
)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    #[command(flatten)]
    pub(crate) generate: Option<Generate>,

    /// Whether errors are coloured.
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto", global = true)]
    pub(crate) color: Color,
}

/// What else there is than to generate.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Shows each method and each type: Rust, Go, how it crosses, and what that allocates and copies on both sides.
    Explain(Explain),
}

/// `rust2go-cli explain`
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A Rust file with `#[rust2go::r2g]` traits; `mod x;` is followed.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) src: Vec<PathBuf>,

    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,

    /// How Go names are made. Without it, the interface's attribute decides.
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) naming: Option<Naming>,
}

/// The arguments without a command.
#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// A Rust file with `#[rust2go::r2g]` traits; `mod x;` is followed. May be given several times.
    #[arg(short, long, required = true, value_name = "FILE")]
    pub(crate) src: Vec<PathBuf>,

    /// The Go file to write, within a Go module.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) dst: PathBuf,

    /// Leave out `func main() {}`: the package has one of its own.
    #[arg(long)]
    pub(crate) without_main: bool,

    /// The Go package of the file.
    #[arg(
        long,
        visible_alias = "package-name",
        value_name = "NAME",
        default_value = "main"
    )]
    pub(crate) package: String,

    /// How Go names are made: Go's own way, or as they stand in Rust (for projects that come from rust2go 0.x).
    /// Without it, the interface's attribute decides.
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) naming: Option<Naming>,

    /// Write nothing: print a diff of what is stale and exit with status 1, or 0 where nothing is.
    #[arg(long)]
    pub(crate) check: bool,

    /// Say nothing but errors and, with --check, the diff.
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// Accepted for scripts of rust2go 0.x: what is generated always compiles with Go 1.18.
    #[arg(long)]
    pub(crate) go118: bool,

    /// Accepted for scripts of rust2go 0.x: what is generated is in gofmt's form without gofmt.
    #[arg(long)]
    pub(crate) no_fmt: bool,
}

/// `--naming`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Naming {
    /// `UserID`, `ctx` first on async methods
    Idiomatic,
    /// `user_id`, parameters as pointers
    Verbatim,
}

/// `--color`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl From<Naming> for model::Naming {
    fn from(naming: Naming) -> model::Naming {
        match naming {
            Naming::Idiomatic => model::Naming::Idiomatic,
            Naming::Verbatim => model::Naming::Verbatim,
        }
    }
}

impl Generate {
    /// The job that they describe.
    pub(crate) fn job(&self) -> Job {
        let mut job = Job::new(self.src.iter().cloned(), self.dst.clone());
        job.naming = self.naming.map(Into::into);
        job.package = Some(self.package.clone());
        job.without_main = self.without_main;
        job.go118 = self.go118;
        job.no_fmt = self.no_fmt;
        job
    }

    /// The command that mends a stale file.
    pub(crate) fn command_line(&self) -> String {
        let mut words = vec!["rust2go-cli".to_owned()];
        for src in &self.src {
            words.push(format!("--src {}", src.display()));
        }
        words.push(format!("--dst {}", self.dst.display()));
        if self.without_main {
            words.push("--without-main".to_owned());
        }
        if self.package != "main" {
            words.push(format!("--package {}", self.package));
        }
        match self.naming {
            Some(Naming::Verbatim) => words.push("--naming verbatim".to_owned()),
            Some(Naming::Idiomatic) => words.push("--naming idiomatic".to_owned()),
            None => {}
        }
        words.join(" ")
    }
}
