//! Go: whether there is one, and whether it is one that is known to be trouble.

use super::report::Report;
use super::setup::Setup;

/// Versions with a fault that shows here, and how to get away from it.
const BAD: &[(&str, &str)] = &[("1.21.12", SLOW_STACKS), ("1.22.5", SLOW_STACKS)];

const SLOW_STACKS: &str =
    "looks up the bounds of the thread's stack on every call from Rust, which makes calls many \
     times slower (golang/go#68587)";

/// What to do where go.mod asks for a later Go than there is.
pub(super) const LATER: &str =
    "get that version from https://go.dev/dl/, or set GOTOOLCHAIN=auto, or ask for less in go.mod";

pub(super) fn check(setup: &Setup, report: &mut Report) {
    let go = match &setup.go {
        Ok(go) => go,
        Err(error) if error.contains("(running go ") || error.contains("toolchain not available") => {
            let what = error.split("\n  help: ").next().unwrap_or(error);
            return report.problem("go", what, LATER);
        }
        Err(error) => return report.error("go", error),
    };
    report.ok("go", format!("go{} at {}", go.version, go.program.display()));
    if let Some((version, fault)) = BAD.iter().find(|(version, _)| *version == go.version) {
        let what = format!("go{version} {fault}");
        report.warn(
            "go-version",
            what,
            "take a later version of the same line, or of a later one",
        );
    } else if minor(&go.version).is_some_and(|minor| minor < 21) {
        let what = format!(
            "go{} gets to know a thread of Rust's anew for each call, which costs microseconds (golang/go#51676)",
            go.version
        );
        report.warn(
            "go-version",
            what,
            "Go 1.21 and later keep what they know of a thread",
        );
    }
}

fn minor(version: &str) -> Option<u32> {
    let rest = version.strip_prefix("1.")?;
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}
