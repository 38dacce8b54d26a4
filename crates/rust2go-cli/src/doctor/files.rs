//! The build script, the generated files, and the handlers.

use std::fs;
use std::path::Path;

use rust2go_codegen::build::probe;
use rust2go_codegen::generate::{self, SUPPORT_FOLDER};

use super::report::Report;
use super::setup::Setup;

pub(super) fn script(setup: &Setup, report: &mut Report) {
    let help = "`rust2go::Builder::new().with_go_src(\"go\").with_regen(\"src/api.rs\", \"go/gen.go\").build();` in its main()";
    match &setup.script {
        Err(why) => report.problem(
            "build-script",
            why.trim_start_matches("error: "),
            "cargo would say the same",
        ),
        Ok(None) => report.problem(
            "build-script",
            "there is no build.rs: no Go code is built or linked",
            help,
        ),
        Ok(Some(script)) if !script.builds && !script.generates => {
            let what = format!(
                "{} never calls build(): no Go code is built or linked",
                script.path.display()
            );
            report.problem("build-script", what, help);
        }
        Ok(Some(script)) => report.ok("build-script", script.path.display().to_string()),
    }
}

pub(super) fn generated(setup: &Setup, report: &mut Report) {
    for job in setup
        .read_script()
        .map(|script| &script.jobs[..])
        .unwrap_or_default()
    {
        let shown = job.dst.display();
        match generate::check(job) {
            // Told elsewhere, with more to it.
            Err(generate::Error::NoGoModule { .. }) => {}
            Err(generate::Error::Interface(found)) => {
                let what = format!("the interface has mistakes:\n{}", found.render(false));
                report.problem(
                    "interface",
                    what,
                    "what to write instead stands with each of them",
                );
            }
            Err(error) => report.error("generated", &error.to_string()),
            Ok(stale) if stale.is_empty() => report.ok("generated", format!("{shown} is up to date")),
            Ok(_) if !job.dst.is_file() => {
                report.ok(
                    "generated",
                    format!("{shown} is not there yet; a build writes it"),
                );
            }
            Ok(stale) => {
                let files: Vec<String> = stale.iter().map(|file| file.path.display().to_string()).collect();
                let what = format!("not made from the interface as it is now: {}", files.join(", "));
                report.problem("generated", what, "`rust2go gen`, and commit what it writes");
            }
        }
    }
}

/// Where Rust goes into a Go program: whether it has been built for that.
pub(super) fn linked(setup: &Setup, report: &mut Report) {
    if !setup.read_script().is_some_and(|script| script.generates) {
        return;
    }
    let Some((os, arch)) = probe::go_platform(&setup.target) else {
        return;
    };
    let file = setup
        .go_folder
        .join(format!("{SUPPORT_FOLDER}/link_{os}_{arch}.go"));
    let libraries = fs::read_dir(file.with_file_name("lib").join(format!("{os}_{arch}")));
    let is_there = file.is_file() && libraries.into_iter().flatten().next().is_some();
    match is_there {
        true => report.ok(
            "linked",
            format!("{} links Rust into the Go program", file.display()),
        ),
        false => report.warn(
            "linked",
            format!("there is no library for {os}/{arch}: Go's calls of Rust will fail"),
            "`rust2go build-rust`, then build the Go program",
        ),
    }
}

/// A handler that nobody sets is an error at the first call only: here it is one before.
pub(super) fn handlers(setup: &Setup, report: &mut Report) {
    let mut texts = Vec::new();
    read_go(&setup.go_folder, &mut texts);
    for name in probe::handlers(&setup.go_folder) {
        let is_set = texts.iter().any(|text| sets(text, &name));
        if is_set {
            report.ok("handlers", format!("{name} is set"));
        } else {
            let help = format!("a Go file of that package has `func init() {{ {name} = handler{{}} }}`");
            report.warn(
                "handlers",
                format!("no Go file sets {name}: its calls will be GoError::NotRegistered"),
                help,
            );
        }
    }
}

fn sets(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let rest = text[at + name.len()..].trim_start();
        rest.starts_with('=') && !rest.starts_with("==")
    })
}

/// The texts of all Go files in a folder and below, but for generated ones and tests.
fn read_go(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with(['.', '_']) && name != "vendor" && name != "testdata" {
                read_go(&path, texts);
            }
        } else if name.ends_with(".go") && !name.ends_with("_test.go") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            if !text.starts_with("// Code generated by rust2go") {
                texts.push(text);
            }
        }
    }
}
