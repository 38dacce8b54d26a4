//! `rust2go build-rust` as far as it gets without cargo, and `rust2go new --go-main`; `tests/e2e/go_program` and
//! `tests/newcomer.sh` have the rest.

mod common;

use common::Folder;

const API: &str = "#[rust2go::g2r]\npub trait Adder {\n    fn add(a: u64, b: u64) -> u64;\n}\n";
const SCRIPT: &str = r#"fn main() {
    rust2go::Builder::new().with_regen("src/api.rs", "../gen.go").generate();
}
"#;

fn manifest(name: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n")
}

/// A Go module with a crate in a folder of it.
fn program(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("go.mod", "module example.com/app\n\ngo 1.18\n");
    folder.write("rust/Cargo.toml", &manifest("app"));
    folder.write("rust/build.rs", SCRIPT);
    folder.write("rust/src/api.rs", API);
    folder
}

#[track_caller]
fn fails(folder: &Folder, args: &[&str], says: &[&str]) {
    let (status, stdout, stderr) = folder.rust2go("", args);
    assert_eq!((status, stdout.as_str()), (Some(2), ""), "{stderr}");
    for part in says {
        assert!(stderr.contains(part), "{part:?} is not in:\n{stderr}");
    }
}

#[test]
fn without_a_crate() {
    let folder = Folder::new("no-crate");
    fails(
        &folder,
        &["build-rust"],
        &["there is no Cargo.toml in . or above it"],
    );
}

#[test]
fn with_several_crates() {
    let folder = program("several-crates");
    folder.write("other/Cargo.toml", &manifest("other"));
    let says = [
        "there are several crates here: ./other, ./rust",
        "rust2go build-rust rust",
    ];
    fails(&folder, &["build-rust"], &says);
}

#[test]
fn without_a_go_module() {
    let folder = program("no-go-module");
    folder.write("rust/build.rs", "fn main() {}\n");
    fails(
        &folder,
        &["build-rust"],
        &["which Go module the library is for", "--go"],
    );
    // Nobody has generated anything there.
    fails(
        &folder,
        &["build-rust", "--go", "."],
        &["internal/rust2go is not there"],
    );
}

/// The Go files are there before cargo is asked, whose failure is shown in its own words.
#[test]
fn a_crate_that_is_no_library() {
    let folder = program("no-library");
    folder.write("rust/build.rs", SCRIPT);
    folder.write("rust/src/main.rs", "fn main() {}\n");
    fails(
        &folder,
        &["build-rust"],
        &[
            "no library targets found",
            "cargo has not built the crate",
            "src/lib.rs",
        ],
    );
    let gen = folder.read("gen.go");
    assert!(gen.contains("AdderImpl") && !gen.contains("func main()"), "{gen}");
}

#[test]
fn what_is_new_for_a_go_program() {
    let folder = Folder::new("new-go-main");
    let (status, _, stderr) = folder.rust2go("", &["new", "my-app", "--go-main", "--dynamic"]);
    assert_eq!(status, Some(0), "{stderr}");
    assert!(
        stderr.contains("cd my-app && rust2go build-rust --dynamic && go run ."),
        "{stderr}"
    );
    let files = folder.files("my-app");
    for name in [
        "main.go",
        "main_test.go",
        "gen.go",
        "go.mod",
        "rust/src/lib.rs",
        ".github/workflows/ci.yml",
    ] {
        assert!(
            files.contains(&format!("my-app/{name}")),
            "{name} is not in {files:?}"
        );
    }
    assert!(!folder.read("my-app/gen.go").contains("func main()"));
    assert!(folder
        .read("my-app/main.go")
        .contains("//go:generate rust2go build-rust --dynamic\n"));
    // What is there is what there would be.
    assert_eq!(folder.rust2go("my-app/rust", &["check", "--quiet"]).0, Some(0));
}

#[test]
fn doctor_asks_for_the_library() {
    let folder = program("doctor-go-main");
    let manifest = format!(
        "{}\n[dependencies]\nrust2go = \"0.5\"\n\n[build-dependencies]\nrust2go = {{ version = \"0.5\", features = [\"build\"] }}\n",
        manifest("app")
    );
    folder.write("rust/Cargo.toml", &manifest);
    let (_, stdout, stderr) = folder.rust2go("rust", &["doctor"]);
    assert!(stdout.contains("there is no library for"), "{stdout}{stderr}");
    assert!(
        stdout.contains("`rust2go build-rust`, then build the Go program"),
        "{stdout}"
    );
    assert!(!stdout.contains("never calls build()"), "{stdout}");
}
