//! Files that are there whole or not at all.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Error, PlannedFile};

/// Writes the files that differ from what is on disk, and gives their paths.
///
/// First each is written under another name in its own folder; only when all have succeeded are they renamed. So
/// a full disk or a missing permission leaves the last good files, and a reader never sees half a file. A file that is
/// there keeps its permissions.
///
/// # Errors
///
/// A file that cannot be read or written.
pub fn all(files: &[PlannedFile]) -> Result<Vec<PathBuf>, Error> {
    let mut staged = Staged::default();
    for file in files {
        if !same(file)? {
            staged.add(file)?;
        }
    }
    staged.commit()
}

/// Whether the file on disk has this text. A checkout with `\r\n` counts as the same.
pub(super) fn same(file: &PlannedFile) -> Result<bool, Error> {
    match fs::read(&file.path) {
        Ok(bytes) => Ok(bytes == file.contents.as_bytes()
            || String::from_utf8(bytes).is_ok_and(|text| text.replace("\r\n", "\n") == file.contents)),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(false),
        Err(e) => Err(Error::io("read", &file.path)(e)),
    }
}

/// Files written beside their places; those not yet renamed are removed on drop.
#[derive(Default)]
struct Staged {
    /// (temporary name, final name, the path as planned)
    files: Vec<(PathBuf, PathBuf, PathBuf)>,
}

impl Staged {
    fn add(&mut self, file: &PlannedFile) -> Result<(), Error> {
        // A link stays a link: what it points to is replaced.
        let place = fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
        let folder = place.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let temporary = place.with_file_name(format!(".{name}.{}.rust2go-tmp", std::process::id()));
        self.files
            .push((temporary.clone(), place.clone(), file.path.clone()));
        fs::write(&temporary, &file.contents).map_err(Error::io("write", &file.path))?;
        if let Ok(there) = fs::metadata(&place) {
            fs::set_permissions(&temporary, there.permissions()).map_err(Error::io("write", &file.path))?;
        }
        Ok(())
    }

    fn commit(mut self) -> Result<Vec<PathBuf>, Error> {
        let mut written = Vec::new();
        while let Some((temporary, place, planned)) = self.files.first().cloned() {
            fs::rename(&temporary, &place).map_err(Error::io("write", &planned))?;
            self.files.remove(0);
            written.push(planned);
        }
        Ok(written)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        for (temporary, ..) in &self.files {
            // It may never have been made; there is nothing better to do about a failure here.
            let _ = fs::remove_file(temporary);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("rust2go-write-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn planned(path: PathBuf, contents: &str) -> PlannedFile {
        PlannedFile {
            path,
            contents: contents.into(),
        }
    }

    #[test]
    fn only_what_differs_is_written() {
        let folder = scratch("differs");
        let files = [
            planned(folder.join("a.go"), "a\n"),
            planned(folder.join("sub/b.go"), "b\n"),
        ];
        assert_eq!(all(&files).unwrap().len(), 2);
        assert_eq!(all(&files).unwrap(), Vec::<PathBuf>::new());
        fs::write(folder.join("a.go"), "a\r\n").unwrap();
        assert_eq!(
            all(&files).unwrap(),
            Vec::<PathBuf>::new(),
            "line ends of a checkout are no difference"
        );
        fs::write(folder.join("a.go"), "x\n").unwrap();
        assert_eq!(all(&files).unwrap(), [folder.join("a.go")]);
    }

    #[cfg(unix)]
    #[test]
    fn a_script_can_still_be_run() {
        use std::os::unix::fs::PermissionsExt;
        let script = scratch("mode").join("ci.sh");
        fs::write(&script, "old\n").unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o750)).unwrap();
        all(&[planned(script.clone(), "new\n")]).unwrap();
        assert_eq!(fs::metadata(&script).unwrap().permissions().mode() & 0o777, 0o750);
    }

    /// Defect 10: a failure must not destroy the last good file.
    #[test]
    fn a_failure_touches_nothing() {
        let folder = scratch("failure");
        fs::write(folder.join("a.go"), "last good\n").unwrap();
        fs::write(folder.join("in_the_way"), "a file where a folder is needed").unwrap();
        let files = [
            planned(folder.join("a.go"), "new\n"),
            planned(folder.join("in_the_way/b.go"), "b\n"),
        ];
        let error = all(&files).unwrap_err().to_string();
        assert!(error.contains("in_the_way"), "{error}");
        assert_eq!(fs::read_to_string(folder.join("a.go")).unwrap(), "last good\n");
        assert_eq!(
            fs::read_dir(&folder).unwrap().count(),
            2,
            "no temporary file is left"
        );
    }
}
