//! Rust itself, and the target that is built for.

use rust2go_codegen::build::probe;

use super::report::Report;
use super::setup::Setup;

/// The oldest minor version of Rust that the crates build with.
const OLDEST: u32 = 75;

/// Where Rust can be linked into a Go program.
pub(crate) const PLATFORMS: &str =
    "supported are 64-bit Linux, Android, macOS, iOS, FreeBSD and Windows (-gnu: the C compiler of Go's cgo links it)";

pub(super) fn check(setup: &Setup, report: &mut Report) {
    let minor = setup
        .rustc
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse::<u32>().ok());
    if minor.is_some_and(|minor| minor < OLDEST) {
        let what = format!("Rust is {}, and 1.{OLDEST} or later is needed", setup.rustc);
        report.problem("rust", what, "`rustup update`");
    } else {
        report.ok("rust", format!("{} on {}", setup.rustc, setup.host));
    }
    if setup.read_script().is_some_and(|script| script.generates) {
        return match probe::go_platform(&setup.target) {
            Some((os, arch)) => report.ok("target", format!("{} is {os}/{arch} for Go", setup.target)),
            None => report.problem(
                "target",
                format!("Rust for {} cannot be linked into a Go program", setup.target),
                PLATFORMS,
            ),
        };
    }
    match probe::go_target(&setup.target, setup.link) {
        Ok((os, arch)) => report.ok("target", format!("{} is {os}/{arch} for Go", setup.target)),
        Err(error) => {
            let id = if setup.target.contains("-musl") {
                "musl"
            } else {
                "target"
            };
            report.error(id, &error.to_string());
        }
    }
}
