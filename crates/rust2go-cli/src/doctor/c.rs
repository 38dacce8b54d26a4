//! The C compiler that cgo runs.

use std::io::Write;
use std::process::{Command, Stdio};

use rust2go_codegen::build::probe;

use super::report::Report;
use super::setup::Setup;

const PROGRAM: &[u8] = b"#include <stdint.h>\nint rust2go_probe(void) { return (int)sizeof(uintptr_t); }\n";

pub(super) fn check(setup: &Setup, report: &mut Report) {
    let chosen = probe::c_compiler(&setup.target, &setup.host);
    let compiler = match chosen {
        Some(compiler) => compiler.to_string_lossy().into_owned(),
        // Without Go nobody chooses; that is told elsewhere.
        None => match setup.go_env("CC") {
            Some(compiler) if !compiler.is_empty() => compiler,
            _ => return,
        },
    };
    match compile(&compiler) {
        Ok(()) => report.ok("c-compiler", compiler),
        Err(why) => report.problem(
            "c-compiler",
            format!("`{compiler}`, which cgo would run, {why}"),
            format!(
                "install gcc or clang with the C library's headers (`apt install gcc libc6-dev`, `xcode-select --install`), or name \
                 another in CC or CC_{}",
                setup.target.replace('-', "_")
            ),
        ),
    }
}

/// Compiles a few lines to nowhere. The compiler's name may have arguments, as in `clang -arch arm64`.
fn compile(compiler: &str) -> Result<(), String> {
    let mut words = compiler.split_whitespace();
    let program = words.next().unwrap_or_default();
    let child = Command::new(program)
        .args(words)
        .args(["-x", "c", "-S", "-o", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.map_err(|error| format!("does not run: {error}"))?;
    if let Some(mut stdin) = child.stdin.take() {
        // One that has failed already says why below.
        let _ = stdin.write_all(PROGRAM);
    }
    let output = child
        .wait_with_output()
        .map_err(|error| format!("does not run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let said = said
        .lines()
        .find(|line| line.contains("error"))
        .or(said.lines().next());
    Err(format!(
        "compiles nothing: {}",
        said.unwrap_or("it failed without a word")
    ))
}
