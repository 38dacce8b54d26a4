//! The program runs where cargo has put it, and elsewhere with its library beside it.

#![deny(warnings)]
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_e2e-old-dynamic");
const LIBRARY: &str = "libe2e_old_dynamic_go.so";

/// What the program prints: what Go was built with, and which library was loaded.
fn run(program: &Path) -> (String, PathBuf) {
    let output = Command::new(program)
        .env_remove("LD_LIBRARY_PATH")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let (said, library) = text.trim_end().rsplit_once('\n').unwrap();
    (said.to_owned(), library.into())
}

/// Where the build script has put its copy.
fn copied() -> PathBuf {
    match env!("COPIED_TO") {
        "" => Path::new(PROGRAM).with_file_name(LIBRARY),
        folder => Path::new(folder).join(LIBRARY),
    }
}

#[test]
fn it_runs_with_what_the_build_script_has_asked_for() {
    let (said, library) = run(Path::new(PROGRAM));
    assert_eq!(said, "stamped true Some(7)\nNone");
    assert_eq!(library.file_name().unwrap(), LIBRARY);
}

#[test]
fn it_runs_elsewhere_with_its_library_beside_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("old_dynamic");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let folder = folder.canonicalize().unwrap();
    // A link: a copy that a test beside this one forks over is "text file busy".
    fs::hard_link(PROGRAM, folder.join("program")).unwrap();
    fs::copy(copied(), folder.join(LIBRARY)).unwrap();
    let (said, library) = run(&folder.join("program"));
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(said, "stamped true Some(7)\nNone");
    assert_eq!(
        library,
        folder.join(LIBRARY),
        "the one beside the program comes first"
    );
}
