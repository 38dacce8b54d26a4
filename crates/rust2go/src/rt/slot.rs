//! The state machine of an async call.
//!
//! A call has two owners: the future (Rust, whatever thread polls it) and Go (whatever thread completes it). Each holds one
//! of the two references; whoever lets go of the second frees the task. They meet in one atomic word:
//!
//! | bit | set by | meaning |
//! |---|---|---|
//! | `COMPLETE` | Go, once | the block is final |
//! | `DROPPED` | the future, once | nobody will read the result |
//! | `WAKER` | the future | the waker cell holds a waker, and whoever sets `COMPLETE` owns the cell |
//! | `ALONE` | the future, before Go has the task | the future looks for the result before it leaves a waker; Go's dispatcher may expect another call soon |
//! | `WAITING` | the gate, under its lock | the call waits for its turn (`gate.rs`) and is not Go's yet |
//! | `WATCHED` | Go, once, before it sets `COMPLETE` | the handler waits for its cancellation: whoever sets `DROPPED` has to tell Go |
//!
//! Who may touch what:
//!
//! - the *block*: Go until it sets `COMPLETE`, the future after it has seen `COMPLETE`;
//! - the *waker cell*: the future while `WAKER` is clear and `COMPLETE` is not set; the completer once it has set
//!   `COMPLETE` and found `WAKER`;
//! - the *link*, *method*, *address of the block* and *scope*: the future until it has pushed the task into the queue, Go afterwards; the link
//!   of a call that waits is the gate's;
//! - the *parameters*: Go reads them until `COMPLETE`; they are dropped with the task, or taken by the future after
//!   `COMPLETE`.
//!
//! The races, and why each is harmless:
//!
//! 1. *Poll against completion.* The future writes the cell, then sets `WAKER` (release). If Go's `COMPLETE` comes first,
//!    the future finds it in the old value and reads the result at once; if it comes second, Go finds `WAKER` and wakes.
//!    One atomic word orders the two, so no wake-up is lost.
//! 2. *A new waker against completion.* The future clears `WAKER` before it writes the cell. If it finds `COMPLETE` in the old
//!    value, Go may own the cell: the future leaves it alone and reads the result.
//! 3. *Drop against completion.* Both set their bit with one read-modify-write. The second of them sees the first's: Go that finds
//!    `DROPPED` lets go of the result, a future that finds `COMPLETE` does.
//! 4. *The last reference.* Releases are `AcqRel`, so all that either side did comes before the task is freed. Go takes the
//!    waker out of its cell before it lets go, and wakes after: the future may be gone by then.
//! 5. *Cancellation.* A handler that asks for its context's `Done` channel makes Go set `WATCHED`; whether a context is cancelled
//!    is otherwise read from `DROPPED` when it is asked. Both are set by a read-modify-write of one word: either Go finds `DROPPED` and
//!    cancels at once, or the future finds `WATCHED` and calls Go. It does so before it lets go of its reference, so that Go knows
//!    the call by the address of its task, which no other task can have got meanwhile.
//! 6. *The leaked future* (`mem::forget`): its reference stays, so the task stays; Go's side ends as ever.
//! 7. *The handler that never returns*: Go's reference stays, and the task with the parameters that Go may read.
//!
//! The orderings; no stronger one is needed, and no weaker one will do. Read-modify-writes continue the release sequences of those before them:
//!
//! - `COMPLETE`, `Release`: the block comes before whatever the future does once it has seen the bit. `Acquire`: the waker, which
//!   the completer takes, was written before `WAKER` was set.
//! - *seeing `COMPLETE`*, `Acquire`, in each of the five places where the future may: the other side of the first.
//! - `WAKER` *set*, `Release`: the other side of the second. *Cleared*, without it: a completer that finds it clear leaves the cell alone.
//! - `DROPPED`, `Release`: what came before the drop comes before what a handler does that finds its context cancelled, for which Go reads it
//!   with `Acquire`. `WATCHED` needs none: what a future that finds it asks Go for is behind a lock, and it cannot have had that lock before
//!   Go had, or Go would have found `DROPPED`.
//! - `WAITING`, `Relaxed`: it changes under the gate's lock, and so does `DROPPED` as long as it is set. Who reads it without the lock is the
//!   future, which has set it itself, and which looks again under the lock.
//! - *a reference let go*, `Release`: all that this side did comes before the task is freed. `Acquire`: so does all that the other did.
//!
//! The loom models below run every interleaving of these; `./dev test` runs them. `./dev test loom-mutations` weakens one ordering after
//! the other, and fails where no model does.

use std::sync::Arc;
use std::task::Waker;

use super::ffi::Header;
use super::gate::Gate;
use super::method::Method;
use super::panics;
use super::queue::{count_wake_up, Link, Pushed, QUEUE};
use super::scope::Scope;
use super::sync::{AtomicU32, Ordering, UnsafeCell};
use super::wakes::{self, Awaiting, NOBODY};

const COMPLETE: u32 = 1;
const DROPPED: u32 = 2;
const WAKER: u32 = 4;
const WATCHED: u32 = 8;
const ALONE: u32 = 16;
const WAITING: u32 = 32;
/// One reference; the count stands above the bits.
const REFERENCE: u32 = 64;

/// The beginning of every task. Go reads what stands before the waker, and declares it on its own.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct Slot {
    link: Link,
    state: AtomicU32,
    method: u32,
    block: *mut Header,
    /// An `Arc`'s, or null.
    scope: *const Scope,
    waker: UnsafeCell<Option<Awaiting>>,
    of: &'static Method,
    free: unsafe fn(*mut Slot),
}

/// What a poll finds.
#[must_use]
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Polled {
    /// The block is final: the caller may read it.
    Complete,
    /// The waker stands ready.
    Pending,
}

/// What Go's completion finds.
#[must_use]
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Completed {
    /// The future will read the result.
    Awaited,
    /// The future is gone.
    Abandoned,
}

/// What the drop of a future finds.
#[must_use]
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Abandoned {
    /// The handler still runs, and asks whether it is cancelled if it wants to know.
    Running,
    /// The handler still runs, and waits to be told that it is cancelled.
    Watched,
    /// The block is final, and the result is the caller's to let go of.
    Complete,
}

impl Slot {
    /// A call that two own: the future, and Go. Without a waker, the future looks for the
    /// result, and leaves one by a poll when it has not found it. `method` and `block` are for Go; the call is
    /// counted with `of`; `free` frees the task that begins with this slot.
    pub(crate) fn new(
        awaiting: Option<Awaiting>,
        method: u32,
        block: *mut Header,
        scope: Option<Arc<Scope>>,
        of: &'static Method,
        free: unsafe fn(*mut Slot),
    ) -> Slot {
        Slot {
            link: Link::new(),
            state: AtomicU32::new(2 * REFERENCE + if awaiting.is_some() { WAKER } else { ALONE }),
            method,
            block,
            scope: scope.map_or(std::ptr::null(), Arc::into_raw),
            waker: UnsafeCell::new(awaiting),
            of,
            free,
        }
    }

    /// A call of a test, without a block.
    #[cfg(test)]
    pub(crate) fn bare(waker: Option<&Waker>, of: &'static Method, free: unsafe fn(*mut Slot)) -> Slot {
        Slot::new(waker.map(Awaiting::new), 0, std::ptr::null_mut(), None, of, free)
    }

    /// Whether the call is complete: then the caller, which is the future, may read the block.
    pub(crate) fn is_complete(&self) -> bool {
        self.state.load(Ordering::Acquire) & COMPLETE != 0
    }

    /// Asks whether the call is complete; if not, leaves the waker.
    ///
    /// Only the future calls this, from one place at a time.
    pub(crate) fn poll(&self, waker: &Waker) -> Polled {
        let state = self.state.load(Ordering::Acquire);
        if state & COMPLETE != 0 {
            return Polled::Complete;
        }
        if state & WAKER != 0 {
            // Take the cell back, unless Go has got it meanwhile.
            let state = self.state.fetch_and(!WAKER, Ordering::Acquire);
            if state & COMPLETE != 0 {
                return Polled::Complete;
            }
        }
        let old = self.waker.with_mut(|cell| {
            // SAFETY: `WAKER` is clear and `COMPLETE` was not set when it was cleared, so a completer leaves the cell alone.
            let cell = unsafe { &mut *cell };
            if cell.as_mut().is_some_and(|old| old.will_wake(waker)) {
                return Ok(None);
            }
            // Where the clone panics, the old waker stays.
            panics::keep(|| Awaiting::new(waker)).map(|new| cell.replace(new))
        });
        let state = self.state.fetch_or(WAKER, Ordering::AcqRel);
        if state & COMPLETE != 0 {
            return Polled::Complete;
        }
        match old {
            Ok(_) => Polled::Pending,
            Err(panic) => panic.go_on(),
        }
    }

    /// Sets `COMPLETE`, says what it found and lets go of Go's reference. What comes back is to be woken.
    ///
    /// # Safety
    ///
    /// `this` is a live task's slot, Go's reference is the caller's, and this is its only completion.
    #[must_use]
    pub(crate) unsafe fn complete(this: *mut Slot, found: impl FnOnce(Completed)) -> Option<Awaiting> {
        // SAFETY: the caller's reference keeps the task alive until `release` below.
        let (state, waker) = unsafe {
            let state = (*this).state.fetch_or(COMPLETE, Ordering::AcqRel);
            let waker = if state & WAKER != 0 {
                (*this).waker.with_mut(|cell| (*cell).take())
            } else {
                None
            };
            (state, waker)
        };
        let abandoned = state & DROPPED != 0;
        found(if abandoned {
            Completed::Abandoned
        } else {
            Completed::Awaited
        });
        // SAFETY: the caller's reference, not used again.
        unsafe { Slot::release(this) };
        waker.filter(|_| !abandoned)
    }

    /// Says that nobody will read the result. The future's reference stays the caller's.
    pub(crate) fn abandon(&self) -> Abandoned {
        let state = self.state.fetch_or(DROPPED, Ordering::AcqRel);
        if state & COMPLETE != 0 {
            Abandoned::Complete
        } else if state & WATCHED != 0 {
            Abandoned::Watched
        } else {
            Abandoned::Running
        }
    }

    /// Where the call waits for its turn, the task that comes next. This and the following are for the gate, under its lock.
    pub(crate) fn next_in_line(&self) -> *mut Slot {
        // SAFETY: the link is the gate's.
        self.link.with_next(|next| unsafe { *next }).cast()
    }

    pub(crate) fn set_next_in_line(&self, slot: *mut Slot) {
        // SAFETY: as above.
        self.link.with_next(|next| unsafe { *next = slot.cast() });
    }

    /// The call gets in line.
    pub(crate) fn set_waiting(&self) {
        self.state.fetch_or(WAITING, Ordering::Relaxed);
    }

    /// The call's turn has come. Reports whether somebody still wants it.
    pub(crate) fn stops_waiting(&self) -> bool {
        self.state.fetch_and(!WAITING, Ordering::Relaxed) & DROPPED == 0
    }

    /// [`abandon`](Self::abandon), if the call is in line. Reports whether it was.
    pub(crate) fn abandon_in_line(&self) -> bool {
        self.is_waiting() && self.abandon() == Abandoned::Running
    }

    /// Whether the future of a call in line is gone. For the gate, under its lock.
    pub(crate) fn is_dropped(&self) -> bool {
        self.state.load(Ordering::Relaxed) & DROPPED != 0
    }

    /// Whether the call is in line. Without the gate's lock, it may not be any more; it never gets there again.
    pub(crate) fn is_waiting(&self) -> bool {
        self.state.load(Ordering::Relaxed) & WAITING != 0
    }

    /// Lets go of one reference; frees the task if it was the last.
    ///
    /// # Safety
    ///
    /// The reference is the caller's, and not used again.
    pub(crate) unsafe fn release(this: *mut Slot) {
        // SAFETY: the caller's reference keeps the task alive until the subtraction; the last one frees it.
        unsafe {
            let free = (*this).free;
            if (*this).state.fetch_sub(REFERENCE, Ordering::AcqRel) / REFERENCE == 1 {
                free(this);
            }
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if !self.scope.is_null() {
            // SAFETY: it is an `Arc`'s, which the slot has kept.
            drop(unsafe { Arc::from_raw(self.scope) });
        }
    }
}

/// [`complete`] found that nobody will read the result.
const ABANDONED: u32 = 1;
/// [`complete`] has pushed another call, and Go's dispatcher is asleep.
const ASLEEP: u32 = 2;
/// Somebody has been left who is not woken yet: [`complete`] has to be called without a task with the next tick.
const LEFT: u32 = 4;

/// Ends the calls that wait for their turn, and lets no other wait.
pub(crate) fn end_line(gate: &Gate) {
    for slot in gate.close() {
        // SAFETY: it has left the line with the reference that was to be Go's.
        unsafe { Slot::shut_down(slot) };
    }
}

impl Slot {
    /// Completes a call that waited for its turn, and will not have it.
    ///
    /// # Safety
    ///
    /// As for [`complete`](Self::complete): Go's reference is the caller's, and so is the block.
    unsafe fn shut_down(this: *mut Slot) {
        // The panic of a waker, or of a parameter, as below.
        // SAFETY: the caller's promise.
        let _ = panics::apart(|| unsafe {
            (*this).of.comes_from_line();
            (*(*this).block).shut_down();
            if let Some(awaiting) = Slot::complete(this, |_| ()) {
                awaiting.wake();
            }
        });
    }
}

/// What Go calls when blocks are final: that of this task, and those of the tasks that its link leads to. What comes back is made of the bits
/// above. All are complete before the first is woken: whoever wakes a thread should not be in its way with the next. Without a task, wakes
/// some of those whose wake-up has been left to others.
#[inline(never)] // one copy of it, and not one in each part of a program that has calls
pub(crate) extern "C" fn complete(task: usize) -> u32 {
    let mut found = 0;
    let mut slot = task as *mut Slot;
    if slot.is_null() && wakes::wake_old() {
        found |= LEFT;
    }
    while !slot.is_null() {
        let mut list = [NOBODY; wakes::LIST];
        let mut length = 0;
        for place in &mut list {
            // SAFETY: the task, with its link, is Go's until it has been completed.
            let next = unsafe { (*slot).next_in_line() };
            // The drop of a parameter is the user's code, and so is a waker's: their panics must not reach Go.
            let awaiting = panics::apart(|| {
                // SAFETY: Go hands back the tasks that it was given, once.
                unsafe { complete_one(slot, &mut found) }
            });
            *place = awaiting.flatten().map(|awaiting| (slot as usize, awaiting));
            length += 1;
            slot = next;
            if slot.is_null() {
                break;
            }
        }
        if wakes::wake(&mut list[..length]) {
            found |= LEFT;
        }
    }
    found
}

/// Completes a call, and lets the one go on that waited for it.
///
/// # Safety
///
/// It is a task of Go's, whose block is final, and this is its only completion.
#[inline]
unsafe fn complete_one(slot: *mut Slot, found: &mut u32) -> Option<Awaiting> {
    // SAFETY: the task is there until Go's reference is gone, and Go, whose block it is until now, is done with it.
    let (of, status) = unsafe { ((*slot).of, (*(*slot).block).status) };
    if let Some(gate) = of.gate() {
        // Before this one is counted as finished: there is no moment in which nothing seems to be under way.
        let handed = gate.leave();
        if let Some(next) = handed.next {
            // SAFETY: the gate has handed over a task that is ready, with the reference that is Go's now.
            if unsafe { start(next) } == Pushed::Asleep {
                *found |= ASLEEP;
            }
        }
    }
    of.finishes(status);
    // SAFETY: the caller's promise.
    unsafe {
        Slot::complete(slot, |completed| {
            if completed == Completed::Abandoned {
                of.is_late();
                *found |= ABANDONED;
            }
        })
    }
}

/// Pushes a call whose turn has come.
///
/// # Safety
///
/// The task was in line, and has been handed over by its gate.
pub(crate) unsafe fn start(slot: *mut Slot) -> Pushed {
    // SAFETY: the caller's promise.
    let pushed = unsafe {
        (*slot).of.comes_from_line();
        (*slot).of.starts();
        QUEUE.push(slot.cast())
    };
    if pushed == Pushed::Asleep {
        count_wake_up();
    }
    pushed
}

#[cfg(all(test, loom))]
mod models;
