//! What cargo tells a build script.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::Error;
use crate::generate::path::absolute_in;

/// The part of a build script's environment that matters here.
#[derive(Debug, Clone)]
pub(super) struct Environment {
    /// The triple that is built for.
    pub(super) target: String,
    /// The triple that builds.
    pub(super) host: String,
    /// Where the build script may write.
    pub(super) out_dir: PathBuf,
    /// The crate's folder, which is the working folder as well.
    pub(super) manifest_dir: PathBuf,
    /// The crate's name.
    pub(super) crate_name: String,
}

impl Environment {
    /// Reads it; fails outside of a build script.
    pub(super) fn from_cargo() -> Result<Environment, Error> {
        let get = |name: &'static str| env::var_os(name).ok_or(Error::NotABuildScript { missing: name });
        let text = |name| get(name).map(|v: OsString| v.to_string_lossy().into_owned());
        Ok(Environment {
            target: text("TARGET")?,
            host: text("HOST")?,
            out_dir: get("OUT_DIR")?.into(),
            manifest_dir: get("CARGO_MANIFEST_DIR")?.into(),
            crate_name: text("CARGO_PKG_NAME")?,
        })
    }

    /// Whether docs.rs builds, which has neither Go nor a network.
    pub(super) fn is_docs_rs() -> bool {
        env::var_os("DOCS_RS").is_some()
    }

    /// The name of the library, without `lib` and ending: `<crate>_go`, so that two crates' libraries do not collide.
    pub(super) fn library_name(&self) -> String {
        format!("{}_go", self.crate_name.replace('-', "_"))
    }

    /// The absolute form of a path that the build script gave.
    pub(super) fn absolute(&self, path: &Path) -> PathBuf {
        absolute_in(&self.manifest_dir, path)
    }
}
