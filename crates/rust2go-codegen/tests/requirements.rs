//! What users need not have: libclang, and Go modules of others.

use std::fs;
use std::path::Path;

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
