//! Methods that keep their promise.

use e2e_nonblocking::api::*;

#[test]
fn values_there_and_back() {
    DriverImpl::values(1, 200).unwrap();
}

/// From goroutines that run on threads of Go's, and on threads of Rust's. Defect 15.
#[test]
fn from_many_threads() {
    std::thread::scope(|scope| {
        for seed in [2, 3] {
            scope.spawn(move || DriverImpl::values(seed, 100).unwrap());
            scope.spawn(move || DriverImpl::values_of_many(seed * 100, 4, 50).unwrap());
        }
    });
}

/// Defect 15.
#[test]
fn in_a_storm() {
    DriverImpl::storm(4, 200).unwrap();
}

/// Defect 15.
#[test]
fn on_stacks_that_grow() {
    DriverImpl::growth().unwrap();
}

#[test]
fn failures_are_errors_and_panics() {
    let texts = DriverImpl::failures();
    for (text, parts) in texts.iter().zip([
        ["*rust2go.RustError: ", "invalid digit"],
        ["main.Missing: ", "there is no bob"],
        [
            "*rust2go.ParameterError: ",
            "parameter name: a string that is no UTF-8",
        ],
        ["*rust2go.RustPanic: ", "nonblocking/src/short.rs:"],
        [
            "*rust2go.ParameterError: ",
            "parameter text: a string that is no UTF-8",
        ],
    ]) {
        assert!(
            parts.iter().all(|part| text.contains(part)),
            "{text} lacks one of {parts:?}"
        );
    }
    assert!(texts[3].ends_with(": as asked for"), "{}", texts[3]);
}

/// There are two MiB, as a thread of Rust's has.
#[test]
fn there_is_stack_for_more_than_a_mib() {
    assert_eq!(DriverImpl::deep(1000), 1001);
}

#[test]
fn a_backtrace_ends() {
    let trace = DriverImpl::trace();
    assert!(trace.contains("::trace\n"), "{trace}");
    assert_eq!(trace.contains("asmcgocall"), !DriverImpl::fast(), "{trace}");
}
