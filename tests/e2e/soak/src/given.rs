//! Calls that give the other side something to call in its turn: closures, streams, objects.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::Arc;

use futures::stream::{self, StreamExt};
use rust2go::GoError;

use crate::api::*;
use crate::calls::{once_more, Way};
use crate::random::Random;
use crate::tally::{count, counted, same, wrong, TALLY};

/// A closure that lives as long as the call.
pub fn lent_closure(random: &mut Random) {
    let numbers: Vec<u64> = (0..random.below(20)).collect();
    let calls = AtomicU64::new(0);
    let sum = SoakImpl::visits(&numbers, &|number| {
        calls.fetch_add(1, Relaxed);
        2 * number
    });
    same("visits", sum, numbers.iter().map(|number| 2 * number).sum());
    same("visits: calls", calls.into_inner(), numbers.len() as u64);
}

/// A closure that Go has as long as it likes, and whose futures Go waits for.
pub async fn closure(number: u64) {
    let kept = Arc::new(number);
    let ask = move |more: u64| -> rust2go::BoxFuture<Result<u64, GoError>> {
        let kept = Arc::clone(&kept);
        Box::pin(async move {
            std::future::poll_fn(once_more(more % 2 == 0)).await;
            if *kept % 10 == 0 {
                return Err(GoError::msg("a closure's, on purpose"));
            }
            Ok(*kept + more)
        })
    };
    match counted(SoakImpl::asks(number, Box::new(ask))).await {
        Ok(got) if number % 10 != 0 => same("asks", got, 2 * number + 3),
        Err(error) if number % 10 == 0 && error.to_string().contains("a closure's") => count(&TALLY.failures),
        other => wrong(format!("asks {number}: {other:?}")),
    }
}

/// Reads a stream of Go's to its end, or not.
pub async fn stream_of_go(mut random: Random) {
    let (from, count_of) = (random.below(1 << 40), random.below(600));
    let way = [Way::Value, Way::Error, Way::Panic][random.below(3) as usize];
    let most = if random.one_in(3) {
        random.below(400)
    } else {
        u64::MAX
    };
    let mut numbers = counted(SoakImpl::counts(from, count_of, way as u8));
    let mut read = 0;
    while read < most {
        match (numbers.next().await, way) {
            (Some(Ok(number)), _) => same("a number of a stream", number, from + read),
            (Some(Err(GoError::Returned { .. })), Way::Error)
            | (Some(Err(GoError::Panic { .. })), Way::Panic) => {
                count(&TALLY.failures);
                same("an error after", read, count_of);
                same("after an error", numbers.next().await, None);
                return;
            }
            (None, Way::Value) => return same("a stream's length", read, count_of),
            (other, _) => return wrong(format!("{way:?}, a stream's item {read}: {other:?}")),
        }
        read += 1;
    }
}

/// Has Go read a stream of Rust's to its end, or not.
pub async fn stream_of_rust(mut random: Random) {
    let (length, most) = (random.below(300), random.below(400));
    let now_and_then = random.below(50) + 1;
    let numbers = stream::iter(0..length).then(move |number| async move {
        std::future::poll_fn(once_more(number % now_and_then == 0)).await;
        number
    });
    let sum = counted(SoakImpl::sums(Box::pin(numbers), most)).await;
    same("sums", sum, (0..length.min(most)).sum());
}

/// An object of Go's that lives for two calls.
pub fn meter(number: u64) {
    let meter = SoakImpl::meter(number);
    same("a meter", meter.add(1), number + 1);
    same("a meter", meter.clone().add(2), number + 3);
}

/// An object of Go's whose call may outlive what Rust has of it.
pub async fn object_of_go(number: u64, microseconds: u64) {
    let meter = SoakImpl::meter(number);
    let got = counted(meter.wait(microseconds)).await;
    same("a meter that waits", got, number);
}

struct Counter(u64);

impl Gauge for Counter {
    async fn read(&self, polls: u64) -> Result<u64, GoError> {
        std::future::poll_fn(once_more(polls > 0)).await;
        Ok(self.0)
    }
}

/// An object of Rust's, which Go lets go of by its own collector, or at once.
pub async fn object_of_rust(number: u64) {
    let gauge = GaugeImpl::new(Counter(number));
    match counted(SoakImpl::reads(gauge)).await {
        Ok(got) => same("a gauge", got, number),
        Err(error) => wrong(format!("a gauge: {error:?}")),
    }
}
