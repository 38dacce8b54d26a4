//! How long a method that blocks against expectation delays another.

use std::time::{Duration, Instant};

use bench_ours::{Bench, BenchImpl};
use tokio::runtime::Builder;

use crate::figures::median;

/// How often it blocks.
const TIMES: usize = 25;
/// For how long.
const BLOCK: u64 = 300_000;

/// Measures it, and says it.
pub(crate) fn line() -> String {
    let runtime = Builder::new_current_thread().build().expect("tokio starts");
    let (mut alone, mut delayed) = (Vec::new(), Vec::new());
    runtime.block_on(async {
        for _ in 0..TIMES {
            proves_short().await;
            alone.push(other().await);
            let blocked = tokio::spawn(BenchImpl::stumble_later(BLOCK));
            // It gets to Go first.
            tokio::task::yield_now().await;
            delayed.push(other().await);
            blocked.await.expect("no panic");
        }
    });
    let most = |times: &[f64]| times.iter().copied().fold(0.0, f64::max);
    format!(
        "\nFairness: a method that counts for short blocks for {} ms, {TIMES} times; a call of another method meanwhile takes {:.2} ms in the \
         median and {:.2} ms at most ({:.2} and {:.2} ms otherwise)\n",
        BLOCK / 1000,
        median(delayed.clone()),
        most(&delayed),
        median(alone.clone()),
        most(&alone),
    )
}

/// Calls the method that will block until Go's dispatcher runs its handlers itself. After it has blocked that takes thousands of
/// calls.
async fn proves_short() {
    const CALLS: u64 = 1000;
    for _ in 0..1000 {
        let before = bench_ours::rust2go::stats().inline;
        for _ in 0..CALLS {
            BenchImpl::stumble_later(0).await;
        }
        if bench_ours::rust2go::stats().inline - before > CALLS / 2 {
            return;
        }
    }
    panic!("the method does not get short");
}

/// The milliseconds of a call of another method.
async fn other() -> f64 {
    let start = Instant::now();
    BenchImpl::add_later(3, 4).await;
    let time: Duration = start.elapsed();
    time.as_secs_f64() * 1e3
}
