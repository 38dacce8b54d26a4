//! Closures on both sides.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use e2e_closures::api::*;
use e2e_closures::shout;
use futures::executor::block_on;
use rust2go::GoError;

fn entries(count: u64) -> Vec<Entry> {
    let entry = |size| Entry {
        path: format!("/{size}"),
        size,
    };
    (0..count).map(entry).collect()
}

#[test]
fn go_calls_a_closure_until_it_is_enough() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let visited = WalkerImpl::walk(&entries(10), {
        let seen = Arc::clone(&seen);
        Box::new(move |entry| {
            seen.lock().unwrap().push(entry.clone());
            entry.size < 3
        })
    });
    assert_eq!(visited, 4);
    assert_eq!(*seen.lock().unwrap(), entries(4));
    assert_eq!(WalkerImpl::sum(vec![1, 2, 3], |sum, n| sum * 10 + n), 123);
}

#[test]
fn many_goroutines_call_one_closure() {
    let sum = Arc::new(AtomicU64::new(0));
    let future = WalkerImpl::many(16, 1_000, {
        let sum = Arc::clone(&sum);
        Box::new(move |n| {
            sum.fetch_add(n, Ordering::Relaxed);
        })
    });
    block_on(future).expect("all calls");
    assert_eq!(sum.load(Ordering::Relaxed), 16_000);
}

#[test]
fn an_async_closure_and_its_errors() {
    let get = |key: String| -> rust2go::BoxFuture<Result<Entry, Refused>> {
        Box::pin(async move {
            // Not ready at once: the goroutine waits.
            futures::pending!();
            match key.as_str() {
                "no" => Err(Refused { path: key }),
                _ => Ok(Entry { path: key, size: 0 }),
            }
        })
    };
    // `pending!` has to be woken by somebody.
    let get = move |key: String| -> rust2go::BoxFuture<Result<Entry, Refused>> {
        let future = get(key);
        Box::pin(Woken(future))
    };
    let fetched = block_on(WalkerImpl::fetch(vec!["a".into(), "b".into()], Box::new(get)));
    let paths: Vec<String> = fetched
        .expect("two entries")
        .into_iter()
        .map(|entry| entry.path)
        .collect();
    assert_eq!(paths, ["a", "b"]);
    let refused = block_on(WalkerImpl::fetch(vec!["no".into()], Box::new(get)));
    assert_eq!(refused, Err(Refused { path: "no".into() }));
}

/// Wakes a future as soon as it waits.
struct Woken<T>(rust2go::BoxFuture<T>);

impl<T> std::future::Future for Woken<T> {
    type Output = T;

    fn poll(mut self: std::pin::Pin<&mut Self>, cx: &mut std::task::Context<'_>) -> std::task::Poll<T> {
        let polled = self.0.as_mut().poll(cx);
        if polled.is_pending() {
            cx.waker().wake_by_ref();
        }
        polled
    }
}

#[test]
fn one_that_is_lent_borrows() {
    let sum = AtomicU64::new(0);
    let even = WalkerImpl::count(&entries(5), &|entry| {
        sum.fetch_add(entry.size, Ordering::Relaxed);
        entry.size % 2 == 0
    });
    assert_eq!((even, sum.into_inner()), (3, 10));
}

#[test]
fn one_that_was_lent_is_refused() {
    let calls = AtomicU64::new(0);
    WalkerImpl::keep_lent(&|_| {
        calls.fetch_add(1, Ordering::Relaxed);
    });
    let text = WalkerImpl::late();
    assert!(
        text.contains("Walker::keep_lent.each was lent until its method returned"),
        "{text}"
    );
    assert_eq!(calls.into_inner(), 1);
}

#[test]
fn the_loan_waits_for_those_who_are_in_it() {
    for _ in 0..50 {
        let inside = AtomicU64::new(0);
        WalkerImpl::leave(8, &|_| {
            inside.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_micros(200));
            inside.fetch_sub(1, Ordering::SeqCst);
        });
        assert_eq!(inside.into_inner(), 0);
    }
}

#[test]
fn none_is_nil() {
    assert_eq!(WalkerImpl::maybe(None), Ok("nil".into()));
    let visit = |text: String| Ok(format!("{text} and Rust"));
    assert_eq!(WalkerImpl::maybe(Some(Box::new(visit))), Ok("Go and Rust".into()));
    let fails = |_| Err(GoError::msg("no"));
    let error = WalkerImpl::maybe(Some(Box::new(fails))).expect_err("an error");
    assert!(error.to_string().contains("no"), "{error}");
}

#[test]
fn go_may_keep_a_closure() {
    let alive = Arc::new(());
    WalkerImpl::keep({
        let alive = Arc::clone(&alive);
        Box::new(move |text| (Arc::strong_count(&alive) as u64, format!("{text}?")))
    });
    for _ in 0..3 {
        assert_eq!(WalkerImpl::kept("text".into()), Ok((2, "text?".into())));
    }
    // Go's collector lets go of it, and nobody else does.
    let began = Instant::now();
    while Arc::strong_count(&alive) > 1 {
        assert!(began.elapsed() < Duration::from_secs(60), "the closure is alive");
        WalkerImpl::forget();
    }
    assert!(WalkerImpl::kept("text".into()).is_err());
}

#[test]
fn panics_are_contained() {
    let text = WalkerImpl::panics(Box::new(|| panic!("out of Rust")));
    assert!(text.contains("Walker::panics.closure"), "{text}");
    assert!(text.contains("out of Rust"), "{text}");
    assert_eq!(WalkerImpl::panics(Box::new(|| {})), "");
}

#[test]
fn rust_calls_closures_of_go() {
    block_on(WalkerImpl::uses()).expect("all that Go does");
    WalkerImpl::offers(100_000).expect("all of them given back");
    assert_eq!(shout("a"), "A!");
}

#[test]
fn nothing_is_left_of_many_closures() {
    let alive = Arc::new(());
    for _ in 0..100_000 {
        let alive = Arc::clone(&alive);
        WalkerImpl::sum(Vec::new(), move |sum, _| sum + Arc::strong_count(&alive) as u64);
    }
    let began = Instant::now();
    while Arc::strong_count(&alive) > 1 {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "{} are alive",
            Arc::strong_count(&alive)
        );
        WalkerImpl::forget();
    }
}
