//! Cargo.toml: the two entries, and that everything is of one version.

use toml_edit::Item;

use super::report::Report;
use super::setup::Setup;

pub(super) fn check(setup: &Setup, report: &mut Report) {
    let path = setup.project.path("Cargo.toml");
    let shown = path.display();
    if entry(setup, "dependencies").is_none() {
        let help = format!(
            "add `rust2go = \"{}\"` to [dependencies] of {shown}",
            short_version()
        );
        return report.problem("manifest", "the crate does not depend on rust2go", help);
    }
    let lines = format!(
        "add to {shown}:\n[build-dependencies]\nrust2go = {{ version = \"{}\", features = [\"build\"] }}",
        short_version()
    );
    match entry(setup, "build-dependencies") {
        // A crate that has only the interface, with the Go in another, needs none.
        None if setup.read_script().is_none() => report.ok("manifest", "rust2go is in [dependencies]"),
        None => return report.problem("manifest", "rust2go is not in [build-dependencies]", lines),
        Some(item) if !has_build(item) => {
            let what = "rust2go in [build-dependencies] lacks its feature `build`, which has the builder";
            return report.problem("manifest", what, lines);
        }
        Some(_) => report.ok(
            "manifest",
            "rust2go is in [dependencies] and [build-dependencies]",
        ),
    }
    versions(setup, report);
}

fn entry<'a>(setup: &'a Setup, section: &str) -> Option<&'a Item> {
    setup.manifest.get(section)?.get("rust2go")
}

/// One that is inherited may have the feature in the workspace's manifest: no reason for alarm.
fn has_build(item: &Item) -> bool {
    let features = item.get("features").and_then(Item::as_array);
    let named = features.is_some_and(|all| all.iter().any(|feature| feature.as_str() == Some("build")));
    named || item.get("workspace").is_some()
}

fn short_version() -> &'static str {
    env!("CARGO_PKG_VERSION")
        .rsplit_once('.')
        .map_or("", |(short, _)| short)
}

/// What Cargo.lock has of rust2go, beside the version of this program, which generates.
fn versions(setup: &Setup, report: &mut Report) {
    let Some(locked) = locked(setup) else { return };
    let ours = env!("CARGO_PKG_VERSION");
    if let Some(old) = locked
        .iter()
        .find(|version| version.starts_with("0.3.") || version.starts_with("0.4."))
    {
        let what =
            format!("rust2go {old} is in the build: the version of another author, with another interface");
        return report.problem(
            "versions",
            what,
            "`rust2go migrate` moves a project to this version",
        );
    }
    match locked.iter().find(|version| *version != ours) {
        Some(other) => report.problem(
            "versions",
            format!("the crate is rust2go {other}, this program is {ours}: they generate different files"),
            format!("`cargo install rust2go-cli --version {other}`, or `cargo update --package rust2go`"),
        ),
        None if !locked.is_empty() => report.ok("versions", format!("rust2go {ours} throughout")),
        None => {}
    }
}

/// The versions of rust2go in the Cargo.lock of the crate or of its workspace.
fn locked(setup: &Setup) -> Option<Vec<String>> {
    let root = std::fs::canonicalize(setup.project.path("Cargo.toml")).ok()?;
    let lock = root
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("Cargo.lock"))
        .find(|lock| lock.is_file())?;
    let lock: toml_edit::DocumentMut = std::fs::read_to_string(lock).ok()?.parse().ok()?;
    let packages = lock.get("package")?.as_array_of_tables()?;
    let ours = packages
        .iter()
        .filter(|package| package.get("name").and_then(Item::as_str) == Some("rust2go"));
    Some(
        ours.filter_map(|package| Some(package.get("version")?.as_str()?.to_owned()))
            .collect(),
    )
}
