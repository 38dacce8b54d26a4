//! Very many calls in flight at once: all of them come to an end, each with its own result. `./dev bench flight` has a million.

use std::future::Future;

use e2e_engine::api::*;
use futures::executor::block_on;
use futures::future::join_all;
use rust2go::stats;

#[test]
fn a_hundred_thousand_calls_in_flight() {
    // Go's race detector ends a program with more than 8,128 goroutines.
    let calls = if std::env::var_os("GORACE").is_some() {
        5_000
    } else {
        100_000
    };
    let flying = || {
        stats()
            .method("Engine::holds")
            .map(|method| (method.started, method.in_flight()))
    };
    let mut all = Box::pin(join_all((0..calls).map(|n| EngineImpl::holds(1, n))));
    let mut held = true;
    let results = block_on(std::future::poll_fn(|context| {
        let polled = all.as_mut().poll(context);
        if std::mem::take(&mut held) {
            // One poll begins all of them.
            assert_eq!(flying(), Some((calls, calls)));
            EngineImpl::let_go(1);
        }
        polled
    }));
    assert_eq!(results, (1..=calls).collect::<Vec<_>>());
    assert_eq!(flying(), Some((calls, 0)));
}
