//! The Rust target as Go names it, and the targets that cannot work.

use super::{Error, LinkType};

/// What Go calls a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GoTarget {
    /// GOOS
    pub(super) os: &'static str,
    /// GOARCH
    pub(super) arch: &'static str,
}

/// The processor in a Rust triple, and GOARCH. Only 64-bit ones: the layout of values is fixed for them.
const ARCHES: &[(&str, &str)] = &[
    ("x86_64", "amd64"),
    ("aarch64", "arm64"),
    ("arm64e", "arm64"),
    ("riscv64gc", "riscv64"),
    ("riscv64a23", "riscv64"),
    ("loongarch64", "loong64"),
    ("powerpc64le", "ppc64le"),
    ("s390x", "s390x"),
];

/// 32-bit processors, to say that it is for this that they are refused.
const NARROW: &[&str] = &[
    "i386",
    "i586",
    "i686",
    "arm",
    "armv",
    "thumb",
    "mips-",
    "mipsel",
    "powerpc-",
    "riscv32",
    "wasm32",
    "x86_64_x32",
];

/// The system in a Rust triple, and GOOS.
const SYSTEMS: &[(&str, &str)] = &[
    ("-linux-android", "android"),
    ("-linux-gnu", "linux"),
    ("-apple-darwin", "darwin"),
    ("-apple-ios", "ios"),
    ("-pc-windows-gnu", "windows"),
    ("-unknown-freebsd", "freebsd"),
];

/// What Go can build, by the link type: as `go build` itself has it.
const STATIC: &[(&str, &[&str])] = &[
    (
        "linux",
        &["amd64", "arm64", "loong64", "ppc64le", "riscv64", "s390x"],
    ),
    ("darwin", &["amd64", "arm64"]),
    ("ios", &["amd64", "arm64"]),
    ("windows", &["amd64", "arm64"]),
    ("freebsd", &["amd64"]),
];
const DYNAMIC: &[(&str, &[&str])] = &[
    (
        "linux",
        &["amd64", "arm64", "loong64", "ppc64le", "riscv64", "s390x"],
    ),
    ("android", &["amd64", "arm64"]),
    ("darwin", &["amd64", "arm64"]),
    ("windows", &["amd64", "arm64"]),
    ("freebsd", &["amd64"]),
];

/// The Go target of a Rust target, or why there is none.
pub(super) fn go_target(triple: &str, link: LinkType) -> Result<GoTarget, Error> {
    let refuse = |reason, help| {
        Err(Error::Target {
            target: triple.to_owned(),
            reason,
            help,
        })
    };
    if triple.contains("-musl") {
        return refuse(
            "Go's start-up code crashes when musl loads or links it (golang/go#13492)",
            "build for the -gnu target of the same machine; for old systems, build on one with an old glibc",
        );
    }
    if triple.ends_with("-windows-msvc") {
        return match link {
            LinkType::Static => refuse(
                "a Go archive is made for MinGW and does not link with the MSVC linker (golang/go#30347)",
                "build for the -pc-windows-gnu target of the same machine",
            ),
            LinkType::Dynamic => refuse(
                "Go writes no import library (.lib) for a DLL, and the MSVC linker needs one (golang/go#30347)",
                "build for the -pc-windows-gnu target of the same machine",
            ),
        };
    }
    if is_narrow(triple) {
        return refuse(
            "values cross in the layout of 64-bit machines",
            "build for a 64-bit target, such as x86_64-unknown-linux-gnu or aarch64-unknown-linux-gnu",
        );
    }
    let Some(GoTarget { os, arch }) = named(triple) else {
        return refuse(
            "Go has no C library build for it, or it has not been tried",
            "supported are 64-bit Linux (glibc), Android, macOS, iOS, FreeBSD and Windows (-gnu)",
        );
    };
    let table = match link {
        LinkType::Static => STATIC,
        LinkType::Dynamic => DYNAMIC,
    };
    if table.iter().any(|(o, arches)| *o == os && arches.contains(&arch)) {
        return Ok(GoTarget { os, arch });
    }
    match link {
        LinkType::Static => refuse(
            "Go builds no static library for it",
            "link dynamically: `.with_link(LinkType::Dynamic)`",
        ),
        LinkType::Dynamic => refuse(
            "Go builds no dynamic library for it",
            "link statically: `.with_link(LinkType::Static)`",
        ),
    }
}

/// Whether addresses have 32 bits there. `arm64e` begins like 32-bit processors and is none.
fn is_narrow(triple: &str) -> bool {
    let known = ARCHES.iter().any(|(rust, _)| processor(triple) == *rust);
    let narrow = NARROW.iter().any(|name| triple.starts_with(name));
    narrow && !known || triple.ends_with("gnux32") || triple.contains("ilp32")
}

/// The first part of a triple.
pub(super) fn processor(triple: &str) -> &str {
    triple.split('-').next().unwrap_or(triple)
}

/// What Go calls it.
fn named(triple: &str) -> Option<GoTarget> {
    let (_, arch) = ARCHES.iter().find(|(rust, _)| processor(triple) == *rust)?;
    let (_, os) = SYSTEMS.iter().find(|(rust, _)| triple.contains(rust))?;
    Some(GoTarget { os, arch })
}

/// The Go target of a Rust target that is linked into a Go program, where Go's start-up code is its own and musl does no harm.
pub(super) fn go_platform(triple: &str) -> Option<GoTarget> {
    if triple.ends_with("gnux32") || triple.contains("ilp32") {
        return None;
    }
    named(&triple.replace("-linux-musl", "-linux-gnu"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Defect 22: TARGET maps to GOOS and GOARCH.
    #[test]
    fn supported() {
        for (triple, os, arch) in [
            ("x86_64-unknown-linux-gnu", "linux", "amd64"),
            ("aarch64-unknown-linux-gnu", "linux", "arm64"),
            ("riscv64gc-unknown-linux-gnu", "linux", "riscv64"),
            ("powerpc64le-unknown-linux-gnu", "linux", "ppc64le"),
            ("s390x-unknown-linux-gnu", "linux", "s390x"),
            ("loongarch64-unknown-linux-gnu", "linux", "loong64"),
            ("x86_64-apple-darwin", "darwin", "amd64"),
            ("aarch64-apple-darwin", "darwin", "arm64"),
            ("arm64e-apple-darwin", "darwin", "arm64"),
            ("riscv64a23-unknown-linux-gnu", "linux", "riscv64"),
            ("x86_64-pc-windows-gnu", "windows", "amd64"),
            ("x86_64-pc-windows-gnullvm", "windows", "amd64"),
            ("x86_64-unknown-freebsd", "freebsd", "amd64"),
        ] {
            for link in [LinkType::Static, LinkType::Dynamic] {
                assert_eq!(
                    go_target(triple, link).unwrap(),
                    GoTarget { os, arch },
                    "{triple}"
                );
            }
        }
        assert_eq!(
            go_target("aarch64-apple-ios", LinkType::Static).unwrap().os,
            "ios"
        );
        assert_eq!(
            go_target("aarch64-linux-android", LinkType::Dynamic).unwrap().os,
            "android"
        );
    }

    #[test]
    fn into_a_go_program() {
        let platform = |triple| go_platform(triple).map(|found| (found.os, found.arch));
        for (triple, found) in [
            ("x86_64-unknown-linux-gnu", Some(("linux", "amd64"))),
            ("aarch64-unknown-linux-musl", Some(("linux", "arm64"))),
            ("aarch64-apple-darwin", Some(("darwin", "arm64"))),
            ("x86_64-pc-windows-gnu", Some(("windows", "amd64"))),
            ("x86_64-pc-windows-msvc", None),
            ("i686-unknown-linux-gnu", None),
        ] {
            assert_eq!(platform(triple), found, "{triple}");
        }
    }

    /// Defect 22: what cannot work is refused with the reason.
    #[test]
    fn refused() {
        for (triple, link, says) in [
            ("x86_64-unknown-linux-musl", LinkType::Static, "golang/go#13492"),
            ("aarch64-unknown-linux-musl", LinkType::Dynamic, "golang/go#13492"),
            ("x86_64-pc-windows-msvc", LinkType::Static, "golang/go#30347"),
            ("x86_64-pc-windows-msvc", LinkType::Dynamic, "import library"),
            ("i686-unknown-linux-gnu", LinkType::Static, "64-bit"),
            ("armv7-unknown-linux-gnueabihf", LinkType::Static, "64-bit"),
            ("arm64_32-apple-watchos", LinkType::Static, "64-bit"),
            ("aarch64-unknown-linux-gnu_ilp32", LinkType::Static, "64-bit"),
            ("wasm32-unknown-unknown", LinkType::Static, "64-bit"),
            ("x86_64-unknown-linux-gnux32", LinkType::Static, "64-bit"),
            (
                "sparc64-unknown-linux-gnu",
                LinkType::Static,
                "Go has no C library build",
            ),
            (
                "x86_64-unknown-netbsd",
                LinkType::Static,
                "Go has no C library build",
            ),
            ("aarch64-linux-android", LinkType::Static, "LinkType::Dynamic"),
            ("aarch64-apple-ios", LinkType::Dynamic, "LinkType::Static"),
        ] {
            let text = go_target(triple, link).unwrap_err().to_string();
            assert!(text.contains(says) && text.contains(triple), "{triple}: {text}");
            assert!(text.contains("help: "), "{triple}: {text}");
        }
    }
}
