//! The copy of a dynamic library that stands beside the program.

use std::fs;
use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::Error;

/// Whether a dynamic library is copied to where the program is.
///
/// A program that cargo starts finds the library without a copy: in cargo's own folder for build scripts. A copy
/// makes the folder of the program complete, to be moved elsewhere: the program looks beside itself first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum CopyLib {
    /// No copy.
    #[default]
    Disabled,
    /// Beside the program: `target/debug`, or whatever the profile's folder is.
    DefaultPath,
    /// Into this folder, which is made if it is missing. Relative to the crate's own.
    CustomPath(PathBuf),
}

/// Makes the copy, unless it is there already with the same content.
pub(super) fn copy(env: &Environment, library: &Path, to: &CopyLib) -> Result<(), Error> {
    let folder = match to {
        CopyLib::Disabled => return Ok(()),
        CopyLib::DefaultPath => profile_folder(&env.out_dir).to_path_buf(),
        CopyLib::CustomPath(folder) => env.absolute(folder),
    };
    let io = |action, path: &Path| {
        let path = path.to_path_buf();
        move |source| Error::Io { action, path, source }
    };
    fs::create_dir_all(&folder).map_err(io("create", &folder))?;
    let Some(name) = library.file_name() else {
        return Ok(());
    };
    let place = folder.join(name);
    let new = fs::read(library).map_err(io("read", library))?;
    if fs::read(&place).is_ok_and(|old| old == new) {
        return Ok(());
    }
    // A program that runs has the old file open: it keeps that one, and the name gets the new one.
    let temporary = folder.join(format!(
        ".{}.{}.rust2go-tmp",
        name.to_string_lossy(),
        std::process::id()
    ));
    fs::copy(library, &temporary).map_err(io("write", &temporary))?;
    fs::rename(&temporary, &place).map_err(io("write", &place))
}

/// The folder of the profile in `target/<profile>/build/<crate>-<hash>/out`, where cargo puts programs.
fn profile_folder(out_dir: &Path) -> &Path {
    let build = out_dir
        .ancestors()
        .find(|folder| folder.file_name().is_some_and(|name| name == "build"));
    build.and_then(Path::parent).unwrap_or(out_dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_folder() {
        for (out, profile) in [
            ("/w/target/debug/build/app-0a1b/out", "/w/target/debug"),
            (
                "/w/target/x86_64-unknown-linux-gnu/release/build/app-0/out",
                "/w/target/x86_64-unknown-linux-gnu/release",
            ),
            ("/elsewhere/out", "/elsewhere/out"),
        ] {
            assert_eq!(profile_folder(Path::new(out)), Path::new(profile), "{out}");
        }
    }
}
