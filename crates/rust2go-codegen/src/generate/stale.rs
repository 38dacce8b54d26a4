//! What differs between a plan and the disk, for a person.

use std::path::PathBuf;

use super::path::shown;
use super::{write, Error, PlannedFile};

/// A file that a run would change.
#[derive(Debug, Clone)]
pub struct Stale {
    /// Which file.
    pub path: PathBuf,
    /// A unified diff from what is there to what should be.
    pub diff: String,
}

pub(super) fn find(files: &[PlannedFile], obsolete: &[PathBuf]) -> Result<Vec<Stale>, Error> {
    let mut found = Vec::new();
    for file in files {
        if !write::same(file)? {
            let (old, name) = match std::fs::read_to_string(&file.path) {
                Ok(text) => (text, shown(&file.path)),
                Err(_) => (String::new(), "/dev/null".to_owned()),
            };
            found.push(Stale {
                path: file.path.clone(),
                diff: diff(&old, &name, &file.contents, &shown(&file.path)),
            });
        }
    }
    for path in obsolete {
        let old = std::fs::read_to_string(path).map_err(Error::io("read", path))?;
        found.push(Stale {
            path: path.clone(),
            diff: diff(&old, &shown(path), "", "/dev/null"),
        });
    }
    Ok(found)
}

fn diff(old: &str, old_name: &str, new: &str, new_name: &str) -> String {
    similar::TextDiff::from_lines(old, new)
        .unified_diff()
        .header(old_name, new_name)
        .to_string()
}
