//! `max_in_flight`. One test at a time, because a limit is the process's.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use e2e_engine::api::*;
use futures::executor::block_on;
use futures::future::join_all;
use futures::task::noop_waker;
use rust2go::{stats, MethodStats};

fn one_at_a_time() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::new(());
    LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}

fn key() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1000);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn of(method: &str) -> MethodStats {
    let name = format!("Limited::{method}");
    stats().method(&name).expect("a method of the trait").clone()
}

type Boxed<T> = Pin<Box<dyn Future<Output = T>>>;

fn poll<T>(future: &mut Boxed<T>) -> Poll<T> {
    future.as_mut().poll(&mut Context::from_waker(&noop_waker()))
}

fn begun<T>(future: impl Future<Output = T> + 'static) -> Boxed<T> {
    let mut future: Boxed<T> = Box::pin(future);
    assert!(poll(&mut future).is_pending());
    future
}

fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < Duration::from_secs(30), "never came: {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn nothing_is_left() {
    eventually("the end of all calls", || {
        ["hold", "short", "alone", "in_turn"]
            .iter()
            .all(|method| (of(method).in_flight(), of(method).waiting) == (0, 0))
    });
}

#[test]
fn never_more_than_the_limit() {
    let _turn = one_at_a_time();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .unwrap();
    runtime.block_on(async {
        let key = key();
        let holds: Vec<_> = (0..20).map(|_| tokio::spawn(LimitedImpl::hold(key))).collect();
        // A limit of its own.
        let alone: Vec<_> = (0..500).map(|_| tokio::spawn(LimitedImpl::alone())).collect();
        for alone in alone {
            assert_eq!(alone.await.unwrap(), 1);
        }
        eventually("the waiting", || {
            (of("hold").in_flight(), of("hold").waiting) == (3, 17)
        });
        EngineImpl::let_go(key);
        for hold in holds {
            assert!(hold.await.unwrap() <= 3);
        }
    });
    nothing_is_left();
}

#[test]
fn first_come_first_served() {
    let _turn = one_at_a_time();
    let key = key();
    let mut calls: Vec<_> = (0..100).map(|n| begun(LimitedImpl::in_turn(key, n))).collect();
    assert_eq!((of("in_turn").in_flight(), of("in_turn").waiting), (1, 99));
    // Those that are dropped are passed over. One that is leaked has its turn, and holds nobody up.
    drop(calls.remove(50));
    drop(calls.remove(1));
    std::mem::forget(calls.remove(10));
    assert_eq!((of("in_turn").waiting, of("in_turn").cancelled), (97, 2));
    EngineImpl::let_go(key);
    block_on(join_all(calls));
    nothing_is_left();
    assert!((0..100).filter(|n| *n != 1 && *n != 50).eq(LimitedImpl::order()));
}

/// The permit of a dropped future is its handler's, until that returns.
#[test]
fn a_late_handler_is_in_flight() {
    let _turn = one_at_a_time();
    let key = key();
    for _ in 0..3 {
        drop(begun(LimitedImpl::hold(key)));
    }
    let mut waits = begun(LimitedImpl::short(1));
    for _ in 0..20 {
        std::thread::sleep(Duration::from_millis(1));
        assert!(poll(&mut waits).is_pending());
    }
    EngineImpl::let_go(key);
    assert_eq!(block_on(waits), 1);
    nothing_is_left();
}

#[test]
fn futures_that_wait_are_dropped_and_polled_everywhere() {
    let _turn = one_at_a_time();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..2000_u64)
            .map(|n| {
                tokio::spawn(async move {
                    let patience = Duration::from_micros(n % 400);
                    let call = LimitedImpl::short(n);
                    if let Ok(got) = tokio::time::timeout(patience, call).await {
                        assert_eq!(got, n);
                    }
                    assert_eq!(LimitedImpl::short(n).await, n);
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    nothing_is_left();
}

/// A waker may panic when it is cloned, before Go has the call: nothing is counted then, and the permit is there for others.
#[test]
fn a_call_that_does_not_begin_has_no_permit() {
    use std::task::{RawWaker, RawWakerVTable, Waker};
    static PANICS: RawWakerVTable = RawWakerVTable::new(
        |_| std::panic::resume_unwind(Box::new("cloned")),
        |_| (),
        |_| (),
        |_| (),
    );
    let _turn = one_at_a_time();
    block_on(LimitedImpl::alone());
    let before = of("alone").started;
    // A call that looks for its result leaves its waker later.
    let looks = rust2go::config().longest_look();
    rust2go::config().look_for(Duration::ZERO);
    let thread = std::thread::spawn(|| {
        // SAFETY: none of the functions looks at the pointer.
        let waker = unsafe { Waker::from_raw(RawWaker::new(std::ptr::null(), &PANICS)) };
        let mut call = Box::pin(LimitedImpl::alone());
        let _ = call.as_mut().poll(&mut Context::from_waker(&waker));
    });
    assert!(thread.join().is_err());
    rust2go::config().look_for(looks);
    assert_eq!((of("alone").started, of("alone").in_flight()), (before, 0));
    assert_eq!(block_on(LimitedImpl::alone()), 1);
    nothing_is_left();
}
