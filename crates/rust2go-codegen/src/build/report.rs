//! A failed `go build`, told so that it can be mended: Go's own words, paths that an editor opens, a hint.

use std::fmt;
use std::path::{Path, PathBuf};

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

/// What Go says, and what a person who has met it before would add.
const HINTS: &[(&str, &str)] = &[
    (
        "main redeclared in this block",
        "the Go package has a `func main` of its own: generate without one, by `without_main: true` in `RegenArgs` \
         or `--without-main`",
    ),
    (
        "function main is undeclared in the main package",
        "a C library of Go needs a `func main() {}`: generate it (leave out `without_main`), or write it",
    ),
    (
        "requires exactly one main package",
        "the folder of `with_go_src` has to be the `package main` that is built; let it import the package with the handlers",
    ),
    ("missing go.sum entry", "run `go mod tidy` in the Go module"),
    ("no required module provides package", "run `go mod tidy` in the Go module, or `go get` that package"),
    ("updates to go.mod needed", "run `go mod tidy` in the Go module"),
    ("inconsistent vendoring", "run `go mod vendor` in the Go module"),
    (
        "internal/rust2go",
        "the support module is generated with gen.go: generate again, by `with_regen` or rust2go-cli, and commit \
         internal/rust2go if you commit gen.go",
    ),
    (
        "does not implement",
        "the Rust trait and the Go type differ: the interface in the generated file says which methods are wanted",
    ),
    ("C compiler \"", "cgo needs a C compiler: install gcc or clang, or name one in CC (or CC_<target>)"),
    ("(running go ", "go.mod asks for a later Go than this one: get it from https://go.dev/dl/, or set GOTOOLCHAIN=auto"),
    ("error obtaining VCS status", "Go cannot read the version control's state here: set GOFLAGS=-buildvcs=false"),
    ("go: cannot find main module", "the folder of `with_go_src` has to be in a Go module: run `go mod init` there"),
    ("go.mod file not found", "the folder of `with_go_src` has to be in a Go module: run `go mod init` there"),
    ("no Go files in", "the folder of `with_go_src` has no Go file: generate one with `with_regen`"),
    ("dial tcp", "Go could not fetch a module: `go mod download` or `go mod vendor` while there is a network"),
];

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

    fn hint(&self) -> Option<&'static str> {
        HINTS
            .iter()
            .find(|(needle, _)| self.said.contains(needle))
            .map(|(_, hint)| *hint)
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
        if let Some(hint) = self.hint() {
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
    fn known_causes_have_a_hint() {
        for (said, hint) in [
            ("./gen.go:9:6: main redeclared in this block", "without_main"),
            (
                "runtime.main_main·f: function main is undeclared in the main package",
                "func main() {}",
            ),
            (
                "-buildmode=c-archive requires exactly one main package",
                "package main",
            ),
            ("cgo: C compiler \"gcc\" not found: exec: \"gcc\"", "CC"),
            (
                "go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)",
                "GOTOOLCHAIN=auto",
            ),
            (
                "impl.go:3:1: directory does not implement Directory (missing method Find)",
                "which methods",
            ),
        ] {
            let text = failure(said, Path::new("/nowhere"));
            assert!(
                text.contains(said) && text.split("help: ").nth(1).is_some_and(|h| h.contains(hint)),
                "{text}"
            );
        }
        assert!(!failure("x", Path::new("/nowhere")).contains("help:"));
    }
}
