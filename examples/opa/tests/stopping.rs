//! Evaluations that are stopped. A process of its own: it looks at how many calls are in Go.

mod common;

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;
use std::task::{Context, Wake, Waker};
use std::thread;
use std::time::Duration;

use common::{document, prepare};
use example_opa::*;
use serde_json::json;

/// Calls `test.tick` ten thousand million times.
const ENDLESS: &str = r#"package test

violation contains {"rule": "r", "severity": "error", "path": [], "message": "m"} if {
	some i in numbers.range(1, 100000)
	some j in numbers.range(1, 100000)
	test.tick(i + j) < 0
}
"#;

struct Idle;

impl Wake for Idle {
    fn wake(self: Arc<Self>) {}
}

fn in_flight() -> u64 {
    let stats = rust2go::stats();
    stats
        .method("Policy::check_later")
        .map_or(0, |method| method.in_flight())
}

/// The test of this file: the figures that it looks at are the process's.
#[test]
fn a_dropped_future_and_a_deadline_stop_an_evaluation() {
    let ticks = Arc::new(AtomicU64::new(0));
    let tick = {
        let ticks = Arc::clone(&ticks);
        move |_| {
            ticks.fetch_add(1, Ordering::Relaxed);
            Ok(Some(json!(1)))
        }
    };
    let tick = Builtin {
        name: "test.tick".into(),
        takes: vec![Kind::Number],
        gives: Kind::Number,
        function: FunctionImpl::new(tick),
    };
    let policy = prepare(ENDLESS, vec![tick]).unwrap();

    // Dropped while it runs, and before it does.
    for wanted in [1000, 0] {
        let before = ticks.load(Ordering::Relaxed);
        let mut call = Box::pin(policy.check_later(document("x: 1")));
        let waker = Waker::from(Arc::new(Idle));
        assert!(call.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
        while ticks.load(Ordering::Relaxed) < before + wanted {
            thread::sleep(Duration::from_millis(1));
        }
        assert_eq!(in_flight(), 1);
        drop(call);
        while in_flight() > 0 {
            thread::sleep(Duration::from_millis(1));
        }
    }

    // And by a deadline, which is an error of its own.
    let call = policy.check_later(document("x: 1"));
    let stopped = pollster::block_on(rust2go::with_timeout(Duration::from_millis(50), call));
    assert_eq!(stopped, Err(PolicyError::Stopped));

    // The policies are as good as before.
    assert!(matches!(
        policy.check(&document("a: [")),
        Err(PolicyError::Unreadable { .. })
    ));
}
