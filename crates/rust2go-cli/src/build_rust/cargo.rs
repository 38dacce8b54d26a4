//! `cargo rustc`, which builds the crate as the kind of library that is wanted, whatever its manifest says.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::args::BuildRust;
use crate::project::{self, Project};
use crate::say::{Failure, Say};

/// Set while cargo runs: the build helper then generates, and builds no Go archive.
const VARIABLE: &str = rust2go_codegen::build::BUILD_RUST;

/// What cargo has built.
pub(super) struct Built {
    /// The crate.
    pub(super) name: String,
    /// The file, where cargo has it.
    pub(super) library: PathBuf,
    /// The triple it is for.
    pub(super) target: String,
    /// Linker flags for what it needs of the system.
    pub(super) native: Vec<String>,
}

pub(super) fn build(args: &BuildRust, project: &Project, say: &Say) -> Result<Built, Failure> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = match &args.target {
        Some(target) => target.clone(),
        None => project.configured_target().map_or_else(host, Ok)?,
    };
    let manifest = project.path("Cargo.toml");
    let mut command = Command::new(program);
    command.args(["rustc", "--lib", "--manifest-path"]).arg(&manifest);
    command.args(["--crate-type", if args.dynamic { "cdylib" } else { "staticlib" }]);
    command.arg(format!(
        "--message-format={}",
        if say.color {
            "json-diagnostic-rendered-ansi"
        } else {
            "json"
        }
    ));
    if args.release {
        command.arg("--release");
    }
    if let Some(target) = &args.target {
        command.args(["--target", target]);
    }
    if say.quiet {
        command.arg("--quiet");
    }
    command.args(&args.cargo);
    command.arg("--");
    if !args.dynamic {
        command.args(["--print", "native-static-libs"]);
    } else if target.contains("-apple-") {
        // What it calls of Go's is in the program. Elsewhere that is a library's right without asking.
        command.args(["-C", "link-arg=-Wl,-undefined,dynamic_lookup"]);
    } else if target.contains("-windows-") {
        return Err(Failure::new(
            "on Windows a library cannot call the program that loads it by name, as this one does",
        )
        .help("leave out --dynamic"));
    }
    say.done(format_args!(
        "cargo builds {} as a {} library",
        manifest.display(),
        if args.dynamic { "dynamic" } else { "static" }
    ));
    command.env(VARIABLE, "1").stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| {
        Failure::new(format!("cargo does not run: {error}")).help("get Rust from https://rustup.rs")
    })?;
    let mut heard = Heard::default();
    // It has been asked for above.
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            heard.line(&line);
        }
    }
    let status = child.wait();
    if !status.is_ok_and(|status| status.success()) {
        return Err(Failure::new("cargo has not built the crate; it says above why").help(
            "a crate that is linked into Go has a src/lib.rs; what goes on with `rustc --crate-type` is cargo's `rustc` command",
        ));
    }
    heard.built(args.dynamic, target)
}

/// The triple that rustc builds for if nothing is said.
fn host() -> Result<String, Failure> {
    let said = project::rustc_says()?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or_else(|| Failure::new("`rustc -vV` does not say which host it is for"))
}

/// What the messages of cargo have said so far.
#[derive(Default)]
struct Heard {
    libraries: Vec<(String, PathBuf)>,
    native: Vec<String>,
    folders: Vec<String>,
}

/// The note of rustc that has the system libraries, and the one before it.
const NATIVE: &str = "native-static-libs: ";
const ANNOUNCED: &str = "link against the following native artifacts";

impl Heard {
    fn line(&mut self, line: &str) {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            return println!("{line}");
        };
        let texts = |list: &Value| -> Vec<String> {
            let list = list.as_array().into_iter().flatten();
            list.filter_map(|text| Some(text.as_str()?.to_owned())).collect()
        };
        match message["reason"].as_str() {
            Some("compiler-message") => {
                let text = message["message"]["message"].as_str().unwrap_or_default();
                if let Some(flags) = text.strip_prefix(NATIVE) {
                    self.native = flags.split_whitespace().map(str::to_owned).collect();
                } else if !text.starts_with(ANNOUNCED) {
                    eprint!("{}", message["message"]["rendered"].as_str().unwrap_or_default());
                }
            }
            Some("compiler-artifact") => {
                let name = message["target"]["name"].as_str().unwrap_or_default();
                let files = texts(&message["filenames"]);
                self.libraries
                    .extend(files.into_iter().map(|file| (name.to_owned(), file.into())));
            }
            Some("build-script-executed") => self.folders.extend(texts(&message["linked_paths"])),
            _ => {}
        }
    }

    /// The crate itself comes last.
    fn built(self, dynamic: bool, target: String) -> Result<Built, Failure> {
        let endings: &[&str] = match dynamic {
            false => &["a"],
            true => &["so", "dylib"],
        };
        let mut libraries = self.libraries.into_iter().rev();
        let found = libraries.find(|(_, file)| {
            let ending = file.extension().and_then(|ending| ending.to_str());
            ending.is_some_and(|ending| endings.contains(&ending))
        });
        let (name, library) = found.ok_or_else(|| {
            Failure::new("cargo has built the crate and does not say which file the library is")
        })?;
        // Folders as build scripts name them: `native=/usr/lib/x`.
        let folders = self
            .folders
            .iter()
            .filter_map(|folder| match folder.split_once('=') {
                Some(("framework", path)) => Some(format!("-F{path}")),
                Some(("dependency" | "crate", _)) => None,
                Some((_, path)) => Some(format!("-L{path}")),
                None => Some(format!("-L{folder}")),
            });
        // A dynamic library has its own list.
        let native = match dynamic {
            true => Vec::new(),
            false => folders.chain(self.native).collect(),
        };
        Ok(Built {
            name,
            library,
            target,
            native,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages() {
        let mut heard = Heard::default();
        for line in [
            r#"{"reason":"compiler-artifact","target":{"name":"dep"},"filenames":["/t/libdep.rlib"]}"#,
            r#"{"reason":"build-script-executed","linked_paths":["native=/opt/x","/opt/y","framework=/f","dependency=/t"]}"#,
            r#"{"reason":"compiler-message","message":{"message":"link against the following native artifacts when ..","rendered":"no"}}"#,
            r#"{"reason":"compiler-message","message":{"message":"native-static-libs: -lgcc_s -lc","rendered":"no"}}"#,
            r#"{"reason":"compiler-artifact","target":{"name":"app"},"filenames":["/t/libapp.a"]}"#,
            r#"{"reason":"build-finished","success":true}"#,
        ] {
            heard.line(line);
        }
        let built = heard
            .built(false, "x86_64-unknown-linux-gnu".into())
            .unwrap_or_else(|_| unreachable!());
        assert_eq!(
            (built.name.as_str(), built.library),
            ("app", "/t/libapp.a".into())
        );
        assert_eq!(built.native, ["-L/opt/x", "-L/opt/y", "-F/f", "-lgcc_s", "-lc"]);
    }
}
