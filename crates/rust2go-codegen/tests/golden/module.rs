//! A Go module in a temporary folder, with the support module in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rust2go_codegen::emit::go::support_files;

pub(crate) struct Module {
    root: PathBuf,
}

impl Module {
    /// Makes `example.com/golden`.
    pub(crate) fn new(name: &str) -> Module {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("golden-{name}"));
        // What an earlier run has left.
        let _ = fs::remove_dir_all(&root);
        let module = Module { root };
        module.write(Path::new("go.mod"), "module example.com/golden\n\ngo 1.18\n");
        for (file, contents) in support_files("example.com/golden/internal/rust2go") {
            module.write(&Path::new("internal/rust2go").join(file), &contents);
        }
        module
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file of the module.
    pub(crate) fn write(&self, path: &Path, contents: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(path, contents).expect("a file can be written");
    }

    /// Takes over the `_test.go` files of a folder.
    pub(crate) fn copy_tests(&self, from: &Path, to: &Path) {
        for entry in fs::read_dir(from).into_iter().flatten() {
            let path = entry.expect("an entry of a golden case").path();
            let name = path
                .file_name()
                .expect("an entry has a name")
                .to_string_lossy()
                .into_owned();
            if name.ends_with("_test.go") {
                self.write(
                    &to.join(&name),
                    &fs::read_to_string(&path).expect("a test can be read"),
                );
            }
        }
    }

    /// Runs the `go` command; the error is all that it printed.
    pub(crate) fn go(&self, args: &[&str]) -> Result<(), String> {
        succeeded(
            self.run("go", args)
                .expect("`go` is on PATH: `./dev test` fetches it"),
        )
    }

    /// The files that gofmt would change.
    pub(crate) fn gofmt(&self) -> String {
        let output = self
            .run("gofmt", &["-l", "."])
            .expect("`gofmt` is on PATH: `./dev test` fetches it");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs staticcheck where it is installed.
    pub(crate) fn staticcheck(&self) -> Result<(), String> {
        match self.run("staticcheck", &["./..."]) {
            Ok(output) => succeeded(output),
            Err(_) => {
                eprintln!("staticcheck is not on PATH: left out");
                Ok(())
            }
        }
    }

    fn run(&self, program: &str, args: &[&str]) -> std::io::Result<Output> {
        Command::new(program)
            .args(args)
            .current_dir(&self.root)
            .env("GOWORK", "off")
            .output()
    }
}

fn succeeded(output: Output) -> Result<(), String> {
    if output.status.success() {
        return Ok(());
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Err(text(&output.stdout) + &text(&output.stderr))
}
