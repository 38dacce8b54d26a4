//! Broken set-ups, made on purpose: `rust2go doctor` names each, and says what to do.

#![cfg(unix)]

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use common::{said, Folder};
use serde_json::Value;

/// A project as `rust2go new` makes it, with a crate rust2go that is nothing but its name: nothing is built here.
fn project(name: &str) -> Folder {
    let folder = Folder::new(&format!("doctor-{name}"));
    let version = env!("CARGO_PKG_VERSION");
    let manifest =
        format!("[package]\nname = \"rust2go\"\nversion = \"{version}\"\n\n[features]\nbuild = []\n");
    folder.write("rust2go/Cargo.toml", &manifest);
    folder.write("rust2go/src/lib.rs", "");
    let (status, _, stderr) = folder.rust2go("", &["new", "app", "--rust2go-path", "rust2go"]);
    assert_eq!(status, Some(0), "{stderr}");
    // An executor would have to be fetched.
    edit(&folder, "app/Cargo.toml", "pollster = \"0.4\"\n", "");
    folder
}

fn edit(folder: &Folder, name: &str, old: &str, new: &str) {
    let text = folder.read(name);
    assert!(text.contains(old), "{name} has no {old}");
    folder.write(name, &text.replace(old, new));
}

/// A program of a few lines, by its path.
fn program(folder: &Folder, name: &str, script: &str) -> String {
    folder.write(name, &format!("#!/bin/sh\n{script}\n"));
    let path = folder.0.join(name);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.display().to_string()
}

/// A Go that says it is of another version.
fn go(folder: &Folder, version: &str) -> String {
    let says = format!("echo go version go{version} linux/amd64");
    let script = format!("case $1 in version) {says} ;; *) exec go \"$@\" ;; esac");
    program(folder, "another/go", &script)
}

/// Runs the doctor; gives the exit status and the findings that are not fine.
fn doctor(folder: &Folder, args: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, Vec<Value>) {
    let mut command = folder.command("app");
    command.args(["doctor", "--json"]).args(args);
    for name in [
        "GO",
        "CC",
        "CGO_ENABLED",
        "GODEBUG",
        "RUSTFLAGS",
        "GOFLAGS",
        "CARGO_BUILD_TARGET",
    ] {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied());
    let (status, stdout, stderr) = said(command.output().unwrap());
    let json: Value = serde_json::from_str(&stdout).unwrap_or_else(|_| panic!("{stdout}{stderr}"));
    let findings = json["findings"].as_array().unwrap().iter();
    (
        status,
        findings
            .filter(|finding| finding["state"] != "ok")
            .cloned()
            .collect(),
    )
}

/// That it finds this one thing, so bad, in these words, and with help.
#[track_caller]
fn finds(found: (Option<i32>, Vec<Value>), id: &str, state: &str, says: &[&str]) {
    let (status, findings) = found;
    let finding = findings.iter().find(|finding| finding["id"] == id);
    let finding = finding.unwrap_or_else(|| panic!("{id} is not named: {findings:#?}"));
    assert_eq!(finding["state"], state, "{finding:#}");
    let text = format!(
        "{} {}",
        finding["what"].as_str().unwrap(),
        finding["help"].as_str().unwrap()
    );
    for words in says {
        assert!(text.contains(words), "`{words}` is not in: {text}");
    }
    assert_eq!(status, Some(i32::from(state == "problem")), "{findings:#?}");
}

#[test]
fn a_new_project_is_fine() {
    let folder = project("fine");
    assert_eq!(doctor(&folder, &["--strict"], &[]), (Some(0), vec![]));
    let (status, stdout, _) = folder.rust2go("app", &["doctor"]);
    assert_eq!(status, Some(0), "{stdout}");
    assert!(
        stdout.contains("ok       handlers: GreeterImpl is set\n"),
        "{stdout}"
    );
    assert!(stdout.ends_with("0 problems, 0 warnings\n"), "{stdout}");
    let (_, stdout, _) = folder.rust2go("app", &["doctor", "--quiet"]);
    assert_eq!(stdout, "");
}

#[test]
fn go_that_does_not_run() {
    let folder = project("no-go");
    let found = doctor(&folder, &[], &[("GO", "/nowhere/go")]);
    finds(
        found,
        "go",
        "problem",
        &["/nowhere/go does not run", "https://go.dev/dl/"],
    );
}

#[test]
fn go_that_is_too_old() {
    let folder = project("old-go");
    let found = doctor(&folder, &[], &[("GO", &go(&folder, "1.17.13"))]);
    finds(
        found,
        "go",
        "problem",
        &["go1.17.13", "1.18 or later", "https://go.dev/dl/"],
    );
}

#[test]
fn go_that_is_known_to_be_slow() {
    let folder = project("slow-go");
    let found = doctor(&folder, &[], &[("GO", &go(&folder, "1.22.5"))]);
    finds(
        found,
        "go-version",
        "warning",
        &["golang/go#68587", "later version"],
    );
    let found = doctor(&folder, &[], &[("GO", &go(&folder, "1.20.14"))]);
    finds(found, "go-version", "warning", &["golang/go#51676", "Go 1.21"]);
}

#[test]
fn go_mod_that_wants_a_later_go() {
    let folder = project("later-go");
    edit(&folder, "app/go/go.mod", "go 1.18", "go 1.99");
    let found = doctor(&folder, &[], &[("GOTOOLCHAIN", "local")]);
    finds(found, "go", "problem", &["1.99", "GOTOOLCHAIN=auto"]);
}

#[test]
fn no_c_compiler() {
    let folder = project("no-cc");
    let found = doctor(&folder, &[], &[("CC", "/nowhere/gcc")]);
    finds(
        found,
        "c-compiler",
        "problem",
        &["`/nowhere/gcc`", "does not run", "apt install gcc"],
    );
}

#[test]
fn a_c_compiler_without_headers() {
    let folder = project("no-headers");
    let cc = program(
        &folder,
        "cc",
        "cat >/dev/null; echo 'stdint.h: fatal error: no such file' >&2; exit 1",
    );
    let found = doctor(&folder, &[], &[("CC", &cc)]);
    finds(
        found,
        "c-compiler",
        "problem",
        &["stdint.h: fatal error", "libc6-dev"],
    );
}

#[test]
fn cgo_that_is_off() {
    let folder = project("cgo");
    let found = doctor(&folder, &[], &[("CGO_ENABLED", "0")]);
    finds(
        found,
        "cgo",
        "warning",
        &["CGO_ENABLED is 0", "unset CGO_ENABLED"],
    );
    let strict = doctor(&folder, &["--strict"], &[("CGO_ENABLED", "0")]);
    assert_eq!(strict.0, Some(1), "a warning counts then");
}

#[test]
fn musl() {
    let folder = project("musl");
    let found = doctor(&folder, &["--target", "x86_64-unknown-linux-musl"], &[]);
    finds(found, "musl", "problem", &["golang/go#13492", "-gnu"]);
}

#[test]
fn targets_that_cannot_work() {
    let folder = project("targets");
    let found = doctor(&folder, &["--target", "x86_64-pc-windows-msvc"], &[]);
    finds(
        found,
        "target",
        "problem",
        &["golang/go#30347", "-pc-windows-gnu"],
    );
    folder.write(
        "app/.cargo/config.toml",
        "[build]\ntarget = \"i686-unknown-linux-gnu\"\n",
    );
    let found = doctor(&folder, &[], &[]);
    finds(found, "target", "problem", &["i686-unknown-linux-gnu", "64-bit"]);
}

#[test]
fn a_module_that_no_proxy_gives() {
    let folder = project("proxy");
    folder.write(
        "app/go/more.go",
        "package main\n\nimport _ \"example.org/nowhere/at/all\"\n",
    );
    folder.write(
        "app/go/go.mod",
        "module example.com/app\n\ngo 1.18\n\nrequire example.org/nowhere v1.0.0\n",
    );
    folder.write(
        "app/go/go.sum",
        "example.org/nowhere v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\
         example.org/nowhere v1.0.0/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
    );
    let found = doctor(&folder, &[], &[("GOPROXY", "off")]);
    finds(
        found,
        "module-proxy",
        "problem",
        &["GOPROXY is off", "go mod download"],
    );
    let found = doctor(&folder, &[], &[("GOPROXY", "https://proxy.example.org")]);
    finds(
        found,
        "module-proxy",
        "warning",
        &["https://proxy.example.org", "GOPRIVATE"],
    );
}

#[test]
fn vendoring_without_a_vendor_folder() {
    let folder = project("vendor");
    edit(
        &folder,
        "app/go/go.mod",
        "go 1.18\n",
        "go 1.18\n\nrequire example.org/nowhere v1.0.0\n",
    );
    let found = doctor(&folder, &[], &[("GOFLAGS", "-mod=vendor")]);
    finds(found, "go-module", "problem", &["vendor", "go mod vendor"]);
}

#[test]
fn no_go_module() {
    let folder = project("no-module");
    fs::remove_file(folder.0.join("app/go/go.mod")).unwrap();
    let found = doctor(&folder, &[], &[]);
    finds(
        found,
        "go-module",
        "problem",
        &["go is in no Go module", "go mod init"],
    );
    fs::remove_dir_all(folder.0.join("app/go")).unwrap();
    let found = doctor(&folder, &[], &[]);
    finds(
        found,
        "go-module",
        "problem",
        &["there is no folder go", "mkdir -p go"],
    );
}

#[test]
fn stale_files() {
    let folder = project("stale");
    edit(&folder, "app/src/api.rs", "fn hello", "fn greet");
    let found = doctor(&folder, &[], &[]);
    finds(found, "generated", "problem", &["go/gen.go", "`rust2go gen`"]);
}

#[test]
fn an_interface_with_a_mistake() {
    let folder = project("mistake");
    edit(&folder, "app/src/api.rs", "age: u8", "age: IndexMap<u8, u8>");
    let found = doctor(&folder, &[], &[]);
    finds(found, "interface", "problem", &["IndexMap", "src/api.rs:7"]);
}

#[test]
fn a_handler_that_nobody_sets() {
    let folder = project("handler");
    edit(
        &folder,
        "app/go/greeter.go",
        "GreeterImpl = greeter{}",
        "_ = greeter{}",
    );
    let found = doctor(&folder, &[], &[]);
    finds(
        found,
        "handlers",
        "warning",
        &["GreeterImpl", "NotRegistered", "func init()"],
    );
}

#[test]
fn no_build_script() {
    let folder = project("no-script");
    edit(&folder, "app/build.rs", "        .build();", ";");
    let found = doctor(&folder, &[], &[]);
    finds(
        found,
        "build-script",
        "problem",
        &["never calls build()", "with_go_src"],
    );
    fs::remove_file(folder.0.join("app/build.rs")).unwrap();
    let found = doctor(&folder, &[], &[]);
    finds(
        found,
        "build-script",
        "problem",
        &["there is no build.rs", "with_go_src"],
    );
}

#[test]
fn a_manifest_without_the_builder() {
    let folder = project("manifest");
    edit(&folder, "app/Cargo.toml", ", features = [\"build\"]", "");
    let found = doctor(&folder, &[], &[]);
    finds(
        found,
        "manifest",
        "problem",
        &["feature `build`", "[build-dependencies]"],
    );
}

#[test]
fn two_archives() {
    let folder = project("archives");
    edit(
        &folder,
        "app/Cargo.toml",
        "[dependencies]\n",
        "[dependencies]\nother = { path = '../other' }\n",
    );
    let manifest = folder.read("app/Cargo.toml");
    let other = manifest
        .replace("name = \"app\"", "name = \"other\"")
        .replace("other = { path = '../other' }\n", "");
    folder.write("other/Cargo.toml", &other);
    folder.write("other/build.rs", "fn main() {}\n");
    folder.write("other/src/lib.rs", "");
    let found = doctor(&folder, &[], &[]);
    finds(found, "archives", "problem", &["app, other", "one Go run time"]);
}

#[test]
fn rust2go_of_another_version() {
    let folder = project("version");
    folder.write(
        "app/Cargo.lock",
        "version = 3\n\n[[package]]\nname = \"rust2go\"\nversion = \"0.4.3\"\n",
    );
    let found = doctor(&folder, &[], &[]);
    finds(
        found,
        "versions",
        "problem",
        &["rust2go 0.4.3", "rust2go migrate"],
    );
}

#[test]
fn variables_that_hide_bugs() {
    let folder = project("variables");
    let found = doctor(&folder, &[], &[("GODEBUG", "invalidptr=0,cgocheck=0")]);
    finds(
        found,
        "godebug",
        "warning",
        &["invalidptr=0,cgocheck=0", "unset it"],
    );
    let variables = [("RUSTFLAGS", "-Ctarget-feature=+crt-static")];
    let found = doctor(&folder, &["--target", "x86_64-unknown-linux-gnu"], &variables);
    finds(found, "static-glibc", "warning", &["golang/go#30310", "netgo"]);
}
