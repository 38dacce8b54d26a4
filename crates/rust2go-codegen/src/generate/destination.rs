//! What a generated Go file can be called: one that a build passes over would be of no use.

use std::path::Path;

use super::Error;

/// The systems and the processors of Go, also of those to come, by its list in `internal/syslist`.
const SYSTEMS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
    "zos",
];
const PROCESSORS: &[&str] = &[
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "arm64",
    "arm64be",
    "armbe",
    "loong64",
    "mips",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "mipsle",
    "ppc",
    "ppc64",
    "ppc64le",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

/// Fails where Go would not build the file, or not everywhere.
pub(super) fn check(dst: &Path) -> Result<(), Error> {
    let name = dst.file_name().map(|name| name.to_string_lossy().into_owned());
    let reason = match why_not(&name.unwrap_or_default()) {
        None if dst.is_dir() => "it is a folder",
        None => return Ok(()),
        Some(reason) => reason,
    };
    Err(Error::BadDestination {
        dst: dst.to_path_buf(),
        reason,
    })
}

fn why_not(name: &str) -> Option<&'static str> {
    // As Go reads a name: what comes after the first point says nothing of a platform.
    let stem = name.split('.').next().unwrap_or_default();
    let ending = stem.rsplit_once('_').map(|(_, ending)| ending);
    if !name.ends_with(".go") {
        Some("its name does not end with .go")
    } else if name.ends_with("_test.go") {
        Some("Go builds files that end with _test.go only for tests")
    } else if name.starts_with(['_', '.']) {
        Some("Go passes over files that begin with _ or .")
    } else if ending.is_some_and(|ending| SYSTEMS.contains(&ending) || PROCESSORS.contains(&ending)) {
        Some("Go builds files that end so only for one system or processor")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::why_not;

    #[test]
    fn names_of_files() {
        for (name, good) in [
            ("gen.go", true),
            ("api_gen.go", true),
            ("linux.go", true),
            ("api_linuxes.go", true),
            ("js_api.go", true),
            ("api_js.go", false),
            ("api_linux.go", false),
            ("api_linux_amd64.go", false),
            ("api_arm64.go", false),
            ("api_js.pb.go", false),
            ("gen_test.go", false),
            ("_gen.go", false),
            (".gen.go", false),
            ("gen.rs", false),
            ("", false),
        ] {
            assert_eq!(why_not(name).is_none(), good, "{name}");
        }
    }
}
