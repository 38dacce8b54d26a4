//! The C compiler that cgo uses, by the rules that the `cc` crate has made usual.

use std::ffi::OsString;

use super::target::processor;

/// The value for Go's CC; `None` leaves the choice to Go, which is right for the machine's own target.
pub(super) fn choose(target: &str, host: &str) -> Option<OsString> {
    let asked = names(target, host)
        .into_iter()
        .find_map(|name| std::env::var_os(name).filter(|v| !v.is_empty()));
    asked.or_else(|| usual_cross_compiler(target, host).map(OsString::from))
}

/// The variables that can name it, in order; a change of any is a reason to build again.
pub(super) fn names(target: &str, host: &str) -> Vec<String> {
    let kind = if target == host { "HOST" } else { "TARGET" };
    vec![
        format!("CC_{target}"),
        format!("CC_{}", target.replace('-', "_")),
        format!("{kind}_CC"),
        "CC".to_owned(),
    ]
}

/// What the compiler for another target is usually called.
fn usual_cross_compiler(target: &str, host: &str) -> Option<String> {
    if target == host {
        return None;
    }
    let arch = processor(target);
    if target.ends_with("-apple-darwin") && host.ends_with("-apple-darwin") {
        let arch = if arch == "aarch64" { "arm64" } else { arch };
        return Some(format!("clang -arch {arch}"));
    }
    if target.ends_with("-linux-gnu") {
        let (arch, host_arch) = (in_gnu(arch), in_gnu(processor(host)));
        return (host_arch != arch || !host.contains("-linux-")).then(|| format!("{arch}-linux-gnu-gcc"));
    }
    match target {
        "x86_64-pc-windows-gnu" => Some("x86_64-w64-mingw32-gcc".to_owned()),
        _ if target.ends_with("-pc-windows-gnullvm") => Some(format!("{arch}-w64-mingw32-clang")),
        _ => None,
    }
}

/// The processor as GNU's tools have it in their names, which know one RISC-V of 64 bits.
fn in_gnu(processor: &str) -> &str {
    match processor.starts_with("riscv64") {
        true => "riscv64",
        false => processor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Defect 22: a cross build gets a C compiler for the target.
    #[test]
    fn cross_compilers() {
        let linux = "x86_64-unknown-linux-gnu";
        for (target, host, compiler) in [
            (linux, linux, None),
            ("aarch64-unknown-linux-gnu", linux, Some("aarch64-linux-gnu-gcc")),
            (
                "riscv64gc-unknown-linux-gnu",
                linux,
                Some("riscv64-linux-gnu-gcc"),
            ),
            (
                "riscv64a23-unknown-linux-gnu",
                linux,
                Some("riscv64-linux-gnu-gcc"),
            ),
            (
                "riscv64a23-unknown-linux-gnu",
                "riscv64gc-unknown-linux-gnu",
                None,
            ),
            (linux, "x86_64-unknown-linux-musl", None),
            (linux, "aarch64-apple-darwin", Some("x86_64-linux-gnu-gcc")),
            ("x86_64-pc-windows-gnu", linux, Some("x86_64-w64-mingw32-gcc")),
            (
                "x86_64-apple-darwin",
                "aarch64-apple-darwin",
                Some("clang -arch x86_64"),
            ),
            (
                "aarch64-apple-darwin",
                "x86_64-apple-darwin",
                Some("clang -arch arm64"),
            ),
            ("aarch64-linux-android", linux, None),
        ] {
            assert_eq!(
                usual_cross_compiler(target, host).as_deref(),
                compiler,
                "{host} -> {target}"
            );
        }
    }
}
