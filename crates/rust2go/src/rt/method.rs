//! A method of a trait as the run time knows it: its name, and what has become of its calls.
//!
//! Calls begin and end on many threads at once, so these two are counted in several cache lines: a relaxed addition to a line
//! that other threads seldom touch. All else is rare, and has one counter. A sync call takes so little time that counting
//! it would show, so of sync methods only failures are counted.

use std::sync::atomic::{AtomicU64, Ordering};

use super::ffi::status;
use super::gate::Gate;
use super::line::{self, Line};

/// Threads share the lines out among themselves.
const SHARDS: usize = 16;

/// What is counted of each call of an async method. Made of zeros, so that a program's file has nothing of it.
pub struct Counts([Line<Shard>; SHARDS]);

struct Shard {
    started: AtomicU64,
    finished: AtomicU64,
}

impl Counts {
    /// Nothing yet.
    #[must_use]
    #[allow(clippy::new_without_default)] // for statics
    pub const fn new() -> Counts {
        #[allow(clippy::declare_interior_mutable_const)] // the initial value of each line
        const NONE: Line<Shard> = Line(Shard {
            started: AtomicU64::new(0),
            finished: AtomicU64::new(0),
        });
        Counts([NONE; SHARDS])
    }

    #[inline]
    fn of_thread(&self) -> &Shard {
        &self.0[line::of_thread() % SHARDS].0
    }
}

impl std::fmt::Debug for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Counts")
    }
}

/// A method.
#[derive(Debug)]
pub struct Method {
    /// `Trait::method`, for messages.
    pub(crate) name: &'static str,
    counts: Option<&'static Counts>,
    gate: Option<&'static Gate>,
    waiting: AtomicU64,
    failed: AtomicU64,
    panicked: AtomicU64,
    cancelled: AtomicU64,
    late: AtomicU64,
}

impl Method {
    /// A sync method.
    #[must_use]
    pub const fn sync(name: &'static str) -> Method {
        Method {
            name,
            counts: None,
            gate: None,
            waiting: AtomicU64::new(0),
            failed: AtomicU64::new(0),
            panicked: AtomicU64::new(0),
            cancelled: AtomicU64::new(0),
            late: AtomicU64::new(0),
        }
    }

    /// An async method, and where its calls are counted.
    #[must_use]
    pub const fn asynchronous(name: &'static str, counts: &'static Counts) -> Method {
        let mut method = Method::sync(name);
        method.counts = Some(counts);
        method
    }

    /// The same method, with a limit on its calls in flight, which other methods may share.
    #[must_use]
    pub const fn limited(mut self, gate: &'static Gate) -> Method {
        self.gate = Some(gate);
        self
    }

    #[inline]
    pub(crate) fn gate(&self) -> Option<&'static Gate> {
        self.gate
    }

    /// A call gets in line at the gate.
    #[cold]
    pub(crate) fn gets_in_line(&self) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
    }

    /// A call has left the line.
    #[cold]
    pub(crate) fn comes_from_line(&self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }

    /// An async call is on its way to Go.
    #[inline]
    pub(crate) fn starts(&self) {
        if let Some(counts) = self.counts {
            // One order with `Api::attach` and `Api::close`; on x86-64 it costs nothing.
            counts.of_thread().started.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// The call does not go to Go after all, or not now.
    #[cold]
    pub(crate) fn starts_not(&self) {
        if let Some(counts) = self.counts {
            counts.of_thread().started.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// The handler of an async call has returned.
    #[inline]
    pub(crate) fn finishes(&self, status: u32) {
        if let Some(counts) = self.counts {
            counts.of_thread().finished.fetch_add(1, Ordering::Relaxed);
        }
        if status != status::DONE {
            self.fails(status);
        }
    }

    /// A call has ended with a status other than `DONE`.
    #[cold]
    pub(crate) fn fails(&self, status: u32) {
        let counter = if status == status::PANIC {
            &self.panicked
        } else {
            &self.failed
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// The future of a call is gone before its handler has returned.
    #[cold]
    pub(crate) fn is_cancelled(&self) {
        self.cancelled.fetch_add(1, Ordering::Relaxed);
    }

    /// A handler has returned although its future was gone.
    #[cold]
    pub(crate) fn is_late(&self) {
        self.late.fetch_add(1, Ordering::Relaxed);
    }

    /// What has been counted. Calls that begin or end meanwhile may be in some of the figures and not in others, but no
    /// more have finished than have started.
    pub(crate) fn figures(&self) -> Figures {
        let sum = |of: fn(&Shard) -> &AtomicU64| -> u64 {
            let shards = self.counts.iter().flat_map(|counts| &counts.0);
            shards.map(|shard| of(&shard.0).load(Ordering::SeqCst)).sum()
        };
        let finished = sum(|shard| &shard.finished);
        Figures {
            // After `finished`: a call starts before it finishes.
            started: sum(|shard| &shard.started).max(finished),
            finished,
            waiting: self.waiting.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
            panicked: self.panicked.load(Ordering::Relaxed),
            cancelled: self.cancelled.load(Ordering::Relaxed),
            late: self.late.load(Ordering::Relaxed),
        }
    }

    /// Whether its calls are counted.
    pub(crate) fn is_async(&self) -> bool {
        self.counts.is_some()
    }
}

/// What has been counted of a method.
#[derive(Debug)]
pub(crate) struct Figures {
    pub(crate) started: u64,
    pub(crate) finished: u64,
    pub(crate) waiting: u64,
    pub(crate) failed: u64,
    pub(crate) panicked: u64,
    pub(crate) cancelled: u64,
    pub(crate) late: u64,
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn calls_of_all_threads_are_counted() {
        static COUNTS: Counts = Counts::new();
        static METHOD: Method = Method::asynchronous("T::m", &COUNTS);
        std::thread::scope(|scope| {
            for _ in 0..2 * SHARDS {
                scope.spawn(|| {
                    METHOD.starts();
                    METHOD.starts();
                    METHOD.finishes(status::DONE);
                });
            }
        });
        METHOD.finishes(status::PANIC);
        METHOD.finishes(status::TYPED);
        let figures = METHOD.figures();
        assert_eq!((figures.started, figures.finished), (64, 34));
        assert_eq!((figures.failed, figures.panicked), (1, 1));
    }
}
