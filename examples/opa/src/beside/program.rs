//! One usual way: OPA's program, a process for each document.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use example_opa::Document;
use serde_json::Value;

use super::Verdict;
use crate::{findings, QUERY};

pub(crate) fn judge(program: &str, given: &[PathBuf], document: &Document) -> Result<Verdict, String> {
    let output = start(program, given, document)?.wait_with_output();
    let output = output.map_err(|error| format!("{program}: {error}"))?;
    if !output.status.success() {
        return Ok(None);
    }
    let said: Value =
        serde_json::from_slice(&output.stdout).map_err(|error| format!("{program}: {error}"))?;
    let found = said.pointer("/result/0/expressions/0/value").and_then(findings);
    found
        .map(Some)
        .ok_or_else(|| format!("{program} has said: {said}"))
}

fn start(program: &str, given: &[PathBuf], document: &Document) -> Result<Child, String> {
    let failed = |error| format!("{program}: {error}");
    let mut command = Command::new(program);
    command.args(["eval", "--format=json", "--stdin-input", QUERY]);
    for file in given {
        command.arg("--data").arg(file);
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let stdin = child.stdin.take().ok_or("no pipe")?;
    // It reads all before it writes anything.
    { stdin }.write_all(document.text.as_bytes()).map_err(failed)?;
    Ok(child)
}

/// What a process for this document has had at most, looked at as long as it runs.
pub(crate) fn peak(program: &str, given: &[PathBuf], document: &Document) -> Result<f64, String> {
    let mut child = start(program, given, document)?;
    let mut most = 0.0_f64;
    while let Ok(None) = child.try_wait() {
        most = most.max(super::peak(&child.id().to_string()));
    }
    Ok(most)
}
