//! The Go of accepted inputs: gofmt would change nothing, and go vet has nothing to say.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rust2go_codegen::emit::go::support_files;

use super::judge::SUPPORT;

/// A Go module with a package for each input.
pub(crate) struct Module {
    folder: PathBuf,
}

impl Module {
    /// Makes an empty one.
    pub(crate) fn new(folder: PathBuf) -> Result<Module, String> {
        let _ = fs::remove_dir_all(&folder);
        let module = Module { folder };
        module.write("go.mod", "module example.com/fuzz\n\ngo 1.18\n")?;
        for (file, contents) in support_files(SUPPORT) {
            module.write(&format!("internal/rust2go/{file}"), &contents)?;
        }
        Ok(module)
    }

    fn write(&self, file: &str, contents: &str) -> Result<(), String> {
        let path = self.folder.join(file);
        let say = |error: std::io::Error| format!("{}: {error}", path.display());
        fs::create_dir_all(path.parent().unwrap_or(&self.folder)).map_err(say)?;
        fs::write(&path, contents).map_err(say)
    }

    /// The folder of the packages.
    pub(crate) fn packages(&self) -> PathBuf {
        self.folder.join("accepted")
    }

    /// Takes the packages of a worker's folder over.
    pub(crate) fn take(&self, from: &Path) {
        let _ = fs::create_dir_all(self.packages());
        for entry in fs::read_dir(from.join("accepted"))
            .into_iter()
            .flatten()
            .flatten()
        {
            // A package without its file yet comes the next time.
            if entry.path().join("gen.go").is_file() {
                let _ = fs::rename(entry.path(), self.packages().join(entry.file_name()));
            }
        }
    }

    /// How many packages there are.
    pub(crate) fn count(&self) -> usize {
        fs::read_dir(self.packages()).into_iter().flatten().count()
    }

    /// Vets all packages and removes them. What comes back are the names of the wrong ones, with what was said.
    pub(crate) fn vet(&self) -> Result<Vec<(String, String)>, String> {
        let said = self.run("gofmt", &["-l", "accepted"])? + &self.run("go", &["vet", "./accepted/..."])?;
        let mut wrong: Vec<(String, String)> = Vec::new();
        for line in said.lines() {
            // `accepted/17/gen.go:3:4: ..`, `vet: accepted/17/gen.go:..`, or the name alone.
            let name = line
                .split_once("accepted/")
                .and_then(|(_, rest)| rest.split(['/', ' ', ']']).next());
            let Some(name) = name.filter(|name| name.parse::<u64>().is_ok() && !line.starts_with('#')) else {
                continue;
            };
            match wrong.iter_mut().find(|(other, _)| other == name) {
                Some((_, text)) => text.push_str(&format!("{line}\n")),
                None => wrong.push((name.to_string(), format!("{line}\n"))),
            }
        }
        let _ = fs::remove_dir_all(self.packages());
        match said.is_empty() || !wrong.is_empty() {
            true => Ok(wrong),
            false => Err(format!("go vet says something about no package:\n{said}")),
        }
    }

    /// All that a program of Go says.
    fn run(&self, program: &str, args: &[&str]) -> Result<String, String> {
        let output = Command::new(program)
            .args(args)
            .current_dir(&self.folder)
            .env("GOWORK", "off")
            .env("GOFLAGS", "")
            .output()
            .map_err(|error| format!("{program}: {error}"))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(text(&output.stdout) + &text(&output.stderr))
    }
}
