//! Scripts and CI files that call rust2go-cli: they have to ask for the old names too.

use std::fs;
use std::path::{Path, PathBuf};

use super::edits::Edits;
use crate::project::Project;
use crate::say::Failure;

const PROGRAM: &str = "rust2go-cli ";
const DASHES: &str = " -- ";

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
    let is_call = line.contains(PROGRAM) && (line.contains("--src") || line.contains("-s "));
    if !is_call || line.contains("--naming") || line.contains("cargo install") {
        return line.to_owned();
    }
    // Of `cargo run -p rust2go-cli -- ..`, ours is what comes after the dashes.
    let name = line.find(PROGRAM).unwrap_or_default();
    let after = &line[name + PROGRAM.len() - 1..];
    let by_cargo = line[..name].contains("cargo r");
    let dashes = after.find(DASHES).filter(|_| by_cargo);
    let before = line.len() - after.len() + dashes.map_or(1, |at| at + DASHES.len());
    let (call, rest) = line.split_at(before);
    format!("{call}--naming verbatim {rest}")
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
        for (old, new) in [
            (
                "\trust2go-cli --src a.rs --dst b.go\n",
                "\trust2go-cli --naming verbatim --src a.rs --dst b.go\n",
            ),
            (
                "cargo run -p rust2go-cli -- --src a.rs --dst b.go\n",
                "cargo run -p rust2go-cli -- --naming verbatim --src a.rs --dst b.go\n",
            ),
            (
                "  run: cargo run --bin rust2go-cli --release -- -s a.rs -d b.go\n",
                "  run: cargo run --bin rust2go-cli --release -- --naming verbatim -s a.rs -d b.go\n",
            ),
            (
                "cargo run -- a && rust2go-cli --src a.rs --dst b.go\n",
                "cargo run -- a && rust2go-cli --naming verbatim --src a.rs --dst b.go\n",
            ),
            (
                "rust2go-cli --src a.rs --dst b.go && git diff --exit-code -- b.go\n",
                "rust2go-cli --naming verbatim --src a.rs --dst b.go && git diff --exit-code -- b.go\n",
            ),
        ] {
            assert_eq!(with_naming(old), new);
        }
        for line in [
            "cargo install rust2go-cli --version 0.5",
            "rust2go-cli --naming verbatim --src a.rs",
            "# rust2go-cli is needed",
        ] {
            assert_eq!(with_naming(line), line);
        }
    }
}
