//! What users need not have: libclang, Go modules of others, and more than a few crates.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Defect 19: nothing that reads or writes C headers is among the crates.
#[test]
fn no_crate_brings_libclang() {
    let lock = read("Cargo.lock");
    let crates: Vec<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .collect();
    assert!(crates.contains(&"syn"), "{crates:?}");
    for unwanted in ["bindgen", "cbindgen", "clang-sys", "clang"] {
        assert!(!crates.contains(&unwanted), "{unwanted} is in Cargo.lock");
    }
}

/// Defect 24: the Go half is copied into the user's module, and needs nothing but Go itself.
#[test]
fn the_go_half_requires_nothing() {
    let module = read("go/go.mod");
    assert!(module.contains("\ngo 1.18\n"), "{module}");
    assert!(!module.contains("require"), "{module}");
}

/// The crates that a user of `rust2go` with these features builds, as cargo tells.
fn crates(features: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--package",
            "rust2go",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .args(["--no-default-features", "--features", features])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).expect("names of crates");
    text.lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn few_crates() {
    for (features, at_most) in [("default", 12), ("default,build", 40)] {
        let crates = crates(features);
        assert!(crates.contains("rust2go-macros"), "{crates:?}");
        assert!(
            crates.len() <= at_most,
            "{features}: {} crates: {crates:?}",
            crates.len()
        );
        for unwanted in ["bindgen", "cbindgen", "clang-sys"] {
            assert!(!crates.contains(unwanted), "{features}: {unwanted}");
        }
    }
}
