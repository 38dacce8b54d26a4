//! The policies of the engine. One test, because they and the figures are those of the process.

use std::future::Future;
use std::task::Context;
use std::time::{Duration, Instant};

use e2e_engine::api::*;
use futures::executor::block_on;
use futures::task::noop_waker_ref;
use rust2go::{config, stats};

/// How many of a thousand calls, one after the other, the dispatcher has run itself.
fn run_inline() -> u64 {
    let before = stats().inline;
    for n in 0..1000 {
        assert_eq!(block_on(EngineImpl::add(n, 1)), n + 1);
    }
    stats().inline - before
}

#[test]
fn what_is_set_counts_for_later_calls() {
    // ANCHOR: config
    // A goroutine for each call, and nobody looks.
    config().run_below(Duration::ZERO).look_for(Duration::ZERO);
    // ANCHOR_END: config
    assert_eq!(run_inline(), 0);
    for n in 0..1000 {
        let mut call = Box::pin(EngineImpl::add(n, 1));
        let first = call.as_mut().poll(&mut Context::from_waker(noop_waker_ref()));
        assert!(first.is_pending(), "it has looked for its result");
        assert_eq!(block_on(call), n + 1);
    }
    config().run_below(Duration::from_millis(1));
    let began = Instant::now();
    while run_inline() == 0 {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "no handler counts for short"
        );
    }
    config().run_below(Duration::ZERO);
    assert_eq!(run_inline(), 0);
    config().look_for(Duration::from_millis(1));
    assert_eq!(run_inline(), 0);
}
