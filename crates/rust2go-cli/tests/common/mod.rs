//! A folder of its own for each test, and the programs run in it.

// Each test program uses a part.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Removed at the end.
pub(crate) struct Folder(pub(crate) PathBuf);

/// Status, stdout and stderr.
pub(crate) type Said = (Option<i32>, String, String);

impl Folder {
    pub(crate) fn new(name: &str) -> Folder {
        let root = std::env::temp_dir().join(format!("rust2go-cli-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        Folder(root)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// `rust2go` with arguments, in a folder of this one.
    pub(crate) fn rust2go(&self, folder: &str, args: &[&str]) -> Said {
        said(self.command(folder).args(args).output().unwrap())
    }

    pub(crate) fn command(&self, folder: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rust2go"));
        command.current_dir(self.0.join(folder));
        command
    }

    /// All files below a folder, by their names from this one.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        list(&self.0.join(folder), &self.0, &mut found);
        found.sort();
        found
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn said(output: Output) -> Said {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn list(folder: &Path, root: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            list(&path, root, found);
        } else {
            found.push(path.strip_prefix(root).unwrap().display().to_string());
        }
    }
}
