//! From interface files to files in a Go module: what the CLI and the build helper both do.
//!
//! Three steps, and only the last touches the disk:
//!
//! 1. [`plan`] reads and checks the interface, finds the Go module around the destination and makes every file in
//!    memory: the generated file and the support module in `internal/rust2go`;
//! 2. [`Plan::stale`] compares with what is there;
//! 3. [`Plan::apply`] writes what differs, each file atomically, and removes support files of an earlier version.
//!
//! ```no_run
//! use rust2go_codegen::generate::{self, Job};
//!
//! let job = Job::new(["src/api.rs"], "go/gen.go");
//! match generate::run(&job) {
//!     Ok(outcome) => println!("{} files written", outcome.written.len()),
//!     Err(error) => eprintln!("{}", error.render(true)),
//! }
//! ```

mod destination;
pub(crate) mod error;
mod mark;
mod module;
pub(crate) mod path;
mod plan;
pub(crate) mod read;
mod stale;
mod write;

use std::path::{Path, PathBuf};

pub use error::Error;
pub use mark::is_generated;
pub use plan::{plan, plan_as, Plan, PlannedFile};
pub use stale::Stale;
pub use write::all as write_all;

use crate::model::Naming;

/// The folder of the support module, from the root of the user's Go module.
pub const SUPPORT_FOLDER: &str = "internal/rust2go";

/// One generated Go file: where it comes from, where it goes, and how it looks.
#[derive(Debug, Clone, Default)]
pub struct Job {
    /// The interface files. Files that they name with `mod x;` are read too.
    pub sources: Vec<PathBuf>,
    /// The Go file to write. A `go.mod` must stand in its folder or above.
    pub dst: PathBuf,
    /// `Some(Verbatim)` asks for names as in Rust; the attribute in the file can ask for it too.
    pub naming: Option<Naming>,
    /// The Go package of the file; `main` where nothing is said.
    pub package: Option<String>,
    /// Leave out `func main() {}`: the package has one of its own.
    pub without_main: bool,
    /// Accepted for users of rust2go 0.x: what is generated always compiles with Go 1.18.
    pub go118: bool,
    /// Accepted for users of rust2go 0.x: what is generated is in gofmt's form, and gofmt is not run.
    pub no_fmt: bool,
}

impl Job {
    /// A job with nothing out of the ordinary.
    pub fn new<P: Into<PathBuf>>(sources: impl IntoIterator<Item = P>, dst: impl Into<PathBuf>) -> Job {
        Job {
            sources: sources.into_iter().map(Into::into).collect(),
            dst: dst.into(),
            ..Job::default()
        }
    }
}

/// What a run did.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The files that were written because they were missing or differed.
    pub written: Vec<PathBuf>,
    /// The support files of an earlier version that were removed.
    pub removed: Vec<PathBuf>,
    /// The Rust files that were read.
    pub sources: Vec<PathBuf>,
    /// The naming that the interface has, by the job or by its attribute.
    pub naming: Naming,
}

/// Generates: plans, then writes what differs.
///
/// # Errors
///
/// An interface with a mistake, a destination outside a Go module or occupied by a file that is not ours, or an I/O
/// error. Nothing has been touched then, except after an I/O error while files are renamed.
pub fn run(job: &Job) -> Result<Outcome, Error> {
    plan(job)?.apply()
}

/// The root of the Go module that `path` is a file of.
///
/// # Errors
///
/// There is no `go.mod` in its folder or above, or it cannot be read.
pub fn module_root(path: &Path) -> Result<PathBuf, Error> {
    module::GoModule::around(path).map(|module| module.root)
}

/// Says what [`run`] would change, as unified diffs; empty when everything is up to date.
///
/// # Errors
///
/// As [`run`].
pub fn check(job: &Job) -> Result<Vec<Stale>, Error> {
    plan(job)?.stale()
}
