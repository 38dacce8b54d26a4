//! What is counted. One test, because the figures are those of the process.

use std::future::Future;
use std::task::Context;
use std::time::{Duration, Instant};

use e2e_engine::api::*;
use futures::executor::block_on;
use futures::future::join_all;
use futures::task::noop_waker;
use rust2go::{stats, MethodStats};

fn of(method: &str) -> MethodStats {
    let name = format!("Engine::{method}");
    stats().method(&name).expect("a method of the trait").clone()
}

fn begun<F: Future>(future: F) -> std::pin::Pin<Box<F>> {
    let mut future = Box::pin(future);
    let poll = future.as_mut().poll(&mut Context::from_waker(&noop_waker()));
    assert!(poll.is_pending());
    future
}

fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < Duration::from_secs(30), "never came: {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn what_became_of_each_call() {
    assert!(stats().methods.is_empty(), "nothing has been called");

    block_on(join_all((0..1000).map(|n| EngineImpl::add(n, n))));
    let add = of("add");
    assert!(add.is_async);
    assert_eq!((add.started, add.completed, add.in_flight()), (1000, 1000, 0));
    assert_eq!((add.failed, add.panicked, add.cancelled, add.late), (0, 0, 0, 0));
    let all = stats();
    assert_eq!(all.queued, 0);
    assert!((1..=1000).contains(&all.wake_ups), "{all:?}");
    assert!((0.0..=1.0).contains(&all.inline_share()), "{all:?}");

    for _ in 0..3 {
        assert!(block_on(EngineImpl::fails()).is_err());
        assert!(EngineImpl::fails_at_once().is_err());
        assert!(EngineImpl::panics_at_once().is_err());
    }
    assert!(block_on(EngineImpl::panics()).is_err());
    assert_eq!(
        (of("fails").completed, of("fails").failed, of("fails").panicked),
        (3, 3, 0)
    );
    assert_eq!(
        (of("panics").completed, of("panics").failed, of("panics").panicked),
        (1, 0, 1)
    );
    // Of sync methods, failures only.
    let sync = of("fails_at_once");
    assert!(!sync.is_async);
    assert_eq!((sync.started, sync.completed, sync.failed), (0, 0, 3));
    assert_eq!(of("panics_at_once").panicked, 3);

    // The handler sees that it is cancelled, and returns.
    let future = begun(EngineImpl::obeys());
    assert_eq!(of("obeys").in_flight(), 1);
    drop(future);
    eventually("the end of a cancelled handler", || of("obeys").late == 1);
    assert_eq!((of("obeys").cancelled, of("obeys").in_flight()), (1, 0));

    // A handler that does not look is late; one whose future is leaked is in flight until it ends.
    drop(begun(EngineImpl::ignores(1)));
    std::mem::forget(begun(EngineImpl::ignores(1)));
    assert_eq!(of("ignores").cancelled, 1);
    assert_eq!((of("ignores").in_flight(), of("ignores").late), (2, 0));
    EngineImpl::let_go(1);
    eventually("the end of both", || of("ignores").in_flight() == 0);
    eventually("the late one", || of("ignores").late == 1);

    // A future that is never polled is no call.
    drop(EngineImpl::add(1, 2));
    assert_eq!(of("add").started, 1000);

    let total = stats().total();
    assert_eq!(
        total.started,
        stats().methods.iter().map(|method| method.started).sum::<u64>()
    );
    assert_eq!((total.failed, total.panicked, total.late), (6, 4, 2));
}
