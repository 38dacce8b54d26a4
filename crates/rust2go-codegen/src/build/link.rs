//! The lines by which cargo links what Go has built.

use std::path::Path;
use std::process::Command;

/// How the Go library gets into the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LinkType {
    /// Into the program itself.
    #[default]
    Static,
    /// As a library that the program loads when it starts; see [`CopyLib`](super::CopyLib).
    Dynamic,
}

/// What Go's run time needs of the system besides what its packages say themselves.
fn system_libraries(go_os: &str) -> &'static [&'static str] {
    match go_os {
        "darwin" | "ios" => &["framework=CoreFoundation", "framework=Security", "resolv"],
        "windows" => &["ntdll", "winmm", "ws2_32"],
        "linux" | "freebsd" => &["pthread"],
        _ => &[],
    }
}

/// The lines for cargo. `flags` are the linker flags of the Go packages, which an archive does not carry itself.
pub(super) fn lines(
    go_os: &str,
    link: LinkType,
    library: &str,
    out_dir: &Path,
    flags: &[String],
) -> Vec<String> {
    let mut lines = vec![format!("cargo:rustc-link-search=native={}", out_dir.display())];
    match link {
        LinkType::Static => {
            lines.push(format!("cargo:rustc-link-lib=static={library}"));
            let mut needed: Vec<String> = packages(flags);
            needed.extend(
                system_libraries(go_os)
                    .iter()
                    .map(|l| format!("cargo:rustc-link-lib={l}")),
            );
            // An archive that is named twice is needed at the later place.
            for (at, line) in needed.iter().enumerate() {
                if !needed[at + 1..].contains(line) {
                    lines.push(line.clone());
                }
            }
        }
        LinkType::Dynamic => {
            lines.push(format!("cargo:rustc-link-lib=dylib={library}"));
            let own_folder = match go_os {
                "windows" => return lines,
                "darwin" => "@loader_path",
                _ => "$ORIGIN",
            };
            lines.push(format!("cargo:rustc-link-arg=-Wl,-rpath,{own_folder}"));
            lines.push(format!("cargo:rustc-link-arg=-Wl,-rpath,{}", out_dir.display()));
        }
    }
    lines
}

/// Go gives a macOS library its bare file name as its name, which is looked up in the folder from which the program is
/// started; this one is looked up by the program's rpath. A failure is left to show when the program starts.
pub(super) fn name_by_rpath(library: &Path) {
    let name = library.file_name().unwrap_or_default().to_string_lossy();
    let renamed = Command::new("install_name_tool")
        .arg("-id")
        .arg(format!("@rpath/{name}"))
        .arg(library)
        .status();
    if !renamed.is_ok_and(|status| status.success()) {
        eprintln!("rust2go: install_name_tool failed: the program will look for {name} where it is started");
    }
}

/// The linker flags of packages, as lines for cargo.
fn packages(flags: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut flags = flags.iter().map(String::as_str);
    while let Some(flag) = flags.next() {
        let value = |rest: &'static str| flag.strip_prefix(rest).filter(|v| !v.is_empty());
        if flag == "-framework" {
            lines.extend(
                flags
                    .next()
                    .map(|name| format!("cargo:rustc-link-lib=framework={name}")),
            );
        } else if let Some(name) = value("-l").filter(|name| !name.starts_with(':')) {
            lines.push(format!("cargo:rustc-link-lib={name}"));
        } else if let Some(folder) = value("-L") {
            lines.push(format!("cargo:rustc-link-search=native={folder}"));
        } else if !(flag.starts_with("-O") || flag.starts_with("-g") || flag == "-pthread") {
            lines.push(format!("cargo:rustc-link-arg={flag}"));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(os: &str, link: LinkType, flags: &[&str]) -> String {
        let flags: Vec<String> = flags.iter().map(|f| f.to_string()).collect();
        lines(os, link, "app_go", Path::new("/out"), &flags)
            .join("\n")
            .replace("cargo:rustc-link-", "")
    }

    /// Defect 22: what Go needs on each platform is linked.
    #[test]
    fn each_platform() {
        let head = "search=native=/out\nlib=static=app_go\n";
        let mac = "lib=framework=CoreFoundation\nlib=framework=Security\nlib=resolv";
        assert_eq!(joined("darwin", LinkType::Static, &[]), format!("{head}{mac}"));
        assert_eq!(
            joined(
                "darwin",
                LinkType::Static,
                &["-framework", "CoreFoundation", "-framework", "Metal"]
            ),
            format!("{head}lib=framework=Metal\n{mac}")
        );
        assert_eq!(
            joined("linux", LinkType::Static, &["-lresolv"]),
            format!("{head}lib=resolv\nlib=pthread")
        );
        assert_eq!(
            joined("windows", LinkType::Static, &[]),
            format!("{head}lib=ntdll\nlib=winmm\nlib=ws2_32")
        );
    }

    #[test]
    fn flags_of_packages() {
        assert_eq!(
            joined("linux", LinkType::Static, &["-g", "-O2", "-L/opt/z", "-lz", "/opt/libq.a", "-lm", "-lz"]),
            "search=native=/out\nlib=static=app_go\nsearch=native=/opt/z\narg=/opt/libq.a\nlib=m\nlib=z\nlib=pthread"
        );
    }

    #[test]
    fn a_dynamic_library_is_found_at_run_time() {
        let head = "search=native=/out\nlib=dylib=app_go";
        assert_eq!(
            joined("linux", LinkType::Dynamic, &["-lz"]),
            format!("{head}\narg=-Wl,-rpath,$ORIGIN\narg=-Wl,-rpath,/out")
        );
        assert_eq!(joined("windows", LinkType::Dynamic, &[]), head);
    }
}
