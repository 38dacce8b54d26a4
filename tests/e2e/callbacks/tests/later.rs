//! Async methods in Rust, on the threads of the crate's own.

use std::time::Duration;

use e2e_callbacks::api::*;
use futures::executor::block_on;

#[test]
fn values_come_at_once_or_later() {
    block_on(LaterDriverImpl::values()).expect("each as it is in Rust");
}

/// Defect 16.
#[test]
fn panics_and_wrong_values_are_errors_of_go() {
    let texts = block_on(LaterDriverImpl::failures()).expect("the texts");
    let mut expected = Vec::new();
    for _wakes in 0..2 {
        for message in [
            ": a literal",
            ": a text with 2",
            "no text",
            "no text",
            ": there is none",
            "to drop",
            ": resumed",
        ] {
            expected.push(("*rust2go.RustPanic: Later.panics: Rust panicked", message));
        }
        expected.push((
            "*rust2go.RustPanic: Later.panics_plainly: Rust panicked",
            ": plainly",
        ));
    }
    let refused = "a string that is no UTF-8";
    expected.push(("*rust2go.ParameterError: Later.borrowed: parameter text", refused));
    expected.push(("*rust2go.ParameterError: Later.future: parameter text", refused));
    assert_eq!(texts.len(), expected.len(), "{texts:#?}");
    for (text, (begins, says)) in texts.iter().zip(expected) {
        assert!(text.starts_with(begins) && text.contains(says), "{text:?}");
    }
}

/// Defect 11. One after the other, because they count the futures that there are.
#[test]
fn futures_are_counted() {
    block_on(LaterDriverImpl::cancelled()).expect("a context that is cancelled drops the future");
    let threads = block_on(LaterDriverImpl::many(10_000)).expect("each gets what it waits for");
    assert!(threads < 200, "{threads} threads for 10,000 goroutines that wait");
    block_on(LaterDriverImpl::counted(100_000)).expect("each as it is in Rust");
    assert_eq!(GatesImpl::alive(), 0);
}

#[test]
fn deadlines_go_from_side_to_side() {
    block_on(LaterDriverImpl::deadlines()).expect("an hour, or none");
    assert_eq!(rust2go::deadline(), None);
}

#[test]
fn calls_within_calls() {
    let text = block_on(LaterDriverImpl::down(50, String::new()));
    assert_eq!(text, "gr".repeat(25) + "g");
    // Go learns from a future that is dropped, and Rust from Go.
    let short = Duration::from_millis(50);
    let gate = 1 << 20;
    let text = block_on(rust2go::with_timeout(short, LaterDriverImpl::never(gate)));
    assert_eq!(text, "context.deadlineExceededError: context deadline exceeded");
}
