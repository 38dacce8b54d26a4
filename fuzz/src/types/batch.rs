//! A batch: several interfaces as one crate with one Go module, built and run.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fuzz_values::Random;

use super::model::Interface;
use super::{accept, go, rust};
use crate::failures::workspace;

/// The path of the Go module.
const MODULE: &str = "example.com/fuzz";
/// A program that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(300);

/// What went wrong, by the step in which it did.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub(crate) step: Step,
    /// The methods of which it is told, as `i3.method`.
    pub(crate) methods: Vec<String>,
    pub(crate) text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// cargo: the generator, Go or rustc.
    Build,
    /// `go vet` or gofmt.
    Vet,
    /// Another value came back, or a call panicked.
    Values,
    /// The program died.
    Crash,
}

impl Step {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Step::Build => "build",
            Step::Vet => "vet",
            Step::Values => "values",
            Step::Crash => "crash",
        }
    }
}

/// What a batch has tried.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) interfaces: usize,
    pub(crate) types: usize,
    pub(crate) methods: usize,
    pub(crate) values: usize,
}

/// Where batches are written, built and run; what they have in common stays built.
#[derive(Debug)]
pub(crate) struct Workshop {
    folder: PathBuf,
    target: PathBuf,
}

impl Workshop {
    pub(crate) fn open() -> Result<Workshop, String> {
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from);
        let workshop = Workshop {
            folder: target.join("fuzz-types"),
            target,
        };
        make(&workshop.folder)?;
        Ok(workshop)
    }

    /// Where an interface is written to be checked.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.folder.join("scratch.rs")
    }

    /// The folder of the crate.
    pub(crate) fn batch(&self) -> PathBuf {
        self.folder.join("batch")
    }

    /// Writes the crate, builds it, runs it with so many values for each method, and looks at its Go.
    pub(crate) fn run(&self, interfaces: &[Interface], seed: u64, values: u64) -> Result<Figures, Failure> {
        let disk = |text: String| Failure {
            step: Step::Build,
            methods: Vec::new(),
            text,
        };
        let mut figures = self.write(interfaces, seed).map_err(disk)?;
        self.build()?;
        figures.values = self.call(seed, values)?;
        self.vet()?;
        Ok(figures)
    }

    fn write(&self, interfaces: &[Interface], seed: u64) -> Result<Figures, String> {
        let root = self.batch();
        let _ = fs::remove_dir_all(&root);
        make(&root.join("src"))?;
        let repository = workspace().join("..");
        let repository = repository.canonicalize().map_err(|error| error.to_string())?;
        let repository = repository.display();
        put(
            &root.join("Cargo.toml"),
            &format!(
                r#"[package]
name = "batch"
version = "0.0.0"
edition = "2021"

[dependencies]
fuzz-values = {{ path = "{repository}/fuzz/values", features = ["types"] }}
rust2go = {{ path = "{repository}/crates/rust2go" }}
bytes = {{ version = "1", default-features = false }}
chrono = {{ version = "0.4", default-features = false }}
serde_json = "1"
uuid = {{ version = "1", default-features = false }}

[build-dependencies]
rust2go = {{ path = "{repository}/crates/rust2go", features = ["build"] }}

[workspace]

[profile.dev]
debug = 0
incremental = false
"#
            ),
        )?;
        fs::copy(workspace().join("Cargo.lock"), root.join("Cargo.lock"))
            .map_err(|error| error.to_string())?;
        put(&root.join("go/go.mod"), &format!("module {MODULE}\n\ngo 1.18\n"))?;
        put(&root.join("go/fuzzer/fuzzer.go"), go::SUPPORT)?;

        let (mut modules, mut runs, mut regens, mut imports) =
            (String::new(), String::new(), String::new(), String::new());
        let mut figures = Figures::default();
        for interface in interfaces {
            let file = &interface.file;
            let checked = accept::check(interface, &root.join("src").join(format!("{file}.rs")))?;
            figures.interfaces += 1;
            figures.types += checked.types.len();
            figures.methods += checked.traits.iter().map(|of| of.methods.len()).sum::<usize>();
            put(
                &root.join(format!("src/calls_{file}.rs")),
                &rust::calls(interface),
            )?;
            let random = Random::of_case(seed, u64::from(file.as_bytes()[1]));
            let handlers = go::handlers(interface, &checked, MODULE, random);
            put(&root.join(format!("go/{file}/handlers.go")), &handlers)?;
            modules += &format!("mod {file};\nmod calls_{file};\n");
            runs += &format!("    calls_{file}::run(&mut report);\n");
            imports += &format!("\t_ \"{MODULE}/{file}\"\n");
            regens += &format!(
                "        .with_regen_arg(rust2go::RegenArgs {{ src: \"src/{file}.rs\".into(), dst: \"go/{file}/gen.go\".into(), \
                 package_name: Some(\"{file}\".into()), without_main: true, ..Default::default() }})\n"
            );
        }
        put(
            &root.join("go/main.go"),
            &format!("package main\n\nimport (\n{imports})\n\nfunc main() {{}}\n"),
        )?;
        put(
            &root.join("build.rs"),
            &format!("fn main() {{\n    rust2go::Builder::new()\n        .with_go_src(\"go\")\n{regens}        .build();\n}}\n"),
        )?;
        put(
            &root.join("src/main.rs"),
            &format!(
                "#![allow(warnings, bindings_with_variant_name)]\n\n{modules}\nfn main() -> std::process::ExitCode {{\n    let mut report = fuzz_values::Report::of_arguments();\n{runs}    report.finish()\n}}\n"
            ),
        )?;
        Ok(figures)
    }

    fn build(&self) -> Result<(), Failure> {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["build", "--quiet"])
            .current_dir(self.batch())
            .env("CARGO_TARGET_DIR", &self.target)
            // Whatever others are built with: nobody looks for a line here.
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        told(cargo, Step::Build)
    }

    fn vet(&self) -> Result<(), Failure> {
        let mut vet = Command::new("go");
        vet.args(["vet", "./..."]).current_dir(self.batch().join("go"));
        told(vet, Step::Vet)?;
        let generated = fs::read_dir(self.batch().join("go"))
            .into_iter()
            .flatten()
            .flatten();
        let generated: Vec<PathBuf> = generated
            .map(|entry| entry.path().join("gen.go"))
            .filter(|path| path.exists())
            .collect();
        let output = Command::new("gofmt").arg("-l").args(generated).output();
        match output {
            Ok(output) if output.status.success() && output.stdout.is_empty() => Ok(()),
            Ok(output) => Err(Failure {
                step: Step::Vet,
                methods: Vec::new(),
                text: format!(
                    "not in gofmt's form: {}{}",
                    String::from_utf8_lossy(&output.stdout),
                    String::from_utf8_lossy(&output.stderr)
                ),
            }),
            Err(error) => Err(Failure {
                step: Step::Vet,
                methods: Vec::new(),
                text: format!("gofmt: {error}"),
            }),
        }
    }

    /// Runs the program; gives the number of values.
    fn call(&self, seed: u64, values: u64) -> Result<usize, Failure> {
        let out = self.folder.join("out.txt");
        let crash = |text: String| Failure {
            step: Step::Crash,
            methods: Vec::new(),
            text,
        };
        let file = fs::File::create(&out).map_err(|error| crash(error.to_string()))?;
        let both = file.try_clone().map_err(|error| crash(error.to_string()))?;
        let mut child = Command::new(self.target.join("debug/batch"))
            .args(["--seed", &seed.to_string(), "--values", &values.to_string()])
            .stdout(Stdio::from(file))
            .stderr(Stdio::from(both))
            .spawn()
            .map_err(|error| crash(error.to_string()))?;
        let begin = Instant::now();
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status.to_string(),
                Ok(None) if begin.elapsed() > LONGEST => {
                    let _ = child.kill();
                    let _ = child.wait();
                    break format!("no end after {} s", LONGEST.as_secs());
                }
                Ok(None) => std::thread::sleep(Duration::from_millis(50)),
                Err(error) => return Err(crash(error.to_string())),
            }
        };
        let text = fs::read(&out).map_err(|error| crash(error.to_string()))?;
        let text = String::from_utf8_lossy(&text);
        let figures = text.lines().find_map(|line| line.strip_prefix("methods "));
        let failed = text.lines().filter_map(|line| line.strip_prefix("failed "));
        let failed = failed.filter_map(|line| line.split(": ").next().map(str::to_string));
        let mut failed: Vec<String> = failed.collect();
        failed.dedup();
        match figures {
            Some(line) if failed.is_empty() => {
                let values = line.split_whitespace().nth(2).and_then(|word| word.parse().ok());
                values.ok_or_else(|| crash(format!("what is `{line}`?")))
            }
            Some(_) => Err(Failure {
                step: Step::Values,
                methods: failed,
                text: tail(&text, 60),
            }),
            None => {
                let at = text
                    .lines()
                    .filter_map(|line| line.strip_prefix("at "))
                    .next_back();
                Err(Failure {
                    step: Step::Crash,
                    methods: at.map(str::to_string).into_iter().collect(),
                    text: format!("{}\n{status}", tail(&text, 80)),
                })
            }
        }
    }
}

/// The last lines, without those that say how far it is.
fn tail(text: &str, most: usize) -> String {
    let mut last = VecDeque::new();
    for line in text.lines().filter(|line| !line.starts_with("at ")) {
        last.push_back(line);
        if last.len() > most {
            last.pop_front();
        }
    }
    Vec::from(last).join("\n")
}

/// Runs a command that says nothing when it is content.
fn told(mut command: Command, step: Step) -> Result<(), Failure> {
    let failure = |text: String| Failure {
        step,
        methods: Vec::new(),
        text,
    };
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(failure(
            [output.stdout, output.stderr]
                .map(|text| String::from_utf8_lossy(&text).into_owned())
                .concat(),
        )),
        Err(error) => Err(failure(error.to_string())),
    }
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

fn put(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        make(folder)?;
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
