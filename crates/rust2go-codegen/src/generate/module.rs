//! The Go module around a file: where its root is and what it is called.

use std::path::{Path, PathBuf};

use super::path::absolute;
use super::Error;

/// A Go module on disk.
#[derive(Debug)]
pub(super) struct GoModule {
    /// The folder of its `go.mod`.
    pub(super) root: PathBuf,
    /// The module path: `example.com/app`.
    pub(super) path: String,
}

impl GoModule {
    /// The innermost module that `dst` is a file of.
    pub(super) fn around(dst: &Path) -> Result<GoModule, Error> {
        let folder = match dst.parent() {
            Some(p) if !p.as_os_str().is_empty() => p,
            _ => Path::new("."),
        };
        for ancestor in ancestors(folder) {
            let go_mod = ancestor.join("go.mod");
            if go_mod.is_file() {
                let text = std::fs::read_to_string(&go_mod).map_err(Error::io("read", &go_mod))?;
                let path = module_path(&text).ok_or(Error::NoModuleLine { go_mod })?;
                return Ok(GoModule { root: ancestor, path });
            }
        }
        let name = absolute(folder)
            .file_name()
            .map(|n| n.to_string_lossy().into_owned());
        Err(Error::NoGoModule {
            dst: dst.to_path_buf(),
            folder: folder.to_path_buf(),
            suggestion: format!("example.com/{}", name.as_deref().unwrap_or("app")),
        })
    }
}

/// `folder` and all above it: in the user's own spelling as far as that goes, so that messages show paths as given.
fn ancestors(folder: &Path) -> Vec<PathBuf> {
    let whole = absolute(folder);
    let mut found = Vec::new();
    let mut given = Some(folder);
    for ancestor in whole.ancestors() {
        match given {
            Some(p) if absolute(p) == ancestor => {
                found.push(if p.as_os_str().is_empty() {
                    PathBuf::from(".")
                } else {
                    p.to_path_buf()
                });
                given = p.parent();
            }
            _ => found.push(ancestor.to_path_buf()),
        }
    }
    found
}

/// The path in the `module` line of a `go.mod`, quoted or not.
fn module_path(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let line = line.split("//").next().unwrap_or_default().trim();
        let rest = line.strip_prefix("module")?;
        if !rest.starts_with([' ', '\t', '"', '`']) {
            return None;
        }
        let path = rest.trim().trim_matches(['"', '`']).trim();
        (!path.is_empty() && path != "(").then(|| path.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_line() {
        for (text, path) in [
            ("module example.com/app\n\ngo 1.18\n", Some("example.com/app")),
            (
                "// An app.\n\nmodule  example.com/app/v2 // the second\n",
                Some("example.com/app/v2"),
            ),
            ("module \"example.com/app\"\n", Some("example.com/app")),
            ("go 1.18\n", None),
            ("modules x\n", None),
            ("module // nothing\n", None),
        ] {
            assert_eq!(module_path(text).as_deref(), path, "{text:?}");
        }
    }
}
