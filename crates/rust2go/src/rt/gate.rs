//! A limit on how many calls are in Go at once: `#[r2g(max_in_flight = N)]`.
//!
//! A call has a *permit* from the time when it goes to Go until its handler has returned. A call that gets none waits in line, as a
//! finished task that only has to be pushed to Go. Whoever gives a permit back pushes the first in line in its place. So it is the
//! call that is handed on, not the permit: there is nothing to lose between the one who leaves and the one who comes.
//!
//! Who may touch what:
//!
//! - the *line* and its counts: whoever has the lock. Nobody calls Go, wakes or drops anything of the user's under it;
//! - the *link* of a task in line: whoever has the lock, until it leaves the line; then it is the queue's (`queue.rs`), or freed;
//! - the bit *`WAITING`* of a task: set and cleared under the lock. It says that the task is in line;
//! - *Go's reference* to a task in line is the line's. It goes to Go with the push, or is released when the call is given up.
//!
//! What always holds, and why:
//!
//! 1. *No more than N.* The number of permits changes only under the lock, and grows only where it is less than N.
//! 2. *Nobody waits while there is a permit.* A call gets in line only where all permits are taken, which is seen under the same
//!    lock; a permit that comes back goes to the first in line and becomes free only where there is none.
//! 3. *First come, first served.* The line is first in, first out. A call that comes while others wait finds no permit, by 2, and
//!    gets in line behind them.
//! 4. *A dropped future is passed over.* A drop takes the lock. It finds the task in line, marks it and leaves; the task is taken
//!    out of line at the latest when its turn comes, and when more than half of the line is marked. Or it finds the task
//!    with Go, and goes the way of any drop. There is no third case, because `WAITING` changes under the lock.
//! 5. *A leaked future (`mem::forget`) holds nobody up.* Nothing is asked of the future when its turn comes: its call runs, and gives
//!    its permit back.
//! 6. *A handler that never returns* keeps its permit: it is in flight. With N of these, nobody goes on; `stats()` shows it.
//! 7. *No wake-up is lost.* The future's waker is in its task before that gets in line (`slot.rs`, race 1), and the push that
//!    finds Go's dispatcher asleep owes a wake-up like any other: the completing thread comes from Go, and tells it.
//!
//! The loom models below run the interleavings of completions, drops and newcomers.

use std::sync::PoisonError;

use super::panics;
use super::slot::Slot;
use super::sync::{Mutex, MutexGuard};

/// A limit, and the line of those who wait.
pub struct Gate {
    most: usize,
    line: Mutex<Line>,
}

struct Line {
    permits: usize,
    first: *mut Slot,
    last: *mut Slot,
    length: usize,
    /// How many of them are marked as dropped.
    dropped: usize,
    /// Nobody waits any more: [`Gate::close`].
    closed: bool,
}

// SAFETY: the tasks in line are the line's by the rules above, whichever thread has the lock; only calls whose parameters
// may be sent are made.
unsafe impl Send for Line {}

/// What a permit that comes back is used for.
#[must_use]
pub(crate) struct Handed {
    /// The call to push to Go.
    pub(crate) next: Option<*mut Slot>,
    /// Freed when this is dropped, which must not be under a lock: parameters are the user's.
    _dropped: Dropped,
}

/// Tasks that nobody wants any more.
struct Dropped(*mut Slot);

impl Drop for Dropped {
    fn drop(&mut self) {
        while !self.0.is_null() {
            let slot = self.0;
            // SAFETY: it has left the line with the line's reference, and its link is ours.
            unsafe {
                self.0 = (*slot).next_in_line();
                // What a parameter panics with when it is dropped must not keep others from their turn.
                let _ = panics::apart(|| Slot::release(slot));
            }
        }
    }
}

impl Dropped {
    fn add(&mut self, slot: *mut Slot) {
        // SAFETY: it has left the line, and is released only when `self` is dropped.
        unsafe { (*slot).set_next_in_line(self.0) };
        self.0 = slot;
    }
}

impl Gate {
    /// A gate for so many, at least one.
    #[must_use]
    #[cfg(not(loom))]
    pub const fn new(most: usize) -> Gate {
        Gate {
            most,
            line: Mutex::new(Line::NEW),
        }
    }

    #[cfg(loom)]
    #[allow(missing_docs)]
    pub fn new(most: usize) -> Gate {
        Gate {
            most,
            line: Mutex::new(Line::NEW),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Line> {
        // Nothing panics under the lock.
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a permit, if there is one.
    pub(crate) fn try_enter(&self) -> bool {
        self.lock().take_permit(self.most)
    }

    /// Takes a permit, or puts the task in line. Reports whether it has got one: then the caller pushes the task.
    ///
    /// # Safety
    ///
    /// The task is ready to be pushed, with its waker in it, and Go's reference is the caller's, who gives it away where
    /// this is false.
    pub(crate) unsafe fn enter_or_wait(&self, slot: *mut Slot) -> bool {
        let mut line = self.lock();
        if line.take_permit(self.most) {
            return true;
        }
        // SAFETY: the caller's promise; from here on the link is the line's.
        unsafe {
            (*slot).set_waiting();
            line.append(slot);
        }
        false
    }

    /// Gives a permit back. The one who comes next has it, and the caller pushes it.
    pub(crate) fn leave(&self) -> Handed {
        let mut dropped = Dropped(std::ptr::null_mut());
        let mut line = self.lock();
        let next = loop {
            let Some(slot) = line.pop() else {
                line.permits -= 1;
                break None;
            };
            // SAFETY: the line's reference is ours now.
            if unsafe { (*slot).stops_waiting() } {
                break Some(slot);
            }
            line.dropped -= 1;
            dropped.add(slot);
        };
        drop(line);
        Handed {
            next,
            _dropped: dropped,
        }
    }

    /// Ends the line, and gives those that were in it, for the caller to complete. A call that comes later
    /// has been refused before it gets here; one that was on its way at this time goes on, whatever the limit.
    #[must_use]
    pub(crate) fn close(&self) -> Vec<*mut Slot> {
        let mut line = self.lock();
        let closed = Line {
            permits: line.permits,
            closed: true,
            ..Line::NEW
        };
        let mut rest = std::mem::replace(&mut *line, closed);
        let mut given_up = Vec::with_capacity(rest.length);
        let mut dropped = Dropped(std::ptr::null_mut());
        while let Some(slot) = rest.pop() {
            // SAFETY: the line's reference is ours now.
            if unsafe { (*slot).stops_waiting() } {
                given_up.push(slot);
            } else {
                dropped.add(slot);
            }
        }
        drop(line);
        given_up
    }

    /// Marks a task as dropped if it is in line. Reports whether it was: otherwise it is with Go.
    ///
    /// # Safety
    ///
    /// The caller is the task's future, with its reference.
    pub(crate) unsafe fn abandon(&self, slot: *mut Slot) -> bool {
        let mut dropped = Dropped(std::ptr::null_mut());
        let mut line = self.lock();
        // SAFETY: the caller's reference keeps the task.
        if !unsafe { (*slot).abandon_in_line() } {
            return false;
        }
        line.dropped += 1;
        if line.dropped * 2 > line.length {
            line.sweep(&mut dropped);
        }
        drop(line);
        true
    }
}

impl Line {
    const NEW: Line = Line {
        permits: 0,
        first: std::ptr::null_mut(),
        last: std::ptr::null_mut(),
        length: 0,
        dropped: 0,
        closed: false,
    };

    fn take_permit(&mut self, most: usize) -> bool {
        let free = self.permits < most || self.closed;
        self.permits += usize::from(free);
        free
    }

    /// # Safety
    ///
    /// The task is alive, and its link the line's.
    unsafe fn append(&mut self, slot: *mut Slot) {
        // SAFETY: the caller's promise, and all in line are alive by the line's reference.
        unsafe {
            (*slot).set_next_in_line(std::ptr::null_mut());
            if self.last.is_null() {
                self.first = slot;
            } else {
                (*self.last).set_next_in_line(slot);
            }
        }
        self.last = slot;
        self.length += 1;
    }

    fn pop(&mut self) -> Option<*mut Slot> {
        let slot = self.first;
        if slot.is_null() {
            return None;
        }
        // SAFETY: all in line are alive by the line's reference.
        self.first = unsafe { (*slot).next_in_line() };
        if self.first.is_null() {
            self.last = std::ptr::null_mut();
        }
        self.length -= 1;
        Some(slot)
    }

    /// Takes those out of line that are marked.
    fn sweep(&mut self, dropped: &mut Dropped) {
        let mut rest = std::mem::replace(
            self,
            Line {
                permits: self.permits,
                closed: self.closed,
                ..Line::NEW
            },
        );
        while let Some(slot) = rest.pop() {
            // SAFETY: the line's reference goes with the task, to either list.
            unsafe {
                if (*slot).is_dropped() {
                    dropped.add(slot);
                } else {
                    self.append(slot);
                }
            }
        }
    }
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gate({})", self.most)
    }
}

#[cfg(all(test, loom))]
mod models;
#[cfg(all(test, not(loom)))]
mod tests;
