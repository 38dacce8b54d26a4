//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use rust2go_codegen::generate::Job;
use rust2go_codegen::model;

const STATUS: &str = "Exit status:\n  0  done; nothing is stale, nothing is wrong\n  \
    1  there is something to do: check found a stale file, doctor a problem\n  \
    2  an error or a wrong argument; nothing was touched";

/// Calls between Rust and Go: begin a project, generate its Go files, find out what is wrong with it.
#[derive(Debug, Parser)]
#[command(name = "rust2go", version, max_term_width = 100, after_help = STATUS)]
pub(crate) struct Rust2Go {
    #[command(subcommand)]
    pub(crate) command: Command,

    #[command(flatten)]
    pub(crate) how: How,
}

/// Generates the Go side of a rust2go interface: the Go file, and the support module in internal/rust2go of the Go
/// module that the file is in. The commands are those of `rust2go`.
#[derive(Debug, Parser)]
#[command(
    name = "rust2go-cli",
    version,
    max_term_width = 100,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = STATUS
)]
pub(crate) struct OldCommandLine {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    // Not `Generate`: clap sees whether a flattened part is there by the part's own arguments.
    #[command(flatten)]
    pub(crate) interface: Option<Interface>,

    /// Write nothing: print a diff of what is stale and exit with status 1, or 0 where nothing is.
    #[arg(long, requires = "src")]
    pub(crate) check: bool,

    #[command(flatten)]
    pub(crate) how: How,
}

/// How the program talks.
#[derive(Debug, Args)]
pub(crate) struct How {
    /// Whether messages are coloured.
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto", global = true)]
    pub(crate) color: Color,

    /// Say nothing but errors and what was asked for.
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Say more: what is read, what is asked of other programs.
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begins a crate with Go in it, or a Go program with Rust in it: an interface, the code of both, tests of both, a CI file. It
    /// builds and passes.
    New(New),
    /// Generates the Go files: those that build.rs names, or the one that is named here.
    Gen(Generate),
    /// Builds a crate as a library, and writes the Go file by which `go build` links it into a Go program.
    BuildRust(BuildRust),
    /// Tells whether the Go files are up to date, with a diff of what is not; writes nothing.
    Check(Interface),
    /// Shows each method and each type: Rust, Go, how it crosses, and what that allocates and copies on both sides.
    Explain(Explain),
    /// Generates again whenever an interface file is saved.
    Watch(Interface),
    /// Looks for what keeps a project from building or running, and says what to do.
    Doctor(Doctor),
    /// Moves a project of rust2go 0.3.8 to 0.4.3 to this version, and says what it has changed.
    Migrate(Migrate),
    /// Prints a script by which a shell completes the arguments.
    Completions(Completions),
    /// Prints the man page, or writes all of them to a folder.
    Man(Man),
}

/// `rust2go new`
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The folder to make; its last part is the crate's name.
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,

    /// The crate's name, where it is not the folder's.
    #[arg(long)]
    pub(crate) name: Option<String>,

    /// A library, not a program.
    #[arg(long)]
    pub(crate) lib: bool,

    /// A Go program that calls Rust: the Go module is the project, the crate a folder in it.
    #[arg(long, conflicts_with = "lib")]
    pub(crate) go_main: bool,

    /// Link the other language as a dynamic library.
    #[arg(long)]
    pub(crate) dynamic: bool,

    /// The path of the Go module [default: example.com/<name>].
    #[arg(long, value_name = "PATH")]
    pub(crate) module: Option<String>,

    /// Take the crate rust2go from this folder, not from the registry.
    #[arg(long, value_name = "DIR")]
    pub(crate) rust2go_path: Option<PathBuf>,
}

/// Which interface, and which Go file.
#[derive(Debug, Args)]
pub(crate) struct Interface {
    /// A Rust file with `#[rust2go::r2g]` traits; `mod x;` is followed. May be given several times.
    #[arg(short, long, value_name = "FILE", requires = "dst")]
    pub(crate) src: Vec<PathBuf>,

    /// The Go file to write, within a Go module.
    #[arg(short, long, value_name = "FILE", requires = "src")]
    pub(crate) dst: Option<PathBuf>,

    /// Leave out `func main() {}`: the package has one of its own.
    #[arg(long, requires = "src")]
    pub(crate) without_main: bool,

    /// The Go package of the file.
    #[arg(
        long,
        visible_alias = "package-name",
        value_name = "NAME",
        default_value = "main",
        requires = "src"
    )]
    pub(crate) package: String,

    /// How Go names are made: Go's own way, or as they stand in Rust (for projects that come from rust2go 0.x).
    /// Without it, the interface's attribute decides.
    #[arg(long, value_enum, value_name = "HOW", requires = "src")]
    pub(crate) naming: Option<Naming>,

    /// Accepted for scripts of rust2go 0.x: what is generated always compiles with Go 1.18.
    #[arg(long, requires = "src")]
    pub(crate) go118: bool,

    /// Accepted for scripts of rust2go 0.x: what is generated is in gofmt's form without gofmt.
    #[arg(long, requires = "src")]
    pub(crate) no_fmt: bool,
}

/// `rust2go gen`
#[derive(Debug, Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) interface: Interface,

    /// Write nothing: print a diff of what is stale and exit with status 1, or 0 where nothing is.
    #[arg(long)]
    pub(crate) check: bool,
}

/// `rust2go build-rust`
#[derive(Debug, Args)]
pub(crate) struct BuildRust {
    /// The crate's folder; where there is no crate in it or above it, the only one in a folder of it.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) path: PathBuf,

    /// The folder of the Go module [default: that of the generated Go files].
    #[arg(long, value_name = "DIR")]
    pub(crate) go: Option<PathBuf>,

    /// Build a dynamic library, which the program loads when it starts.
    #[arg(long)]
    pub(crate) dynamic: bool,

    /// Build with optimizations.
    #[arg(short, long)]
    pub(crate) release: bool,

    /// The Rust target to build for [default: cargo's].
    #[arg(long, value_name = "TRIPLE")]
    pub(crate) target: Option<String>,

    #[command(flatten)]
    pub(crate) interface: Interface,

    /// More arguments for cargo, as in `-- --features x --locked`.
    #[arg(last = true, value_name = "ARGS")]
    pub(crate) cargo: Vec<String>,
}

/// `rust2go explain`
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

/// `rust2go doctor`
#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// The crate's folder.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) path: PathBuf,

    /// The Rust target that is built for [default: cargo's].
    #[arg(long, value_name = "TRIPLE")]
    pub(crate) target: Option<String>,

    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,

    /// Exit with status 1 for warnings too.
    #[arg(long)]
    pub(crate) strict: bool,
}

/// `rust2go migrate`
#[derive(Debug, Args)]
pub(crate) struct Migrate {
    /// The crate's folder.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) path: PathBuf,

    /// Write nothing: print what would change, as a diff.
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Take the crate rust2go from this folder, not from the registry.
    #[arg(long, value_name = "DIR")]
    pub(crate) rust2go_path: Option<PathBuf>,
}

/// `rust2go completions`
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// Which shell.
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// `rust2go man`
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Write all pages to this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
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

impl Interface {
    /// The job that they describe, where they name files.
    pub(crate) fn job(&self) -> Option<Job> {
        let mut job = Job::new(self.src.iter().cloned(), self.dst.clone()?);
        job.naming = self.naming.map(Into::into);
        job.package = Some(self.package.clone());
        job.without_main = self.without_main;
        job.go118 = self.go118;
        job.no_fmt = self.no_fmt;
        Some(job)
    }

    /// The command that mends a stale file.
    pub(crate) fn command_line(&self, program: &str) -> String {
        let mut words = vec![program.to_owned()];
        for src in &self.src {
            words.push(format!("--src {}", src.display()));
        }
        if let Some(dst) = &self.dst {
            words.push(format!("--dst {}", dst.display()));
        }
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
