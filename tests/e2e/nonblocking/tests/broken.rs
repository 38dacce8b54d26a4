//! Methods that have promised not to call Go, and do.

use std::time::{Duration, Instant};

use e2e_nonblocking::api::*;
use e2e_nonblocking::broken::{LEFT, SAID};
use futures::FutureExt;

fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(60), "{what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn whatever_enters_go_is_refused() {
    let texts = DriverImpl::broken();
    for (text, parts) in texts.iter().zip([
        [
            "*rust2go.RustPanic: Broken.calls",
            "src/broken.rs:",
            "Driver::collected is Go's",
        ],
        [
            "*rust2go.RustPanic: Broken.tries",
            "src/broken.rs:",
            "Driver::growth is Go's",
        ],
        ["*rust2go.RustPanic: Broken.polls", "", "Driver::waits is Go's"],
        ["*rust2go.RustPanic: Broken.starts", "", "rust2go::start"],
        ["*rust2go.RustPanic: Broken.counts", "", "rust2go::stats"],
        ["a caller", "", ""],
    ]) {
        assert!(
            parts.iter().all(|part| text.contains(part)),
            "{text} lacks one of {parts:?}"
        );
    }
    let said = SAID.lock().unwrap();
    assert!(said.contains("Driver::collected is Go's"), "{said}");
}

/// What is only to be let go of need not be refused: others do that.
#[test]
fn what_is_dropped_is_let_go_of_elsewhere() {
    rust2go::spawn_with(|future| LEFT.lock().unwrap().push(Box::new(future)));
    let mut never = DriverImpl::never().boxed();
    assert!((&mut never).now_or_never().is_none());
    eventually("the future has come", || !LEFT.lock().unwrap().is_empty());
    let mut waits = DriverImpl::waits().boxed();
    assert!((&mut waits).now_or_never().is_none());
    // Go waits for the end of its context, so its handler has to be told.
    std::thread::sleep(Duration::from_millis(100));
    {
        let mut left = LEFT.lock().unwrap();
        left.push(Box::new(waits));
        for _ in 0..3 {
            left.push(Box::new(DriverImpl::list()));
        }
    }
    DriverImpl::lets_go();
    let said = futures::executor::block_on(never);
    assert!(said.starts_with("*rust2go.FutureDropped: "), "{said}");
    eventually("the handler is told", || DriverImpl::cancelled() == 1);
    eventually("the lists are collected", || DriverImpl::collected() == 3);
    // All goes on as before.
    DriverImpl::values(5, 10).unwrap();
}
