//! Whether a future looks for its result for a moment before it leaves its waker.
//!
//! To put threads to sleep and to wake them takes many times as long as a short call, on both sides. So where a call is the only
//! one that its thread has on its way, the first poll may look for the result itself, and Go's dispatcher, which is told so, for
//! the next call. It looks for as long as it would take to sleep and to be woken, which is what `config().look_for` sets: so it never costs
//! more than twice what it would have cost otherwise. After a look in vain, the thread leaves out the looks of one call, then of three, of seven, and so on up
//! to [`MOST_LEFT_OUT`], until one finds its result again. With more calls on their way, the thread has better things to do.
//!
//! An executor is not held up by it: a thread that gets [`IN_A_ROW`] results in this way gives the others a turn.

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::line::{self, Line, LINES};
use crate::config::POLICIES;

/// So many calls are not looked for at most, between two that are.
const MOST_LEFT_OUT: u32 = 63;
/// After so many results in a row the task gives way.
const IN_A_ROW: u32 = 64;

#[allow(clippy::declare_interior_mutable_const)] // the initial value of each line
const NONE: Line<AtomicU32> = Line(AtomicU32::new(0));
/// How many calls each thread has on their way.
static ON_THE_WAY: [Line<AtomicU32>; LINES] = [NONE; LINES];

/// Looks of one kind, which get rare where they are in vain.
pub(crate) struct Looks {
    /// Looks that are left out before the next.
    left_out: Cell<u32>,
    /// How many that were after the last one in vain; none since the last that was not.
    penalty: Cell<u32>,
}

struct OfThread {
    looks: Looks,
    /// Results in a row.
    row: Cell<u32>,
}

thread_local! {
    static OF_THREAD: OfThread = const {
        OfThread {
            looks: Looks::new(),
            row: Cell::new(0),
        }
    };
}

/// A call that is on its way.
#[derive(Debug)]
pub(crate) struct OnTheWay {
    line: usize,
    /// Whether to look for its result.
    pub(crate) looks: bool,
}

impl Drop for OnTheWay {
    #[inline]
    fn drop(&mut self) {
        ON_THE_WAY[self.line].0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Counts a call that begins, and says whether to look for its result.
#[inline]
pub(crate) fn begin() -> OnTheWay {
    let line = line::of_thread();
    let alone = ON_THE_WAY[line].0.fetch_add(1, Ordering::Relaxed) == 0;
    OnTheWay {
        line,
        looks: alone && is_promising(),
    }
}

fn is_promising() -> bool {
    OF_THREAD
        .try_with(|of_thread| of_thread.looks.is_promising())
        .unwrap_or(false)
}

/// Looks until there is what is looked for, or for as long as is set. Reports whether there is.
pub(crate) fn look(there: impl FnMut() -> bool) -> bool {
    let found = search(there);
    let _ = OF_THREAD.try_with(|of_thread| {
        of_thread.looks.note(found);
        if !found {
            of_thread.row.set(0);
        }
    });
    found
}

fn search(mut there: impl FnMut() -> bool) -> bool {
    let end = Duration::from_nanos(POLICIES.look_for().into());
    let start = Instant::now();
    loop {
        if (0..8).any(|_| {
            std::hint::spin_loop();
            there()
        }) {
            return true;
        }
        if start.elapsed() >= end {
            return false;
        }
    }
}

impl Looks {
    pub(crate) const fn new() -> Looks {
        Looks {
            left_out: Cell::new(0),
            penalty: Cell::new(0),
        }
    }

    /// Whether to look, this time.
    pub(crate) fn is_promising(&self) -> bool {
        if one_core() || POLICIES.look_for() == 0 {
            return false;
        }
        match self.left_out.get() {
            0 => true,
            n => {
                self.left_out.set(n - 1);
                false
            }
        }
    }

    /// Looks, as [`look`] does.
    pub(crate) fn look(&self, there: impl FnMut() -> bool) -> bool {
        let found = search(there);
        self.note(found);
        found
    }

    fn note(&self, found: bool) {
        let penalty = match found {
            true => 0,
            false => (2 * self.penalty.get() + 1).min(MOST_LEFT_OUT),
        };
        self.penalty.set(penalty);
        self.left_out.set(penalty);
    }
}

/// Whether a task that has found its result at once should let others have their turn before it goes on.
pub(crate) fn gives_way() -> bool {
    OF_THREAD
        .try_with(|of_thread| {
            let row = of_thread.row.get() + 1;
            of_thread.row.set(row % IN_A_ROW);
            row == IN_A_ROW
        })
        .unwrap_or(true)
}

/// Whether there is nobody else to do the work while this thread looks.
fn one_core() -> bool {
    static CORES: AtomicU32 = AtomicU32::new(0);
    let cores = match CORES.load(Ordering::Relaxed) {
        0 => {
            let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get() as u32);
            CORES.store(cores, Ordering::Relaxed);
            cores
        }
        cores => cores,
    };
    cores == 1
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    // Each test of this crate has a thread, and so patience, of its own; lines may be shared.

    /// How many calls are left out before the next look.
    fn left_out() -> u32 {
        let mut calls = 0;
        while !is_promising() {
            calls += 1;
        }
        calls
    }

    #[test]
    fn looks_get_rare_where_they_are_in_vain() {
        if one_core() {
            return;
        }
        assert_eq!(left_out(), 0, "the first call");
        for _ in 0..2 {
            for calls in [1, 3, 7, 15, 31, 63, 63] {
                assert!(!look(|| false));
                assert_eq!(left_out(), calls);
            }
            assert!(look(|| true));
            assert_eq!(left_out(), 0);
        }
    }

    #[test]
    fn a_call_beside_another_is_not_looked_for() {
        let first = begin();
        assert!(!begin().looks);
        drop(first);
    }

    #[test]
    fn a_row_has_an_end() {
        let ways = (0..5 * IN_A_ROW).filter(|_| gives_way()).count();
        assert_eq!(ways, 5);
    }
}
