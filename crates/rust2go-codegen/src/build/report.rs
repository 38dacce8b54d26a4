//! A failed `go build`, told so that it can be mended: Go's own words, paths that an editor opens, a hint.

use std::fmt;
use std::path::{Path, PathBuf};

use super::hint::hint;
use crate::generate::path::absolute_in;

/// A failed `go build`.
#[derive(Debug)]
pub struct Failure {
    /// What Go said, with absolute paths.
    said: String,
    folder: PathBuf,
    /// Version and exit status.
    status: String,
    /// The command, to be typed.
    command: String,
}

impl Failure {
    pub(super) fn new(said: String, folder: &Path, status: String, command: String) -> Failure {
        let said: Vec<String> = said.lines().map(|line| absolute_position(line, folder)).collect();
        Failure {
            said: said.join("\n"),
            folder: folder.to_path_buf(),
            status,
            command,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "`go build` failed in {} ({})\n",
            self.folder.display(),
            self.status
        )?;
        let said = self.said.trim_end();
        writeln!(
            f,
            "{}\n",
            if said.is_empty() {
                "(Go said nothing)"
            } else {
                said
            }
        )?;
        write!(f, "  command: {}", self.command)?;
        if let Some(hint) = hint(&self.said, &self.folder) {
            write!(f, "\n  help: {hint}")?;
        }
        Ok(())
    }
}

/// `./impl.go:12:3: undefined: x` with the whole path of the file, so that a terminal or an editor finds it: cargo
/// runs a build script elsewhere than where its user is.
fn absolute_position(line: &str, folder: &Path) -> String {
    let indent = line.len() - line.trim_start().len();
    let (space, rest) = line.split_at(indent);
    let colon = rest
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| rest[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
    let Some((file, tail)) = colon.map(|at| rest.split_at(at)) else {
        return line.to_owned();
    };
    let whole = absolute_in(folder, Path::new(file));
    if Path::new(file).is_relative() && whole.is_file() {
        format!("{space}{}{tail}", whole.display())
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(said: &str, folder: &Path) -> String {
        Failure::new(
            said.into(),
            folder,
            "go1.26, exit status: 1".into(),
            "go build .".into(),
        )
        .to_string()
    }

    /// Defect 20: the position is one that an editor opens.
    #[test]
    fn positions_become_absolute() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let lib = here.join("src").join("lib.rs");
        let text = failure(
            "# example.com/app\n./src/lib.rs:3:1: no\n\tsrc/lib.rs:4:2: other\nx.go:1:2: gone",
            here,
        );
        assert!(text.contains(&format!("\n{}:3:1: no\n", lib.display())), "{text}");
        assert!(
            text.contains(&format!("\n\t{}:4:2: other\n", lib.display())),
            "{text}"
        );
        assert!(
            text.contains("\nx.go:1:2: gone\n"),
            "a file that is not there stays as Go said it: {text}"
        );
        let up = failure("../lib.rs:3:1: no", &here.join("src").join("build"));
        assert!(up.contains(&format!("\n{}:3:1: no\n", lib.display())), "{up}");
    }

    #[test]
    fn a_hint_comes_last() {
        let text = failure("go: go.mod file not found", Path::new("/nowhere"));
        assert!(
            text.split_once("command: go build")
                .is_some_and(|(_, end)| end.contains("\n  help: ")),
            "{text}"
        );
        assert!(!failure("x", Path::new("/nowhere")).contains("help:"));
    }
}
