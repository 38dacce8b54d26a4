//! `fuzz/failures`: a folder for each failure, with what is needed to see it again.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of this workspace.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Writes the files of a failure to `failures/<name>`, in place of an earlier one, and gives the folder.
pub(crate) fn write(name: &str, files: &[(&str, &[u8])]) -> Result<PathBuf, String> {
    let folder = workspace().join("failures").join(name);
    let say = |error: std::io::Error| format!("{}: {error}", folder.display());
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(say)?;
    for (file, contents) in files {
        fs::write(folder.join(file), contents).map_err(say)?;
    }
    Ok(folder)
}
