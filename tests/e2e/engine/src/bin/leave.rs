//! Programs that end while calls are in flight, each in its way; `tests/shutdown.rs` runs them.

use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::task::Context;
use std::time::{Duration, Instant};

use e2e_engine::api::*;
use futures::executor::block_on;
use futures::task::noop_waker;
use rust2go::{shutdown, GoError};

type Call<T> = Pin<Box<dyn Future<Output = T>>>;

fn begun<T>(call: impl Future<Output = T> + 'static) -> Call<T> {
    let mut call: Call<T> = Box::pin(call);
    let waker = noop_waker();
    assert!(call.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    call
}

/// Calls of every kind, under way on this thread, on two others, and on those of a run time. Leaks what must live on.
fn busy() {
    for key in 0..20 {
        std::mem::forget(begun(EngineImpl::obeys()));
        std::mem::forget(begun(EngineImpl::ignores(key)));
        std::mem::forget(begun(LimitedImpl::hold(key)));
        drop(begun(EngineImpl::sleeps(100 * key + 1)));
    }
    for _ in 0..2 {
        std::thread::spawn(|| loop {
            block_on(EngineImpl::add(1, 2));
            let _ = EngineImpl::fails_at_once();
        });
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .expect("a run time");
    for n in 0..50 {
        runtime.spawn(async move {
            loop {
                EngineImpl::sleeps(n).await;
            }
        });
    }
    std::mem::forget(runtime);
    std::thread::sleep(Duration::from_millis(20));
}

/// Waits for a call that fails because of the shut-down.
fn is_refused() {
    let later = block_on(EngineImpl::fails());
    assert_eq!(later, Err(GoError::ShutDown));
    assert_eq!(EngineImpl::fails_at_once(), Err(GoError::ShutDown));
}

fn clean() {
    let obeys: Vec<_> = (0..10).map(|_| begun(EngineImpl::until_cancelled())).collect();
    let why = begun(EngineImpl::why(1));
    drop(begun(EngineImpl::sleeps(20_000)));
    let start = Instant::now();
    let report = shutdown(Duration::from_secs(20));
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.stopped, 12);
    assert_eq!(report.to_string(), "12 Go calls have stopped");
    assert!(start.elapsed() < Duration::from_secs(10));
    // What the handlers have returned is there.
    for call in obeys {
        assert!(block_on(call).expect_err("the handler's error").is_cancelled());
    }
    block_on(why);
    is_refused();
    // Again, for nothing.
    assert_eq!(shutdown(Duration::ZERO).stopped, 0);
}

fn stuck() {
    let _stuck = [begun(EngineImpl::ignores(1)), begun(EngineImpl::ignores(1))];
    let _obeys = begun(EngineImpl::obeys());
    let start = Instant::now();
    let report = shutdown(Duration::from_millis(200));
    assert!(start.elapsed() >= Duration::from_millis(200));
    assert_eq!(
        report.to_string(),
        "1 Go calls have stopped; still running: Engine::ignores (2)"
    );
}

/// Calls that wait for their turn fail at once, and wake whoever waits for them.
fn waiting() {
    let mut held: Vec<_> = (0..3).map(|_| begun(LimitedImpl::tries(1))).collect();
    drop(held.pop());
    let waiting: Vec<_> = (0..10)
        .map(|_| std::thread::spawn(|| block_on(LimitedImpl::tries(1))))
        .collect();
    while rust2go::stats().total().waiting < 10 {
        std::thread::sleep(Duration::from_millis(1));
    }
    drop(begun(LimitedImpl::tries(1)));
    let report = shutdown(Duration::from_millis(50));
    assert_eq!(report.running[0].calls, 3, "{report}");
    for thread in waiting {
        assert_eq!(thread.join().expect("no panic"), Err(GoError::ShutDown));
    }
}

/// Calls begin on many threads while the end comes: each is waited for or refused, and when nothing is left, nothing comes.
fn race() {
    let threads: Vec<_> = (0..4)
        .map(|n| {
            std::thread::spawn(move || loop {
                let ended = if n == 0 {
                    block_on(LimitedImpl::tries(0))
                } else {
                    block_on(EngineImpl::succeeds())
                };
                if let Err(error) = ended {
                    assert_eq!(error, GoError::ShutDown);
                    break;
                }
            })
        })
        .collect();
    std::thread::sleep(Duration::from_millis(10));
    let report = shutdown(Duration::from_secs(20));
    assert!(report.is_clean(), "{report}");
    let started = rust2go::stats().total().completed;
    for thread in threads {
        thread.join().expect("no panic");
    }
    let total = rust2go::stats().total();
    assert_eq!((total.started, total.completed), (started, started));
}

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("return") => {
            busy();
            return ExitCode::from(3);
        }
        Some("exit") => {
            busy();
            std::process::exit(4)
        }
        Some("exit elsewhere") => {
            busy();
            std::thread::spawn(|| std::process::exit(5));
            block_on(EngineImpl::ignores(99));
        }
        Some("panic") => {
            busy();
            panic!("on purpose");
        }
        Some("drop") => {
            // A run time is dropped with everything that it waits for.
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .build()
                .expect("a run time");
            for n in 0..100 {
                runtime.spawn(EngineImpl::sleeps(n * 10));
                runtime.spawn(EngineImpl::ignores(n));
                runtime.spawn(EngineImpl::obeys());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Some("shutdown") => {
            busy_with_results();
            let _ = shutdown(Duration::from_millis(50));
        }
        Some("nothing") => {
            // Before the first call.
            assert!(shutdown(Duration::from_secs(1)).is_clean());
            is_refused();
        }
        Some("clean") => clean(),
        Some("stuck") => stuck(),
        Some("waiting") => waiting(),
        Some("race") => race(),
        other => panic!("there is no way {other:?}"),
    }
    ExitCode::SUCCESS
}

/// Calls whose callers live with errors.
fn busy_with_results() {
    for _ in 0..3 {
        std::thread::spawn(|| loop {
            let _ = block_on(EngineImpl::succeeds());
            let _ = block_on(LimitedImpl::tries(0));
        });
    }
    std::mem::forget(begun(EngineImpl::ignores(1)));
}
