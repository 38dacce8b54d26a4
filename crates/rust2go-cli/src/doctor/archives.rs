//! One Go run time in a program: no two crates of the build may each bring an archive.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use super::report::Report;
use super::setup::Setup;

pub(super) fn check(setup: &Setup, report: &mut Report) {
    if setup.read_script().is_some_and(|script| script.generates) {
        return; // it is Go that links
    }
    let Some(graph) = metadata(setup) else { return };
    let crates = with_go(&graph);
    match crates.len() {
        0 => {}
        1 => report.ok("archives", format!("one crate has Go in it: {}", crates.join(""))),
        _ => report.problem(
            "archives",
            format!("several crates of this build have Go in them: {}", crates.join(", ")),
            "there is one Go run time in a program: let one crate have the Go module and `build()`, the others only their traits; \
             several `with_regen` make the Go files of all of them",
        ),
    }
}

/// `cargo metadata`, without the network. Where it fails, cargo build says why.
fn metadata(setup: &Setup) -> Option<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--offline",
            "--manifest-path",
        ])
        .arg(setup.project.path("Cargo.toml"))
        .output()
        .ok()?;
    serde_json::from_slice(&output.stdout).ok()
}

/// The names of the crates that the root is built of and that have rust2go's builder among their build-dependencies.
fn with_go(graph: &Value) -> Vec<String> {
    let nodes = graph["resolve"]["nodes"].as_array();
    let nodes = nodes.map(Vec::as_slice).unwrap_or_default();
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = graph["resolve"]["root"].as_str().into_iter().collect();
    let mut found = Vec::new();
    while let Some(id) = next.pop() {
        if !reached.insert(id) {
            continue;
        }
        let Some(node) = nodes.iter().find(|node| node["id"] == id) else {
            continue;
        };
        for dependency in node["deps"].as_array().into_iter().flatten() {
            let kinds = dependency["dep_kinds"]
                .as_array()
                .map(Vec::as_slice)
                .unwrap_or_default();
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                next.extend(dependency["pkg"].as_str());
            }
            if dependency["name"] == "rust2go" && kinds.iter().any(|kind| kind["kind"] == "build") {
                found.extend(name_of(graph, id));
            }
        }
    }
    found.sort();
    found
}

fn name_of(graph: &Value, id: &str) -> Option<String> {
    let packages = graph["packages"].as_array()?;
    let package = packages.iter().find(|package| package["id"] == id)?;
    Some(package["name"].as_str()?.to_owned())
}
