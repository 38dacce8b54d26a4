//! A process ends as its program says, whatever Go is doing: no crash, no hang. And `rust2go::shutdown`, after which there is no
//! call, so that it needs processes of its own.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs the program in one way, so many times, and expects this exit code.
fn leaves(way: &str, times: usize, code: i32) {
    // Whoever leaves in the middle of calls leaves their memory behind: under AddressSanitizer that is no failure.
    let sanitizer = std::env::var("ASAN_OPTIONS").unwrap_or_default() + ":detect_leaks=0";
    for _ in 0..times {
        let mut program = Command::new(env!("CARGO_BIN_EXE_leave"))
            .arg(way)
            .env("RUST_BACKTRACE", "0")
            .env("ASAN_OPTIONS", &sanitizer)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let start = Instant::now();
        let status = loop {
            if let Some(status) = program.try_wait().expect("the program") {
                break status;
            }
            if start.elapsed() > Duration::from_secs(60) {
                program.kill().expect("to end it");
                panic!("{way}: hangs");
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        let output = program.wait_with_output().expect("the program");
        let text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(status.code(), Some(code), "{way}: {text}");
    }
}

#[test]
fn main_returns() {
    leaves("return", 10, 3);
}

#[test]
fn process_exit() {
    leaves("exit", 10, 4);
    leaves("exit elsewhere", 10, 5);
}

#[test]
fn panic() {
    leaves("panic", 10, 101);
}

#[test]
fn a_run_time_is_dropped() {
    leaves("drop", 10, 0);
}

#[test]
fn shutdown_ends_what_runs() {
    leaves("clean", 5, 0);
    leaves("nothing", 1, 0);
}

#[test]
fn shutdown_names_what_does_not_end() {
    leaves("stuck", 3, 0);
    leaves("shutdown", 5, 0);
}

#[test]
fn shutdown_ends_what_waits() {
    leaves("waiting", 5, 0);
}

#[test]
fn shutdown_while_calls_begin() {
    leaves("race", 20, 0);
}
