//! What a caller may do with a call.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use e2e_calls::api::*;
use futures::executor::block_on;
use futures::future::join_all;
use futures::task::noop_waker;

fn order(n: usize) -> Order {
    Order {
        id: n as u64,
        items: (0..n).map(|i| format!("item {i} of {n}")).collect(),
    }
}

/// A key that no other test of this process uses.
fn key() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn poll_once<F: Future>(future: &mut std::pin::Pin<Box<F>>) -> Poll<F::Output> {
    future.as_mut().poll(&mut Context::from_waker(&noop_waker()))
}

/// Waits for what another thread or goroutine is about to do.
fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < Duration::from_secs(30), "never came: {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

async fn a_little_of_everything(n: usize) {
    assert_eq!(CallsImpl::add_later(n as u64, 1).await, n as u64 + 1);
    assert_eq!(CallsImpl::sleep(1, order(n % 10)).await, order(n % 10));
    assert_eq!(CallsImpl::sent(order(3)).await, order(3));
    assert_eq!(CallsImpl::safe(order(n % 5)).await, order(n % 5));
    assert_eq!(CallsImpl::gives_back(order(2), 5).await, (7, (order(2), 5)));
    assert_eq!(CallsImpl::mem(1).await + CallsImpl::shm(2).await, 3);
    CallsImpl::nothing().await;
    CallsImpl::no_output().await;
    let order = order(4);
    // SAFETY: polled to its end, with what it borrows alive.
    assert_eq!(unsafe { CallsImpl::borrowed(&order) }.await, 4);
}

#[test]
fn tokio_with_many_threads() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..200)
            .map(|n| tokio::spawn(a_little_of_everything(n)))
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
}

/// Defect 14: no driver of the run time is needed.
#[test]
fn tokio_with_one_thread_and_nothing_enabled() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(join_all((0..100).map(a_little_of_everything)));
}

#[test]
fn monoio() {
    let mut runtime = monoio::RuntimeBuilder::<monoio::LegacyDriver>::new()
        .build()
        .unwrap();
    runtime.block_on(join_all((0..50).map(a_little_of_everything)));
}

#[test]
fn smol_and_futures() {
    smol::block_on(join_all((0..100).map(a_little_of_everything)));
    block_on(join_all((0..100).map(a_little_of_everything)));
}

/// Defect 14: no run time that made the first call owns anything.
#[test]
fn several_run_times_in_one_process() {
    let threads: Vec<_> = (0..6)
        .map(|n| {
            std::thread::spawn(move || match n % 3 {
                0 => tokio::runtime::Builder::new_current_thread()
                    .build()
                    .unwrap()
                    .block_on(join_all((0..50).map(a_little_of_everything))),
                1 => smol::block_on(join_all((0..50).map(a_little_of_everything))),
                _ => block_on(join_all((0..50).map(a_little_of_everything))),
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

#[test]
fn a_future_moves_between_threads() {
    let mut future = Box::pin(CallsImpl::sleep(20, order(3)));
    assert!(poll_once(&mut future).is_pending());
    let got = std::thread::spawn(move || block_on(future)).join().unwrap();
    assert_eq!(got, order(3));
}

/// Defect 17.
#[test]
fn a_dropped_future_cancels_the_context() {
    let key = key();
    let mut future = Box::pin(CallsImpl::wait_for_cancel(key));
    assert!(poll_once(&mut future).is_pending());
    assert!(!CallsImpl::ended(key));
    drop(future);
    eventually("the handler's end", || CallsImpl::ended(key));
}

#[test]
fn parameters_live_until_the_handler_ends_although_the_future_is_gone() {
    let key = key();
    let mut future = Box::pin(CallsImpl::ignore_cancel(key, order(5)));
    assert!(poll_once(&mut future).is_pending());
    drop(future);
    // Whatever was freed is used again.
    let noise: Vec<_> = (0..1000).map(|_| order(5)).collect();
    CallsImpl::let_go(key);
    eventually("the handler's end", || CallsImpl::ended(key));
    assert_eq!(CallsImpl::seen(key), order(5).items);
    drop(noise);
}

#[test]
fn a_leaked_future_harms_nobody() {
    let key = key();
    let mut future = Box::pin(CallsImpl::ignore_cancel(key, order(2)));
    assert!(poll_once(&mut future).is_pending());
    std::mem::forget(future);
    CallsImpl::let_go(key);
    eventually("the handler's end", || CallsImpl::ended(key));
    assert_eq!(CallsImpl::seen(key), order(2).items);
}

#[test]
fn a_future_that_is_never_polled_calls_nothing() {
    let key = key();
    drop(CallsImpl::wait_for_cancel(key));
    std::thread::sleep(Duration::from_millis(20));
    assert!(!CallsImpl::ended(key));
}

#[test]
fn a_future_dropped_after_completion_is_fine() {
    for _ in 0..100 {
        let mut future = Box::pin(CallsImpl::sent(order(3)));
        // The first poll may find the result already.
        if let Poll::Ready(got) = poll_once(&mut future) {
            assert_eq!(got, order(3));
        }
        std::thread::yield_now();
        drop(future);
    }
}

/// A task whose calls are so short that their results are found at once must not keep the others waiting.
#[test]
fn short_calls_give_way() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let done = Arc::new(AtomicU64::new(0));
        let seen = Arc::clone(&done);
        let caller = tokio::spawn(async move {
            while seen.load(Ordering::Relaxed) == 0 {
                assert_eq!(CallsImpl::add_later(3, 4).await, 7);
            }
        });
        let other = tokio::spawn(async move {
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            done.store(1, Ordering::Relaxed);
        });
        other.await.unwrap();
        caller.await.unwrap();
    });
}

#[test]
fn a_future_is_ready_once_and_stays_quiet_when_polled_in_vain() {
    let key = key();
    let mut future = Box::pin(CallsImpl::ignore_cancel(key, order(1)));
    for _ in 0..100 {
        assert!(poll_once(&mut future).is_pending());
    }
    CallsImpl::let_go(key);
    let mut ready = None;
    eventually("the result", || {
        if let Poll::Ready(order) = poll_once(&mut future) {
            ready = Some(order);
        }
        ready.is_some()
    });
    assert_eq!(ready, Some(order(1)));
}

/// Defect 16: Go calls the waker, and a panic must not unwind into Go.
#[test]
fn a_waker_that_panics_harms_nobody() {
    struct Panics(AtomicU64);
    impl Wake for Panics {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
            // Without the message that `panic!` would write among those of the tests.
            std::panic::resume_unwind(Box::new(()));
        }
    }
    let waker = Arc::new(Panics(AtomicU64::new(0)));
    let key = key();
    let mut future = Box::pin(CallsImpl::ignore_cancel(key, order(1)));
    let polled = future
        .as_mut()
        .poll(&mut Context::from_waker(&Waker::from(Arc::clone(&waker))));
    assert!(polled.is_pending());
    CallsImpl::let_go(key);
    eventually("the waker's panic", || waker.0.load(Ordering::Relaxed) == 1);
    assert_eq!(block_on(future), order(1));
    assert_eq!(block_on(CallsImpl::add_later(1, 2)), 3);
}

#[test]
fn timeouts_drop_and_the_rest_goes_on() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..300)
            .map(|n| {
                tokio::spawn(async move {
                    let call = CallsImpl::sleep(n % 7, order(3));
                    match tokio::time::timeout(Duration::from_millis(3), call).await {
                        Ok(got) => assert_eq!(got, order(3)),
                        Err(_) => assert_eq!(CallsImpl::add_later(n, n).await, 2 * n),
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
}

#[test]
fn no_goroutine_stays() {
    let before = CallsImpl::goroutines();
    block_on(join_all((0..500).map(|n| CallsImpl::add_later(n, n))));
    // Other tests of this process run at the same time: fewer than what was started is all that can be said.
    eventually("the end of the goroutines", || {
        CallsImpl::goroutines() < before + 400
    });
}

#[test]
fn many_threads_that_come_and_go() {
    for _ in 0..20 {
        let threads: Vec<_> = (0..10)
            .map(|n| {
                std::thread::spawn(move || {
                    assert_eq!(CallsImpl::add(n, n), 2 * n);
                    assert_eq!(block_on(CallsImpl::sent(order(3))), order(3));
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
    }
}

#[test]
fn futures_of_owned_parameters_are_send_and_static() {
    fn check<T: Send + 'static>(_: &T) {}
    fn sync<T: Sync>(_: &T) {}
    check(&CallsImpl::sleep(1, order(1)));
    check(&CallsImpl::safe(order(1)));
    let sent = CallsImpl::sent(order(1));
    check(&sent);
    sync(&sent);
}
