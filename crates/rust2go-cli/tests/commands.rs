//! `new`, `gen`, `check`, `watch`, and what shells and manuals want. That what `new` makes builds is tested by
//! tests/newcomer.sh.

mod common;

use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use common::Folder;

fn new(name: &str, args: &[&str]) -> Folder {
    let folder = Folder::new(name);
    let (status, _, stderr) = folder.rust2go("", &[&["new", "my-app"], args].concat());
    assert_eq!(status, Some(0), "{stderr}");
    folder
}

#[test]
fn new_makes_a_program() {
    let folder = new("new", &[]);
    let files = folder.files("my-app");
    for file in [
        ".github/workflows/ci.yml",
        ".gitignore",
        "Cargo.toml",
        "README.md",
        "build.rs",
        "go/gen.go",
        "go/go.mod",
        "go/greeter.go",
        "go/greeter_test.go",
        "src/api.rs",
        "src/main.rs",
    ] {
        assert!(
            files.contains(&format!("my-app/{file}")),
            "{file} is not in {files:?}"
        );
    }
    let manifest = folder.read("my-app/Cargo.toml");
    assert!(
        manifest.contains("rust2go = { version = \"0.5\", features = [\"build\"] }"),
        "{manifest}"
    );
    assert_eq!(
        folder.read("my-app/go/go.mod"),
        "module example.com/my-app\n\ngo 1.18\n"
    );
    for file in files {
        let text = folder.read(&file);
        assert!(!text.contains("{%"), "{file} is not filled in");
        assert!(
            text.ends_with('\n') && !text.ends_with("\n\n"),
            "the end of {file}"
        );
    }
}

#[test]
fn new_makes_a_library_with_a_dynamic_one() {
    let args = [
        "--lib",
        "--dynamic",
        "--name",
        "other",
        "--module",
        "example.org/x/v2",
    ];
    let folder = new("new-lib", &args);
    assert!(folder.read("my-app/Cargo.toml").contains("name = \"other\""));
    assert!(folder
        .read("my-app/build.rs")
        .contains(".with_link(rust2go::LinkType::Dynamic)\n"));
    assert!(folder.read("my-app/tests/greeter.rs").contains("use other::{"));
    assert_eq!(
        folder.read("my-app/go/go.mod"),
        "module example.org/x/v2\n\ngo 1.18\n"
    );
    assert!(folder
        .read("my-app/go/gen.go")
        .contains("\"example.org/x/v2/internal/rust2go\""));
}

#[test]
fn new_overwrites_nothing() {
    let folder = new("new-twice", &[]);
    folder.write("file", "");
    for (args, says) in [
        (&["new", "my-app"][..], "my-app is there already"),
        (&["new", "file"], "file is there already"),
        (
            &["new", "fn"],
            "`fn` cannot be the crate's name: it is a word of Rust's own",
        ),
        (&["new", "App"], "lower-case letters"),
        (
            &["new", "a", "--rust2go-path", "my-app"],
            "my-app is not the folder of the crate rust2go",
        ),
    ] {
        let (status, _, stderr) = folder.rust2go("", args);
        assert_eq!(status, Some(2), "{stderr}");
        assert!(stderr.starts_with("error: ") && stderr.contains(says), "{stderr}");
        assert!(stderr.contains("\n  help: "), "{stderr}");
    }
}

#[test]
fn gen_and_check_read_the_build_script() {
    let folder = new("gen", &[]);
    let check = |folder: &Folder| folder.rust2go("my-app", &["check"]);
    assert_eq!(
        check(&folder),
        (Some(0), String::new(), "go/gen.go is up to date\n".into())
    );
    let api = folder.read("my-app/src/api.rs").replace("fn hello", "fn greet");
    folder.write("my-app/src/api.rs", &api);
    let (status, stdout, stderr) = check(&folder);
    assert_eq!(status, Some(1), "{stderr}");
    assert!(stdout.contains("+\tGreet(person *Person) string\n"), "{stdout}");
    assert!(
        stderr.ends_with("help: run `rust2go gen` and commit what it writes\n"),
        "{stderr}"
    );

    let (status, _, stderr) = folder.rust2go("my-app/src", &["gen", "--verbose"]);
    assert_eq!(status, Some(0), "{stderr}");
    assert!(
        stderr.contains("read ../src/api.rs\nwrote ../go/gen.go\n"),
        "{stderr}"
    );
    assert_eq!(check(&folder).0, Some(0));
    assert_eq!(
        folder.rust2go("my-app", &["gen", "--quiet"]),
        (Some(0), String::new(), String::new())
    );

    folder.write("my-app/build.rs", "fn main() {}\n");
    let (status, _, stderr) = folder.rust2go("my-app", &["gen"]);
    assert_eq!(status, Some(2));
    assert!(
        stderr.contains("generates nothing") && stderr.contains("--src src/api.rs"),
        "{stderr}"
    );
}

#[test]
fn watch_generates_again() {
    let folder = new("watch", &[]);
    let mut watch = folder.command("my-app");
    let mut watch = watch.arg("watch").stderr(Stdio::null()).spawn().unwrap();
    let api = folder.read("my-app/src/api.rs");
    let mut seen = true;
    // The second change comes after a mistake, which ends nothing.
    for name in ["greet", "1", "welcome"] {
        thread::sleep(Duration::from_millis(600));
        folder.write(
            "my-app/src/api.rs",
            &api.replace("fn hello", &format!("fn {name}")),
        );
        let method = match name {
            "greet" => "Greet(",
            "welcome" => "Welcome(",
            _ => continue,
        };
        let deadline = Instant::now() + Duration::from_secs(60);
        while seen && !folder.read("my-app/go/gen.go").contains(method) {
            seen = Instant::now() < deadline;
            thread::sleep(Duration::from_millis(50));
        }
    }
    let still_runs = watch.try_wait().unwrap().is_none();
    watch.kill().unwrap();
    watch.wait().unwrap();
    assert!(seen, "a change was not seen");
    assert!(still_runs, "it has ended by itself");
}

#[test]
fn completions_and_manuals() {
    let folder = Folder::new("shell");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (status, stdout, _) = folder.rust2go("", &["completions", shell]);
        assert_eq!(status, Some(0));
        assert!(stdout.contains("doctor") && stdout.contains("rust2go"), "{shell}");
    }
    let (status, stdout, _) = folder.rust2go("", &["man"]);
    assert_eq!(status, Some(0));
    assert!(
        stdout.contains(".TH rust2go 1") && stdout.contains("Exit status"),
        "{stdout}"
    );
    assert_eq!(
        folder.rust2go("", &["man", "--dir", "man1", "--quiet"]).0,
        Some(0)
    );
    let pages = folder.files("man1");
    for page in ["rust2go.1", "rust2go-doctor.1", "rust2go-new.1"] {
        assert!(pages.contains(&format!("man1/{page}")), "{pages:?}");
    }
}

#[test]
fn what_is_no_command_is_an_error() {
    let folder = Folder::new("usage");
    for args in [
        &[][..],
        &["gn"],
        &["gen", "--dst", "go/gen.go"],
        &["--src", "a.rs", "--dst", "b.go"],
    ] {
        let (status, stdout, _) = folder.rust2go("", args);
        assert_eq!((status, stdout.as_str()), (Some(2), ""), "{args:?}");
    }
    let (status, _, stderr) = folder.rust2go("", &["doctor"]);
    assert_eq!(status, Some(2));
    assert!(
        stderr.contains("there is no Cargo.toml in . or above it"),
        "{stderr}"
    );
}
