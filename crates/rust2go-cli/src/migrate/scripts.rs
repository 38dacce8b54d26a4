//! Scripts and CI files that call rust2go-cli: they have to ask for the old names too.

use std::fs;
use std::path::{Path, PathBuf};

use super::edits::Edits;
use crate::project::Project;
use crate::say::Failure;

pub(super) fn migrate(project: &Project, edits: &mut Edits) -> Result<(), Failure> {
    let mut found = Vec::new();
    search(&project.path(""), 0, &mut found);
    search(&project.path(".github/workflows"), 0, &mut found);
    found.sort();
    for path in found {
        // One that is no text calls nothing.
        let Ok(text) = edits.read(&path) else { continue };
        let new: String = text.split_inclusive('\n').map(with_naming).collect();
        if new != text {
            edits.edit(&path, new, "--naming verbatim, where rust2go-cli is called")?;
        }
    }
    Ok(())
}

fn with_naming(line: &str) -> String {
    let is_call = line.contains("rust2go-cli ") && (line.contains("--src") || line.contains("-s "));
    if is_call && !line.contains("--naming") && !line.contains("cargo install") {
        line.replacen("rust2go-cli ", "rust2go-cli --naming verbatim ", 1)
    } else {
        line.to_owned()
    }
}

/// Scripts, Makefiles and workflows, two folders deep.
fn search(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let shown = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    for entry in fs::read_dir(shown).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = folder.join(&name);
        if path.is_dir() {
            if depth < 2 && !name.starts_with('.') && name != "target" && name != "vendor" {
                search(&path, depth + 1, found);
            }
        } else if ["Makefile", "makefile", "justfile", "Justfile", "Taskfile.yml"].contains(&name.as_str())
            || [".sh", ".mk", ".yml", ".yaml"]
                .iter()
                .any(|end| name.ends_with(end))
        {
            found.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_naming;

    #[test]
    fn only_calls() {
        assert_eq!(
            with_naming("\trust2go-cli --src a.rs --dst b.go\n"),
            "\trust2go-cli --naming verbatim --src a.rs --dst b.go\n"
        );
        for line in [
            "cargo install rust2go-cli --version 0.5",
            "rust2go-cli --naming verbatim --src a.rs",
            "# rust2go-cli is needed",
        ] {
            assert_eq!(with_naming(line), line);
        }
    }
}
