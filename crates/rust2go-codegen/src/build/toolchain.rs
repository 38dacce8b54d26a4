//! Finds Go and looks at its version.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Error;

/// The oldest Go that compiles what we generate.
const OLDEST: (u32, u32) = (1, 18);

/// How a user gets Go, for messages.
pub(super) const HOW_TO_GET_GO: &str = "get Go from https://go.dev/dl/, or with `apt install golang-go`, \
     `brew install go`, `winget install GoLang.Go`;\n        \
     if it is installed elsewhere, put it on PATH or set GO to the program";

/// Where installers put Go, for builds from an editor that has not read the shell's PATH.
const USUAL_PLACES: &[&str] = &[
    "/usr/local/go/bin",
    "/opt/homebrew/bin",
    "/usr/local/bin",
    "/usr/lib/go/bin",
    "/snap/bin",
    r"C:\Program Files\Go\bin",
];

/// A Go toolchain that is new enough.
#[derive(Debug, Clone)]
pub(super) struct Toolchain {
    /// The `go` program.
    pub(super) go: PathBuf,
    /// Its version, as in `1.26.1`.
    pub(super) version: String,
}

impl Toolchain {
    /// Finds Go for the module in `folder` (whose `go.mod` may choose another toolchain).
    pub(super) fn find(folder: &Path) -> Result<Toolchain, Error> {
        let go = locate().ok_or(Error::NoGo)?;
        let output = Command::new(&go).arg("version").current_dir(folder).output();
        let output = output.map_err(|e| Error::BrokenGo {
            go: go.clone(),
            what: e.to_string(),
        })?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let Some((version, number)) = parse_version(&said).filter(|_| output.status.success()) else {
            let what = format!("{said}{}", String::from_utf8_lossy(&output.stderr));
            return Err(Error::BrokenGo {
                go,
                what: what.trim().to_owned(),
            });
        };
        if number < OLDEST {
            return Err(Error::OldGo { go, found: version });
        }
        Ok(Toolchain { go, version })
    }
}

/// `$GO`, else `go` on PATH, else in `$GOROOT/bin`, else where installers put it.
fn locate() -> Option<PathBuf> {
    if let Some(go) = env::var_os("GO").filter(|go| !go.is_empty()) {
        return Some(go.into());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let goroot = env::var_os("GOROOT")
        .filter(|root| !root.is_empty())
        .map(|root| Path::new(&root).join("bin"));
    let usual = USUAL_PLACES.iter().map(PathBuf::from);
    let program = format!("go{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path)
        .filter(|folder| !folder.as_os_str().is_empty())
        .chain(goroot)
        .chain(usual)
        .map(|folder| folder.join(&program))
        .find(|go| go.is_file())
}

/// The version in `go version`'s line, as text and as major and minor number.
fn parse_version(line: &str) -> Option<(String, (u32, u32))> {
    let word = line.split_whitespace().find(|w| {
        w.strip_prefix("go")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })?;
    let version = &word[2..];
    let mut numbers = version
        .split(|c: char| !c.is_ascii_digit())
        .map(str::parse::<u32>);
    let major = numbers.next()?.ok()?;
    let minor = numbers.next().and_then(Result::ok).unwrap_or(0);
    Some((version.to_owned(), (major, minor)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for (line, version, number) in [
            ("go version go1.26.8 linux/amd64\n", "1.26.8", (1, 26)),
            ("go version go1.18 darwin/arm64", "1.18", (1, 18)),
            ("go version go1.21rc2 linux/amd64", "1.21rc2", (1, 21)),
            (
                "go version devel go1.27-5a1b2c3 Tue Jan 6 linux/amd64",
                "1.27-5a1b2c3",
                (1, 27),
            ),
            ("go version go1.9.7 linux/amd64", "1.9.7", (1, 9)),
        ] {
            assert_eq!(parse_version(line), Some((version.to_owned(), number)), "{line}");
        }
        for line in ["", "gopher", "command not found: go"] {
            assert_eq!(parse_version(line), None, "{line}");
        }
    }
}
