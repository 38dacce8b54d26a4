//! `migrate`, where something is in its way. That whole projects build when it is done is tested by tests/migrate.

mod common;

use common::Folder;

const MANIFEST: &str = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n\
                        rust2go = \"0.4\"\n\n[build-dependencies]\nrust2go = { version = \"0.4\", features = [\"build\"] }\n";
const SCRIPT: &str = "fn main() {\n    rust2go::Builder::new()\n        .with_go_src(\"./go\")\n        \
                      .with_regen(\"./src/user.rs\", \"./go/gen.go\")\n        \
                      .with_regen(\"./src/user.rs\", \"./go/more/gen.go\")\n        .build();\n}\n";
const INTERFACE: &str =
    "#[rust2go::r2g]\npub trait Demo {\n    #[mem_call]\n    fn first(n: u32) -> u32;\n    \
                         #[mem_call(é)]\n    fn second(n: u32) -> u32;\n}\n";

fn old(name: &str, interface: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("Cargo.toml", MANIFEST);
    folder.write("build.rs", SCRIPT);
    folder.write("src/user.rs", interface);
    folder.write("src/main.rs", "mod user;\nfn main() {}\n");
    folder.write("go/go.mod", "module example.com/app\n\ngo 1.18\n");
    folder.write("ci.sh", "rust2go-cli --src src/user.rs --dst go/gen.go\n");
    folder
}

#[test]
fn two_files_of_one_interface() {
    let folder = old("migrate-two", INTERFACE);
    let (status, _, stderr) = folder.rust2go("", &["migrate"]);
    assert_eq!(status, Some(0), "{stderr}");
    assert_eq!(
        folder.read("src/user.rs"),
        "#[rust2go::r2g]\npub trait Demo {\n    fn first(n: u32) -> u32;\n    fn second(n: u32) -> u32;\n}\n"
    );
    assert_eq!(
        stderr.matches("which no version has known").count(),
        2,
        "{stderr}"
    );
    assert!(!stderr.contains("note:"), "{stderr}");
    for file in ["go/gen.go", "go/more/gen.go"] {
        assert!(folder.read(file).contains("first(n *uint32) uint32"), "{file}");
    }
}

#[test]
fn an_interface_with_a_mistake_touches_nothing() {
    let folder = old(
        "migrate-mistake",
        &INTERFACE.replace("-> u32", "-> IndexMap<u8, u8>"),
    );
    let files = folder.files("");
    let before: Vec<String> = files.iter().map(|file| folder.read(file)).collect();
    for args in [&["migrate"][..], &["migrate", "--dry-run"]] {
        let (status, stdout, stderr) = folder.rust2go("", args);
        assert_eq!(status, Some(2), "{stderr}");
        assert!(stderr.contains("IndexMap"), "{stderr}");
        // The rest of the way is shown.
        assert_eq!(stdout.contains("with_naming"), args.len() > 1, "{stdout}");
        assert_eq!(folder.files(""), files);
        let after: Vec<String> = files.iter().map(|file| folder.read(file)).collect();
        assert_eq!(after, before);
    }
}

#[test]
fn a_file_in_the_way_is_left_alone() {
    let folder = old("migrate-in-the-way", INTERFACE);
    folder.write("go/more/gen.go", "package more\n");
    let (status, _, stderr) = folder.rust2go("", &["migrate"]);
    assert_eq!(status, Some(2), "{stderr}");
    assert!(stderr.contains("go/more/gen.go was not generated"), "{stderr}");
    assert_eq!(folder.read("build.rs"), SCRIPT);
    assert!(!folder.files("").contains(&"go/gen.go".to_owned()));
}

#[cfg(unix)]
#[test]
fn a_script_can_still_be_run() {
    use std::os::unix::fs::PermissionsExt;
    let folder = old("migrate-mode", INTERFACE);
    let script = folder.0.join("ci.sh");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let (status, _, stderr) = folder.rust2go("", &["migrate"]);
    assert_eq!(status, Some(0), "{stderr}");
    assert!(folder.read("ci.sh").contains("--naming verbatim"));
    let mode = std::fs::metadata(&script).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o755);
}
