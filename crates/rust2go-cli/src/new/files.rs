//! The files of `templates/`: their names in the new crate, and their texts.

macro_rules! templates {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../templates/", $folder, "/", $name)))),*]
    };
}

/// Those of every crate with Go in it. Cargo would take a folder with a `Cargo.toml` for another package; hence the ending.
pub(super) const ALL: &[(&str, &str)] = &[
    (".gitignore", include_str!("../../templates/all/gitignore")),
    (
        ".github/workflows/ci.yml",
        include_str!("../../templates/all/ci.yml"),
    ),
    (
        "Cargo.toml.jinja",
        include_str!("../../templates/all/Cargo.toml.jinja"),
    ),
    (
        "README.md.jinja",
        include_str!("../../templates/all/README.md.jinja"),
    ),
    (
        "build.rs.jinja",
        include_str!("../../templates/all/build.rs.jinja"),
    ),
    ("src/api.rs", include_str!("../../templates/all/src/api.rs")),
    (
        "go/go.mod.jinja",
        include_str!("../../templates/all/go/go.mod.jinja"),
    ),
    ("go/greeter.go", include_str!("../../templates/all/go/greeter.go")),
    (
        "go/greeter_test.go",
        include_str!("../../templates/all/go/greeter_test.go"),
    ),
];

/// Those of a program.
pub(super) const BIN: &[(&str, &str)] = templates!("bin": "src/main.rs");

/// Those of a library.
pub(super) const LIB: &[(&str, &str)] = templates!("lib": "src/lib.rs" "tests/greeter.rs.jinja");

/// Those of a Go program with Rust in it, which has none of the others.
pub(super) const GO_MAIN: &[(&str, &str)] = &[
    (".gitignore", include_str!("../../templates/go_main/gitignore")),
    (
        ".github/workflows/ci.yml.jinja",
        include_str!("../../templates/go_main/ci.yml.jinja"),
    ),
    (
        "README.md.jinja",
        include_str!("../../templates/go_main/README.md.jinja"),
    ),
    (
        "go.mod.jinja",
        include_str!("../../templates/go_main/go.mod.jinja"),
    ),
    (
        "main.go.jinja",
        include_str!("../../templates/go_main/main.go.jinja"),
    ),
    (
        "main_test.go",
        include_str!("../../templates/go_main/main_test.go"),
    ),
    (
        "rust/Cargo.toml.jinja",
        include_str!("../../templates/go_main/rust/Cargo.toml.jinja"),
    ),
    (
        "rust/build.rs",
        include_str!("../../templates/go_main/rust/build.rs"),
    ),
    (
        "rust/src/api.rs",
        include_str!("../../templates/go_main/rust/src/api.rs"),
    ),
    (
        "rust/src/lib.rs",
        include_str!("../../templates/go_main/rust/src/lib.rs"),
    ),
];
