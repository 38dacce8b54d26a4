//! Whether a future looks for its result for a moment before it leaves its waker.
//!
//! To put threads to sleep and to wake them takes many times as long as a short call, on both sides. So where a call is the only
//! one that its thread has on its way, the first poll may look for the result itself, and Go's dispatcher, which is told so, for
//! the next call. A thread does so as long as it is worth while: as long as each call finds the dispatcher awake and
//! has its result within the time that `config().look_for` sets. One call in [`ONE_IN`] tries it otherwise. With more calls on their way, the thread has better
//! things to do.
//!
//! An executor is not held up by it: a thread that gets [`IN_A_ROW`] results in this way gives the others a turn.

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::line::{self, Line, LINES};
use crate::config::POLICIES;

/// The look of a call that tries is so many times the longest: it may have to wait for the dispatcher to be woken.
const TRIAL: u32 = 5;
/// A look in vain is followed by one of a quarter, unless that is less than this part of the longest.
const SHORTEST: u32 = 10;
/// One call in so many tries.
const ONE_IN: u32 = 64;
/// After so many results in a row the task gives way.
const IN_A_ROW: u32 = 16;

#[allow(clippy::declare_interior_mutable_const)] // the initial value of each line
const NONE: Line<AtomicU32> = Line(AtomicU32::new(0));
/// How many calls each thread has on their way.
static ON_THE_WAY: [Line<AtomicU32>; LINES] = [NONE; LINES];

struct OfThread {
    /// The longest look that may be worth while, in nanoseconds.
    look: Cell<u32>,
    /// Calls that were not looked for since the last that was.
    skipped: Cell<u32>,
    /// Results in a row.
    row: Cell<u32>,
}

thread_local! {
    static OF_THREAD: OfThread = const {
        OfThread {
            look: Cell::new(0),
            // The second call tries; the first of all has more to wait for.
            skipped: Cell::new(ONE_IN - 2),
            row: Cell::new(0),
        }
    };
}

/// A look for a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    nanoseconds: u32,
    /// Nothing is known yet of whether it is worth while.
    trial: bool,
}

/// A call that is on its way.
#[derive(Debug)]
pub(crate) struct OnTheWay {
    line: usize,
    /// How long to look for its result, if at all.
    pub(crate) look: Option<Look>,
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
    let look = if alone { promising() } else { None };
    OnTheWay { line, look }
}

fn promising() -> Option<Look> {
    let longest = POLICIES.look_for();
    if one_core() || longest == 0 {
        return None;
    }
    OF_THREAD
        .try_with(|of_thread| {
            let nanoseconds = of_thread.look.get();
            if nanoseconds != 0 {
                return Some(Look {
                    nanoseconds: nanoseconds.min(longest),
                    trial: false,
                });
            }
            let skipped = of_thread.skipped.get() + 1;
            of_thread.skipped.set(skipped % ONE_IN);
            (skipped == ONE_IN).then_some(Look {
                nanoseconds: longest * TRIAL,
                trial: true,
            })
        })
        .unwrap_or(None)
}

/// Looks until there is what is looked for, or for so long. Reports whether there is. Where the dispatcher is not
/// awake, only a trial is worth while.
pub(crate) fn look(look: Look, awake: bool, mut there: impl FnMut() -> bool) -> bool {
    let Look { nanoseconds, trial } = look;
    let found = (awake || trial) && {
        let end = Duration::from_nanos(nanoseconds.into());
        let start = Instant::now();
        loop {
            if (0..8).any(|_| {
                std::hint::spin_loop();
                there()
            }) {
                break true;
            }
            if start.elapsed() >= end {
                break false;
            }
        }
    };
    let longest = POLICIES.look_for();
    let next = match found {
        true => (nanoseconds * 2).min(longest),
        false if trial || nanoseconds / 4 < longest / SHORTEST => 0,
        false => nanoseconds / 4,
    };
    let _ = OF_THREAD.try_with(|of_thread| {
        of_thread.look.set(next);
        if !found {
            of_thread.row.set(0);
        }
    });
    found
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

    /// The default.
    const LONGEST: u32 = 10_000;

    const A_TRIAL: Look = Look {
        nanoseconds: LONGEST * TRIAL,
        trial: true,
    };

    fn left() -> u32 {
        OF_THREAD.with(|of_thread| of_thread.look.get())
    }

    /// The look that is left.
    fn usual() -> Look {
        Look {
            nanoseconds: left(),
            trial: false,
        }
    }

    #[test]
    fn looks_get_shorter_and_end_where_they_are_in_vain() {
        assert!(look(A_TRIAL, false, || true));
        assert_eq!(left(), LONGEST);
        for awake in [false, true] {
            let mut looks = 0;
            while left() > 0 {
                assert!(!look(usual(), awake, || false));
                looks += 1;
            }
            assert!(looks < 4);
            assert!(look(A_TRIAL, true, || true));
        }
        assert!(!look(usual(), false, || true), "nobody is awake");
        assert!(look(usual(), true, || true));
        assert!(!look(A_TRIAL, true, || false));
        assert_eq!(left(), 0);
        if !one_core() {
            let tries = (0..10 * ONE_IN).filter(|_| promising() == Some(A_TRIAL)).count();
            assert_eq!(tries, 10);
        }
    }

    #[test]
    fn a_call_beside_another_is_not_looked_for() {
        let first = begin();
        assert_eq!(begin().look, None);
        drop(first);
    }

    #[test]
    fn a_row_has_an_end() {
        let ways = (0..5 * IN_A_ROW).filter(|_| gives_way()).count();
        assert_eq!(ways, 5);
    }
}
