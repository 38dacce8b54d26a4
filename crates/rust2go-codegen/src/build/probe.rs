//! What a build would meet on this machine, asked for without one: `rust2go doctor` and other commands ask the very code
//! that builds.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{cc, generated, regen, target, toolchain, Error, LinkType, RegenArgs};
use crate::generate::Job;
use crate::model::Naming;

/// A Go toolchain that is new enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Go {
    /// The `go` program.
    pub program: PathBuf,
    /// Its version, as in `1.26.1`.
    pub version: String,
}

/// Finds Go as a build of the package in `folder` would.
///
/// # Errors
///
/// There is none, it does not run there, or it is too old.
pub fn go(folder: &Path) -> Result<Go, Error> {
    let found = toolchain::Toolchain::find(folder)?;
    Ok(Go {
        program: found.go,
        version: found.version,
    })
}

/// GOOS and GOARCH of a Rust target.
///
/// # Errors
///
/// The target cannot work; the text says why.
pub fn go_target(triple: &str, link: LinkType) -> Result<(&'static str, &'static str), Error> {
    target::go_target(triple, link).map(|found| (found.os, found.arch))
}

/// GOOS and GOARCH of a Rust target whose libraries a Go program can have in it; `None` for others.
pub fn go_platform(triple: &str) -> Option<(&'static str, &'static str)> {
    target::go_platform(triple).map(|found| (found.os, found.arch))
}

/// The C compiler that cgo would be told to use; `None` where the choice is Go's.
pub fn c_compiler(target: &str, host: &str) -> Option<OsString> {
    cc::choose(target, host)
}

/// What a build script with these arguments generates: one job for each Go file.
pub fn jobs(regen: &[RegenArgs], naming: Option<Naming>) -> Vec<Job> {
    regen::jobs(regen, naming)
}

/// The variables for handlers that the generated files of the Go module around `folder` declare, as in `DirectoryImpl`.
pub fn handlers(folder: &Path) -> Vec<String> {
    let files = generated::around(folder);
    files
        .iter()
        .flat_map(|file| file.variables().map(str::to_owned))
        .collect()
}
