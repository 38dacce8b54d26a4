//! Cache lines that the threads share out among themselves.
//!
//! Each thread has one of its own, as long as there are no more threads than lines; threads that share one only meet more
//! often.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many there are. Loom watches no more than a few.
pub(crate) const LINES: usize = if cfg!(loom) { 2 } else { 64 };

/// What has a cache line of its own.
#[repr(align(64))]
pub(crate) struct Line<T>(pub(crate) T);

static THREADS: AtomicUsize = AtomicUsize::new(0);
const UNKNOWN: usize = usize::MAX;

thread_local! {
    static NUMBER: Cell<usize> = const { Cell::new(UNKNOWN) };
}

/// The number of this thread's line.
#[inline]
pub(crate) fn of_thread() -> usize {
    number_of_thread() % LINES
}

/// This thread's own number.
#[inline]
pub(crate) fn number_of_thread() -> usize {
    // A thread whose locals are gone may use any.
    NUMBER
        .try_with(|number| {
            if number.get() == UNKNOWN {
                number.set(THREADS.fetch_add(1, Ordering::Relaxed));
            }
            number.get()
        })
        .unwrap_or(0)
}
