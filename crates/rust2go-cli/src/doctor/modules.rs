//! The Go module, and whether its requirements are to be had.

use super::go;
use super::report::Report;
use super::setup::Setup;

pub(super) fn check(setup: &Setup, report: &mut Report) {
    let folder = &setup.go_folder;
    let shown = folder.display();
    if !folder.is_dir() {
        let help = format!("`mkdir -p {shown} && cd {shown} && go mod init example.com/app`");
        return report.problem("go-module", format!("there is no folder {shown}"), help);
    }
    let whole = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.clone());
    if !whole.ancestors().any(|above| above.join("go.mod").is_file()) {
        let help = format!("`cd {shown} && go mod init example.com/app`");
        return report.problem("go-module", format!("{shown} is in no Go module"), help);
    }
    // What the package needs, without the network: all of it is there, or the proxy will be asked.
    let Some(output) = setup.run_go(&["list", "-deps", "."], &[("GOPROXY", "off")]) else {
        return;
    };
    if output.status.success() {
        return report.ok(
            "go-module",
            format!("{shown}: all that it requires is on this machine"),
        );
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let first = said
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default()
        .trim();
    if said.contains("(running go ") {
        return report.problem("go", first, go::LATER);
    }
    let proxy = setup.go_env("GOPROXY").unwrap_or_default();
    let is_fetching = said.contains("GOPROXY=off") || said.contains("not in vendor");
    if said.contains("inconsistent vendoring")
        || said.contains("-mod=vendor")
        || said.contains("vendor/modules.txt")
    {
        report.problem(
            "go-module",
            first,
            format!("`cd {shown} && go mod vendor`, or take -mod=vendor out of GOFLAGS"),
        );
    } else if said.contains("missing go.sum entry")
        || said.contains("updates to go.mod needed")
        || said.contains("no required module provides")
    {
        report.problem("go-module", first, format!("`cd {shown} && go mod tidy`"));
    } else if is_fetching && proxy == "off" {
        report.problem(
            "module-proxy",
            format!("GOPROXY is off, and a module is not on this machine: {first}"),
            format!("`cd {shown} && go mod download` once with a network and GOPROXY=https://proxy.golang.org,direct, or commit `go mod vendor`"),
        );
    } else if is_fetching {
        report.warn(
            "module-proxy",
            format!("modules will be fetched from {proxy}"),
            format!("`cd {shown} && go mod download` does it now; behind a firewall set GOPROXY to the proxy there, GOPRIVATE for your own"),
        );
    } else if said.contains("no Go files") {
        report.warn(
            "go-module",
            format!("{shown} has no Go file yet"),
            "`rust2go gen` writes the first one",
        );
    } else {
        report.problem(
            "go-module",
            first,
            format!("`cd {shown} && go build .` shows the whole"),
        );
    }
}
