//! Wake-ups of calls that have completed, most of which are left to the threads that poll.
//!
//! To wake a task from another thread than its executor's takes a system call where the executor waits for timers or sockets too, as tokio's with one thread
//! does; on that thread it takes a push to a list. So where wake-ups turn out to be [dear](DEAR), only one at a time of the calls that Go's dispatcher completes
//! and whose futures were polled last by one thread is woken by the dispatcher: the *scout*. The wakers of all others that complete before the scout is
//! polled are left on the thread's *tray*, and its poll wakes them first of all.
//!
//! What always holds, and why:
//!
//! 1. *A waker that is left is woken once.* It is put on its tray, and taken off, under the tray's lock.
//! 2. *No wake-up depends on a poll.* The scout may be leaked, or polled much later, or have found its result by a poll that nobody had asked for. So a tray
//!    is emptied as well by the drop of the scout and by each [`POLLS`]th poll of a thread that has one, and Go sends other scouts: from the time when it learns
//!    that something has been left, its watcher calls [`wake_old`] with each tick until there is nothing any more (`owe` in `go/dispatch.go`). It learns it
//!    when the completion returns; where a waker keeps that of a list from returning, the watcher, which gives the queue to another then, does it until it returns. A completion
//!    of a single call leaves it or wakes it. A waker that blocks within [`wake_old`] does not keep the watcher from calling it again. From the second tick on one more is woken with each, after [`PATIENT`] of these two, then four, and so on: not all
//!    at once, because tokio has what is woken from elsewhere wait for one in 31 turns while it has others, and the reason may be that the thread did not run.
//! 3. *Nobody has a lock while a waker runs*, and its panic ends with it. Where one blocks, up to [`LIST`] calls wait with it, which were woken together; those that come
//!    after them are still on the tray, for others.
//!
//! Which trays have something on them, and who the scouts are, changes under the locks of the trays. Who reads it without may be late, which 2 is for.

use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::PoisonError;
use std::task::Waker;
use std::time::{Duration, Instant};

use super::line::{self, Line, LINES};
use super::panics;
use super::promise;
use super::sync::{AtomicU32, AtomicU64, AtomicUsize, Mutex, MutexGuard, Ordering};

/// So many calls at most are completed before the first of them is woken, and so many are taken off a tray together.
pub(crate) const LIST: usize = 16;
/// A wake-up that takes longer is dear: to leave it and to make it where it is cheap takes a quarter of it.
const DEAR: Duration = Duration::from_nanos(400);
/// Of so many lists, the first wake-up of one is timed.
const TIMED: u64 = 4;
/// As many of a place's wake-ups as were dear, less those that were not, but not more than twice this. From here on they are left.
const MANY: u32 = 4;
/// So many more have to be dear once a scout has turned out to be polled by several threads, which share the work.
const SHARED: u32 = 64;
/// With each of so many ticks one more is woken of a tray that is still not empty; then two, four, and so on.
const PATIENT: u32 = 4;
/// A thread that polls so many futures of calls has seen its scout, where that is to be seen: after 31 or 61 tasks tokio looks for those that were woken from
/// elsewhere.
const POLLS: u32 = 64;

/// So much room a tray keeps while it is empty.
const MOST_KEPT: usize = 1024;

/// A future awaits its call by this waker, and was polled last there.
#[derive(Debug)]
pub(crate) struct Awaiting {
    waker: Waker,
    home: Home,
}

/// A call that has completed: the address of its task, by which its future is known, and the one who awaits it.
pub(crate) type Completed = (usize, Awaiting);

/// Nobody, in a list.
pub(crate) const NOBODY: Option<Completed> = None;

/// The thread where a future was polled last, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Home(usize);

impl Home {
    /// This thread.
    #[inline]
    pub(crate) fn here() -> Home {
        Home(line::number_of_thread())
    }

    /// The place of its tray, which others share where there are many threads.
    #[inline]
    fn place(self) -> usize {
        self.0 % LINES
    }
}

impl Awaiting {
    /// For a future that is polled here.
    #[inline]
    pub(crate) fn new(waker: &Waker) -> Awaiting {
        Awaiting {
            waker: waker.clone(),
            home: Home::here(),
        }
    }

    /// Makes it that of a future that is polled here with this waker, and reports whether it could.
    #[inline]
    pub(crate) fn will_wake(&mut self, waker: &Waker) -> bool {
        self.home = Home::here();
        self.waker.will_wake(waker)
    }

    /// Wakes from here.
    #[inline]
    pub(crate) fn wake(self) {
        panics::wake(self.waker);
    }
}

struct Trays {
    /// A bit for each place whose tray has something on it.
    some: AtomicU64,
    /// How many lists of calls have been woken.
    lists: AtomicU64,
    /// How often Go has asked for what is old.
    ticks: AtomicU64,
    /// How dear wake-ups have been.
    dear: [AtomicU32; LINES],
    /// The scout of each place: the address of its task, or 0.
    scouts: [Line<AtomicUsize>; LINES],
    trays: [Line<Mutex<Tray>>; LINES],
}

struct Tray {
    /// Whose it is while there is a scout.
    home: Home,
    left: VecDeque<Completed>,
    /// The tick when the first of them was left.
    since: u64,
    /// With how many ticks some of them have been woken.
    ticks: u32,
}

#[cfg(not(loom))]
static TRAYS: Trays = Trays::new();

#[cfg(loom)]
loom::lazy_static! {
    static ref TRAYS: Trays = Trays::new();
}

/// Wakes these, or leaves them to the scouts. Reports whether it left any: then the caller sees to it that [`wake_old`] is called with each tick until it has nothing
/// more to do.
pub(crate) fn wake(list: &mut [Option<Completed>]) -> bool {
    TRAYS.wake(list)
}

/// Wakes some of those that had been left when this was called the last time. Reports whether there are any left, new ones too.
pub(crate) fn wake_old() -> bool {
    TRAYS.wake_old()
}

/// The future of this task is polled here, or dropped. Wakes those that have been left to it; from here on it is at home here.
#[inline]
pub(crate) fn arrive(task: usize, home: &mut Home) {
    let before = std::mem::replace(home, Home::here());
    if TRAYS.scouts[before.place()].0.load(Ordering::Relaxed) == task {
        if before != *home {
            TRAYS.dear[before.place()].store(0, Ordering::Relaxed);
        }
        TRAYS.empty(before.place());
    } else if is_one_of_many() {
        TRAYS.empty(home.place());
    }
}

/// Whether this poll is one of those after which a thread's tray is emptied anyway.
fn is_one_of_many() -> bool {
    thread_local! {
        static COUNT: Cell<u32> = const { Cell::new(0) };
    }
    COUNT
        .try_with(|count| {
            count.set(count.get().wrapping_add(1));
            count.get() % POLLS == 0
        })
        .unwrap_or(true)
}

impl Trays {
    #[cfg(not(loom))]
    const fn new() -> Trays {
        #[allow(clippy::declare_interior_mutable_const)] // the initial value of each
        const NONE: Line<AtomicUsize> = Line(AtomicUsize::new(0));
        #[allow(clippy::declare_interior_mutable_const)]
        const CHEAP: AtomicU32 = AtomicU32::new(SHARED);
        #[allow(clippy::declare_interior_mutable_const)]
        const EMPTY: Line<Mutex<Tray>> = Line(Mutex::new(Tray::new()));
        Trays {
            some: AtomicU64::new(0),
            lists: AtomicU64::new(0),
            ticks: AtomicU64::new(0),
            dear: [CHEAP; LINES],
            scouts: [NONE; LINES],
            trays: [EMPTY; LINES],
        }
    }

    #[cfg(loom)]
    fn new() -> Trays {
        Trays {
            some: AtomicU64::new(0),
            lists: AtomicU64::new(0),
            ticks: AtomicU64::new(0),
            dear: std::array::from_fn(|_| AtomicU32::new(SHARED)),
            scouts: std::array::from_fn(|_| Line(AtomicUsize::new(0))),
            trays: std::array::from_fn(|_| Line(Mutex::new(Tray::new()))),
        }
    }

    fn wake(&self, list: &mut [Option<Completed>]) -> bool {
        let mut left = false;
        // First those that are left: the scout should find them.
        for first in 0..list.len() {
            if let Some((task, Awaiting { home, .. })) = &list[first] {
                let (task, home) = (*task, *home);
                if self.is_dear(home) {
                    left |= self.leave(task, home, &mut list[first..]);
                }
            }
        }
        let lists = self.lists.fetch_add(1, Ordering::Relaxed) + 1;
        let mut timed = lists % TIMED == 0;
        for (_, awaiting) in list.iter_mut().filter_map(Option::take) {
            if std::mem::take(&mut timed) {
                self.wake_timed(awaiting);
            } else {
                awaiting.wake();
            }
        }
        left
    }

    fn wake_old(&self) -> bool {
        let now = self.ticks.fetch_add(1, Ordering::Relaxed) + 1;
        let mut some = self.some.load(Ordering::Relaxed);
        while some != 0 {
            let place = some.trailing_zeros() as usize;
            some &= some - 1;
            let mut tray = self.tray(place);
            if now.wrapping_sub(tray.since) > 1 {
                tray.ticks += 1;
                let count = 1 << tray.ticks.saturating_sub(PATIENT).min(16);
                drop(tray);
                self.wake_some(place, count, true);
            }
        }
        self.some.load(Ordering::Relaxed) != 0
    }

    fn is_dear(&self, home: Home) -> bool {
        self.dear[home.place()].load(Ordering::Relaxed) >= SHARED + MANY
    }

    /// Wakes, and takes note of how dear that is.
    fn wake_timed(&self, awaiting: Awaiting) {
        let dear = &self.dear[awaiting.home.place()];
        let began = Instant::now();
        awaiting.wake();
        let before = dear.load(Ordering::Relaxed);
        let now = if began.elapsed() > DEAR {
            (before + 1).min(SHARED + 2 * MANY)
        } else if before > SHARED {
            before - 1
        } else {
            before
        };
        if now != before {
            dear.store(now, Ordering::Relaxed);
        }
    }

    /// Leaves those of this home, the first of which is this task, but for a scout where there is none. Reports whether there were any.
    fn leave(&self, task: usize, home: Home, list: &mut [Option<Completed>]) -> bool {
        let place = home.place();
        let mut tray = self.tray(place);
        let left = if self.scouts[place].0.load(Ordering::Relaxed) == 0 {
            self.scouts[place].0.store(task, Ordering::Relaxed);
            tray.home = home;
            &mut list[1..]
        } else if tray.home == home {
            list
        } else {
            return false; // another thread's, with which this one shares the place
        };
        let before = tray.left.len();
        for completed in left {
            if matches!(completed, Some((_, awaiting)) if awaiting.home == home) {
                tray.left.extend(completed.take());
            }
        }
        let after = tray.left.len();
        if before == 0 && after > 0 {
            tray.since = self.ticks.load(Ordering::Relaxed);
            self.some.fetch_or(1 << place, Ordering::Relaxed);
        }
        after > before
    }

    /// Wakes what is on this tray, which has no scout then.
    #[cold]
    fn empty(&self, place: usize) {
        // A waker might call Go.
        if !promise::is_given() {
            self.wake_some(place, usize::MAX, false);
        }
    }

    /// Wakes so many of a tray, which have been there for longest. The last of them is its scout, if one is wanted.
    fn wake_some(&self, place: usize, mut count: usize, scout: bool) {
        while count > 0 {
            let mut list = [NOBODY; LIST];
            let mut tray = self.tray(place);
            let some = count.min(LIST).min(tray.left.len());
            let last = tray.left.range(..some).next_back().filter(|_| scout);
            let task = last.map_or(0, |(task, _)| *task);
            self.scouts[place].0.store(task, Ordering::Relaxed);
            for (next, left) in list.iter_mut().zip(tray.left.drain(..some)) {
                *next = Some(left);
            }
            count -= some;
            if tray.left.is_empty() {
                count = 0;
                tray.ticks = 0;
                tray.left.shrink_to(MOST_KEPT);
                self.some.fetch_and(!(1 << place), Ordering::Relaxed);
            }
            drop(tray);
            for (_, awaiting) in list.into_iter().flatten() {
                awaiting.wake();
            }
        }
    }

    fn tray(&self, place: usize) -> MutexGuard<'_, Tray> {
        // Nothing panics while it is locked.
        self.trays[place].0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tray {
    const fn new() -> Tray {
        Tray {
            home: Home(0),
            left: VecDeque::new(),
            since: 0,
            ticks: 0,
        }
    }
}

#[cfg(all(test, loom))]
mod models;
#[cfg(all(test, not(loom)))]
mod tests;
