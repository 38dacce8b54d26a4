//! Variables that change what Go and the linker do.

use super::report::Report;
use super::setup::Setup;

pub(super) fn check(setup: &Setup, report: &mut Report) {
    cgo(setup, report);
    debug(report);
    static_glibc(setup, report);
}

/// A build sets it by itself; Go's own tools, when a person runs them, do not.
fn cgo(setup: &Setup, report: &mut Report) {
    let Some(value) = setup.go_env("CGO_ENABLED") else {
        return;
    };
    if value != "0" {
        return report.ok("cgo", "CGO_ENABLED is on");
    }
    report.warn(
        "cgo",
        "CGO_ENABLED is 0: a build turns it on by itself, but `go vet`, `go test` and editors do not see the generated file",
        "unset CGO_ENABLED, or `go env -u CGO_ENABLED`; where it is off because there is no C compiler, install one",
    );
}

fn debug(report: &mut Report) {
    let value = std::env::var("GODEBUG").unwrap_or_default();
    let hiding: Vec<&str> = value
        .split(',')
        .filter(|word| ["cgocheck=0", "invalidptr=0"].contains(&word.trim()))
        .collect();
    if !hiding.is_empty() {
        report.warn(
            "godebug",
            format!(
                "GODEBUG={} turns off checks of pointers, and so hides bugs",
                hiding.join(",")
            ),
            "unset it: rust2go 0.x needed it for empty lists, this version does not",
        );
    }
}

/// golang/go#30310
fn static_glibc(setup: &Setup, report: &mut Report) {
    let flags: String = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .collect();
    let tags = std::env::var("GOFLAGS").unwrap_or_default();
    if setup.target.contains("-linux-gnu") && flags.contains("+crt-static") && !tags.contains("netgo") {
        report.warn(
            "static-glibc",
            "a program that is linked statically with glibc crashes when Go's resolver of names calls it (golang/go#30310)",
            "set GOFLAGS=-tags=netgo,osusergo, or leave out +crt-static",
        );
    }
}
