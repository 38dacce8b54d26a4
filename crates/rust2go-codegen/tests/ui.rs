//! Diagnostics are a product: for each kind there is an interface file that has it, `tests/ui/<kind>.rs`, and the text
//! that its author reads, `tests/ui/<kind>.stderr`. `UPDATE_EXPECT=1 cargo test -p rust2go-codegen --test ui` writes
//! the texts anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rust2go_codegen::check::{self, Options};
use rust2go_codegen::diagnostic::{Diagnostics, Kind};
use rust2go_codegen::parse;

#[test]
fn each_file_is_answered_as_expected() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for path in cases() {
        let diagnostics = judged(&path);
        let text = diagnostics.render(false);
        let expected = path.with_extension("stderr");
        if update {
            fs::write(&expected, &text).expect("the expected text can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{}:\n{text}", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "not as expected (UPDATE_EXPECT=1 accepts):\n\n{}",
        wrong.join("\n")
    );
}

#[test]
fn each_kind_has_a_file() {
    for kind in Kind::ALL {
        let path = Path::new("tests/ui").join(kind.file_stem()).with_extension("rs");
        let found: BTreeSet<&str> = judged(&path)
            .iter()
            .map(|diagnostic| diagnostic.kind().name())
            .collect();
        assert!(
            found.contains(kind.name()),
            "{} does not show {}, but {found:?}",
            path.display(),
            kind.name()
        );
    }
}

#[test]
fn each_code_is_there_once() {
    let codes: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(codes.len(), Kind::ALL.len());
}

/// Defect 8: an attribute that does not exist is an error of the macro too.
#[test]
fn the_compiler_says_the_same() {
    let path = Path::new("tests/ui/unknown_attribute.rs");
    let diagnostics = judged(path);
    let messages: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.message())
        .collect();
    let errors = diagnostics.into_compile_errors().to_string();
    for message in messages {
        assert!(errors.contains(&message), "{message} is not in {errors}");
    }
}

/// The files, and one that does not exist: that it cannot be read is a diagnostic too.
fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/ui").expect("there are cases");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let mut cases: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    cases.push("tests/ui/cannot_read.rs".into());
    cases.sort();
    cases
}

fn judged(path: &Path) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    if let Some(tree) = parse::read_file(path, &mut diagnostics) {
        let interface = check::check(&tree, &Options::default(), &mut diagnostics);
        assert_eq!(interface.is_some(), diagnostics.is_empty(), "{}", path.display());
    }
    diagnostics
}
