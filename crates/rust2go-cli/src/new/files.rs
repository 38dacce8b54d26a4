//! The files of `templates/`: their names in the new crate, and their texts.

macro_rules! templates {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../templates/", $folder, "/", $name)))),*]
    };
}

/// Those of every crate. Cargo would take a folder with a `Cargo.toml` for another package; hence the ending.
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
