//! Which files are formatted: those that gofmt itself would take.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// The files below these paths, in order, and what could not be looked into.
pub fn files(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<walkdir::Error>) {
    let mut files = Vec::new();
    let mut errors = Vec::new();
    for entry in paths
        .iter()
        .flat_map(|path| WalkDir::new(path).sort_by_file_name())
    {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            // A file that is named itself is taken whatever its name is.
            Ok(entry) if entry.depth() == 0 || is_go(entry.path()) => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => errors.push(error),
        }
    }
    (files, errors)
}

/// gofmt goes by the name alone, and into every folder, also `testdata` and hidden ones.
fn is_go(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.ends_with(b".go") && !name.starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, go) in [
            ("a.go", true),
            ("d/a_test.go", true),
            (".a.go", false),
            (".go", false),
            ("a.got", false),
        ] {
            assert_eq!(is_go(Path::new(name)), go, "{name}");
        }
    }
}
