//! What the program itself counts of its calls, to be held against `rust2go::stats()` and against what Go has counted.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::Mutex;
use std::task::{Context, Poll};

use futures::Stream;

/// Async calls by what became of them, and what was wrong.
#[derive(Debug)]
pub struct Tally {
    /// Sync calls.
    pub sync: AtomicU64,
    /// Futures that were polled.
    pub begun: AtomicU64,
    /// Of these, those that gave their result, or panicked with Go's message.
    pub ended: AtomicU64,
    /// Of these, those that were dropped before.
    pub dropped: AtomicU64,
    /// Of these, those that were leaked.
    pub leaked: AtomicU64,
    /// What the leaked ones have allocated.
    pub leaked_allocations: AtomicU64,
    /// Futures that were dropped before anybody had polled them.
    pub unpolled: AtomicU64,
    /// Errors and panics that were to come, and came.
    pub failures: AtomicU64,
    pub threads: AtomicU64,
    pub run_times: AtomicU64,
    pub children: AtomicU64,
    pub signals: AtomicU64,
    pub wrong: AtomicU64,
    texts: Mutex<Vec<String>>,
}

pub static TALLY: Tally = Tally {
    sync: AtomicU64::new(0),
    begun: AtomicU64::new(0),
    ended: AtomicU64::new(0),
    dropped: AtomicU64::new(0),
    leaked: AtomicU64::new(0),
    leaked_allocations: AtomicU64::new(0),
    unpolled: AtomicU64::new(0),
    failures: AtomicU64::new(0),
    threads: AtomicU64::new(0),
    run_times: AtomicU64::new(0),
    children: AtomicU64::new(0),
    signals: AtomicU64::new(0),
    wrong: AtomicU64::new(0),
    texts: Mutex::new(Vec::new()),
};

/// Adds one.
pub fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Relaxed);
}

/// Something is not as it must be. The first few are kept for the report.
pub fn wrong(what: String) {
    count(&TALLY.wrong);
    if let Ok(mut texts) = TALLY.texts.lock() {
        if texts.len() < 20 {
            texts.push(what);
        }
    }
}

/// Says so if the two are not equal.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, got: T, wanted: T) {
    if got != wanted {
        wrong(format!("{what}: {got:?} in place of {wanted:?}"));
    }
}

/// What was wrong, in words.
pub fn texts() -> Vec<String> {
    TALLY.texts.lock().map(|texts| texts.clone()).unwrap_or_default()
}

/// A call's future, or its stream, counted.
pub struct Counted<F> {
    call: F,
    state: State,
}

#[derive(PartialEq)]
enum State {
    New,
    Begun,
    Ended,
}

/// Counts what becomes of a call, or of one that makes a stream.
pub fn counted<F: Unpin>(call: F) -> Counted<F> {
    Counted {
        call,
        state: State::New,
    }
}

impl<F: Future + Unpin> Future for Counted<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        if self.state == State::New {
            count(&TALLY.begun);
        }
        // Where the poll panics, the call has ended, too.
        self.state = State::Ended;
        let ends = Ends;
        let polled = Pin::new(&mut self.call).poll(context);
        if polled.is_pending() {
            self.state = State::Begun;
            std::mem::forget(ends);
        }
        polled
    }
}

/// Counts a call that has ended.
struct Ends;

impl Drop for Ends {
    fn drop(&mut self) {
        count(&TALLY.ended);
    }
}

impl<S: Stream + Unpin> Stream for Counted<S> {
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        if self.state == State::New {
            count(&TALLY.begun);
            self.state = State::Begun;
        }
        let polled = Pin::new(&mut self.call).poll_next(context);
        if matches!(polled, Poll::Ready(None)) && self.state == State::Begun {
            self.state = State::Ended;
            count(&TALLY.ended);
        }
        polled
    }
}

impl<F> Drop for Counted<F> {
    fn drop(&mut self) {
        match self.state {
            State::New => count(&TALLY.unpolled),
            State::Begun => count(&TALLY.dropped),
            State::Ended => {}
        }
    }
}
