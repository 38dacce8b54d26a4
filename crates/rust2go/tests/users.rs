//! What the compiler says of what the macros emit, for crates as users write them: those of `tests/users`. They are only
//! checked, not linked, so no Go is needed.
//!
//! - `accepted` compiles without a warning, in editions 2021 and 2024;
//! - a file of `refused` has the errors that its comments expect, and no others: `//~ E0133 unsafe` says that the line
//!   has an error of that code with that text in it. Codes and lines hardly change from compiler to compiler; whole
//!   texts do, which is why they are not compared.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An error: file, line, code, text.
type Error = (String, usize, String, String);

fn users() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/users")
}

/// `cargo check` with these arguments: whether it found no error, and what it wrote, one line for each error.
fn check(arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--locked", "--message-format=short"])
        .args(arguments)
        .current_dir(users())
        // Beside what the other workspaces build.
        .env("CARGO_TARGET_DIR", users().join("../../target/projects"))
        .env_remove("RUST2GO_NAMING")
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), text)
}

/// The 75 of a compiler 1.75.
fn minor_version() -> u32 {
    let output = Command::new("rustc").arg("--version").output();
    let text = String::from_utf8(output.expect("rustc runs").stdout).expect("a text");
    let minor = text.split('.').nth(1).and_then(|minor| minor.parse().ok());
    minor.unwrap_or_else(|| panic!("no version: {text}"))
}

#[test]
fn an_interface_compiles_without_a_warning() {
    let (fine, text) = check(&["--package=accepted", "--all-targets"]);
    assert!(fine && !text.contains("warning"), "{text}");
}

/// The trait whose condition holds then names a type that does not exist.
#[test]
fn a_condition_decides_about_a_trait() {
    let (fine, text) = check(&["--package=accepted", "--lib", "--features=more"]);
    assert!(!fine && text.contains("`Gone`"), "{text}");
}

#[test]
fn an_interface_compiles_in_edition_2024() {
    if minor_version() < 85 {
        eprintln!("this compiler has no edition 2024");
        return;
    }
    let (fine, text) = check(&["--manifest-path=edition2024/Cargo.toml", "--all-targets"]);
    assert!(fine && !text.contains("warning"), "{text}");
}

/// Defect 12: among these is a future that holds what must not leave its thread.
#[test]
fn the_compiler_refuses_what_would_be_unsound() {
    let (_, text) = check(&["--package=refused", "--bins", "--keep-going"]);
    let found: BTreeSet<Error> = text.lines().filter_map(error).collect();
    let mut expected = BTreeSet::new();
    for entry in fs::read_dir(users().join("refused/src/bin")).expect("the cases") {
        let path = entry.expect("a readable folder").path();
        let source = fs::read_to_string(&path).expect("a readable file");
        let before = expected.len();
        expected.extend(expectations(&file_name(&path), &source));
        assert!(expected.len() > before, "{} expects no error", path.display());
    }
    for (file, line, code, words) in &expected {
        let there = found.iter().any(|(of, at, its, message)| {
            (of, at, its) == (file, line, code) && message.contains(words.as_str())
        });
        assert!(there, "{file}:{line}: no {code} with `{words}` in\n{text}");
    }
    for (file, line, code, message) in &found {
        let known = expected
            .iter()
            .any(|(of, at, its, _)| (of, at, its) == (file, line, code));
        assert!(known, "{file}:{line}: {code} is not expected: {message}");
    }
}

/// The error of a line such as `refused/src/bin/view.rs:17:21: error[E0515]: cannot return ..`.
fn error(line: &str) -> Option<Error> {
    let (place, rest) = line.split_once(": error[")?;
    let (code, message) = rest.split_once("]: ")?;
    let mut place = place.rsplitn(3, ':').skip(1);
    let number = place.next()?.parse().ok()?;
    let file = file_name(Path::new(place.next()?));
    Some((file, number, code.to_owned(), message.to_owned()))
}

/// What the comments of a file expect.
fn expectations(file: &str, source: &str) -> Vec<Error> {
    let lines = (1..).zip(source.lines());
    let expected = lines.filter_map(|(number, line)| {
        let (code, words) = line.split_once("//~ ")?.1.split_once(' ')?;
        Some((file.to_owned(), number, code.to_owned(), words.to_owned()))
    });
    expected.collect()
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
