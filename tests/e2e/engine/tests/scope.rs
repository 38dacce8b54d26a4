//! Deadlines and values that Rust sets for the handler's context.

use std::time::{Duration, Instant};

use e2e_engine::api::*;
use futures::executor::block_on;
use futures::future::join_all;
use rust2go::{context_value, with_deadline, with_timeout};

const LONG: Duration = Duration::from_secs(1000);

/// Milliseconds that are little less than so many seconds.
fn about(seconds: i64) -> std::ops::RangeInclusive<i64> {
    seconds * 1000 - 20_000..=seconds * 1000
}

#[test]
fn a_deadline_is_the_contexts() {
    block_on(async {
        assert_eq!(EngineImpl::left().await, -1);
        let left = with_timeout(LONG, EngineImpl::left()).await;
        assert!(about(1000).contains(&left), "{left}");
        let left = with_deadline(Instant::now() + LONG, EngineImpl::left()).await;
        assert!(about(1000).contains(&left), "{left}");
        // The earliest counts.
        for (outer, inner) in [(LONG, 2 * LONG), (2 * LONG, LONG)] {
            let left = with_timeout(outer, async { with_timeout(inner, EngineImpl::left()).await }).await;
            assert!(about(1000).contains(&left), "{left}");
        }
        // It ends with the future.
        assert_eq!(EngineImpl::left().await, -1);
        // Beyond what any clock says.
        assert_eq!(with_timeout(Duration::MAX, EngineImpl::left()).await, -1);
    });
}

#[test]
fn the_handler_decides_what_comes_at_the_deadline() {
    let start = Instant::now();
    // ANCHOR: deadline
    let result = block_on(with_timeout(
        Duration::from_millis(50),
        EngineImpl::until_cancelled(),
    ));
    // ANCHOR_END: deadline
    assert!(start.elapsed() >= Duration::from_millis(50));
    let error = result.expect_err("the handler's error");
    assert_eq!(error.to_string(), "gave up: context deadline exceeded");
    assert!(error.is_deadline_exceeded() && !error.is_cancelled(), "{error:?}");
}

#[test]
fn a_deadline_in_the_past() {
    let result = block_on(with_timeout(Duration::ZERO, EngineImpl::until_cancelled()));
    assert!(result.expect_err("the handler's error").is_deadline_exceeded());
}

#[test]
fn values_nest() {
    block_on(async {
        let value = |key: &str| EngineImpl::value(key.into());
        assert_eq!(value("a").await, "");
        context_value("a", "1", async {
            assert_eq!(value("a").await, "1");
            context_value("b", "2", async {
                assert_eq!(value("a").await, "1");
                assert_eq!(value("b").await, "2");
                let inner = context_value("a", "naïve", with_timeout(LONG, value("a")));
                assert_eq!(inner.await, "naïve");
            })
            .await;
            assert_eq!(value("b").await, "");
        })
        .await;
        assert_eq!(value("a").await, "");
    });
}

/// Futures that are polled in turns on the same threads keep their scopes apart.
#[test]
fn many_tasks_with_scopes_of_their_own() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .unwrap();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..50)
            .map(|n| {
                tokio::spawn(context_value("n", n.to_string(), async move {
                    let values = (0..20).map(|_| EngineImpl::value("n".into()));
                    for value in join_all(values).await {
                        assert_eq!(value, n.to_string());
                    }
                    for _ in 0..20 {
                        assert_eq!(EngineImpl::value("n".into()).await, n.to_string());
                        tokio::task::yield_now().await;
                    }
                }))
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
            assert_eq!(EngineImpl::value("n".into()).await, "");
        }
    });
}

#[test]
fn a_dropped_future_is_the_cause() {
    use std::future::Future;
    let mut future = Box::pin(EngineImpl::why(1));
    let waker = futures::task::noop_waker();
    let poll = future.as_mut().poll(&mut std::task::Context::from_waker(&waker));
    assert!(poll.is_pending());
    drop(future);
    let start = Instant::now();
    let why = loop {
        let why = EngineImpl::why_was(1);
        if !why.is_empty() {
            break why;
        }
        assert!(start.elapsed() < Duration::from_secs(30));
        std::thread::sleep(Duration::from_millis(1));
    };
    let old = "context canceled, by an old Go";
    assert!(why == "rust2go: the future was dropped" || why == old, "{why}");
}
