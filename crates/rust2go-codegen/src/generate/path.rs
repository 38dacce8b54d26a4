//! Paths, for comparing and for showing.

use std::path::{Component, Path, PathBuf};

/// A path for a person: without a leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    let short = path.strip_prefix(".").unwrap_or(path);
    let short = if short.as_os_str().is_empty() { path } else { short };
    short.display().to_string()
}

/// The absolute form of a path that need not exist.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    absolute_in(&std::env::current_dir().unwrap_or_default(), path)
}

/// `path` as seen from `folder`, `.` and `..` resolved.
pub(crate) fn absolute_in(folder: &Path, path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for component in folder.join(path).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(whole.pop()),
            other => whole.push(other),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (path, whole) in [
            ("./go", "/w/go"),
            ("../x/./y", "/x/y"),
            ("/a/../b", "/b"),
            ("", "/w"),
        ] {
            assert_eq!(
                absolute_in(Path::new("/w"), Path::new(path)),
                Path::new(whole),
                "{path}"
            );
        }
        for (path, text) in [
            ("./go/gen.go", "go/gen.go"),
            (".", "."),
            ("a/./b", "a/./b"),
            ("../a", "../a"),
        ] {
            assert_eq!(shown(Path::new(path)), text);
        }
    }
}
