//! Why a build script cannot go on, and what to do then.

use std::path::PathBuf;

use super::report::Failure;
use crate::generate;

/// What stops the build helper. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The builder was called elsewhere than in a build script.
    #[error(
        "{missing} is not set: rust2go::Builder belongs into build.rs, where cargo sets it\n  \
         help: to generate the Go file without building, use `rust2go gen`"
    )]
    NotABuildScript {
        /// The variable that was looked for.
        missing: &'static str,
    },

    /// Interface files could not be turned into Go; one error for each that failed.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Generate(Vec<generate::Error>),

    /// The folder with the Go module is missing.
    #[error(
        "{} is not a folder: `with_go_src` names the folder of the Go package that implements the traits\n  \
         help: {}",
        .folder.display(), generate::error::how_to_begin(.folder, "example.com/app")
    )]
    NoGoSource {
        /// The folder.
        folder: PathBuf,
    },

    /// The target cannot work.
    #[error("{target} is not supported: {reason}\n  help: {help}")]
    Target {
        /// The Rust target.
        target: String,
        /// Why.
        reason: &'static str,
        /// What to do instead.
        help: &'static str,
    },

    /// There is no Go.
    #[error(
        "Go was not found: neither $GO, nor `go` on PATH, nor $GOROOT/bin, nor where installers put it\n  \
         help: {}",
        super::toolchain::HOW_TO_GET_GO
    )]
    NoGo,

    /// Go is there and does not run.
    #[error("{} does not run: {what}\n  help: {}", .go.display(), super::toolchain::HOW_TO_GET_GO)]
    BrokenGo {
        /// The program.
        go: PathBuf,
        /// What it or the system said.
        what: String,
    },

    /// Go is older than what we generate for.
    #[error(
        "{} is go{found}, and Go 1.18 or later is needed\n  help: {}",
        .go.display(), super::toolchain::HOW_TO_GET_GO
    )]
    OldGo {
        /// The program.
        go: PathBuf,
        /// Its version.
        found: String,
    },

    /// `go build` failed.
    #[error("{0}")]
    GoBuild(Box<Failure>),

    /// A compiler of the user's own reported success and left no library.
    #[error(
        "the Go compiler of this build script left no library at {}\n  \
         help: `GoCompiler::go_build` has to write to the path that it is given",
        .output.display()
    )]
    NoLibrary {
        /// Where it should be.
        output: PathBuf,
    },

    /// Copying, or anything else with files.
    #[error("cannot {action} {}: {source}", .path.display())]
    Io {
        /// "copy", "read", ...
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Error {
    /// The whole text for cargo's output.
    pub fn render(&self) -> String {
        match self {
            Error::Generate(errors) => errors
                .iter()
                .map(|e| e.render(false))
                .collect::<Vec<_>>()
                .join("\n"),
            other => format!("error: {other}"),
        }
    }
}
