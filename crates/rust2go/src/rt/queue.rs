//! The queue by which async calls get to Go: an intrusive list of tasks, in Rust's memory, that many threads push to and one
//! dispatcher in Go takes from.
//!
//! All that the two share is one word, the *head*:
//!
//! | value | meaning |
//! |---|---|
//! | [`ASLEEP`] | the list is empty, and no dispatcher runs |
//! | null | the list is empty, and a dispatcher runs |
//! | else | the address of the link that was pushed last; each link has the address of the one before, the first null |
//!
//! Who may write what:
//!
//! - the *head*: a producer puts its link where `ASLEEP`, null or another link was; the dispatcher takes whatever is there and
//!   leaves null ("take"), or puts `ASLEEP` where null was ("sleep");
//! - a *link*: its producer until it is pushed, the dispatcher from the take on. No producer reads another's link;
//! - what belongs to the *dispatcher*: whoever last found `ASLEEP` has the duty to start a dispatcher, and gives it to that one.
//!
//! What always holds, and why:
//!
//! 1. *No call is lost.* A link leaves the list only by a take, which gets the whole list. A push replaces exactly the
//!    value that its link names as the next, so all that was there stays reachable.
//! 2. *No wake-up is lost.* The dispatcher sleeps only by replacing null, so nothing was pushed since its last take. The next push
//!    replaces `ASLEEP`, is told so by that very exchange, and owes the wake-up.
//! 3. *No wake-up too many, and one dispatcher at most.* One push finds `ASLEEP` for each time it was put there, for it
//!    puts another value in its place. Nobody but a dispatcher puts `ASLEEP` there, as the last thing it does.
//! 4. *An address that was used before does no harm.* A take needs nothing of what it replaces. A push may replace a link whose
//!    address has come back meanwhile: its own link then names the one that is there now, which is what it has to name.
//! 5. *Nobody waits for anybody.* A producer that is stopped at any point keeps nobody from pushing or taking: a link
//!    that is reachable is complete.
//!
//! The orderings:
//!
//! - push, `Release`: the link, the block and all else of the task come before the take that finds it. What was pushed
//!   before is released too, for exchanges continue the release sequence of the push that they replace.
//! - push, `Acquire`: what the dispatcher did before it slept comes before what the next one does.
//! - push that fails, `Relaxed`: the value is only compared, and stored in the own link.
//! - take, `Acquire`: the other side of the first. Go's atomics are sequentially consistent, which is more.
//! - sleep, `Release`: the other side of the second.
//!
//! The loom models below run the interleavings, with Go's part written in Rust. `./dev test loom-mutations` weakens one ordering after the
//! other, Go's too, and fails where no model does.

use std::sync::atomic::AtomicU64;

use super::sync::{AtomicPtr, Ordering, UnsafeCell};

/// The head while no dispatcher runs. No link has this address.
const ASLEEP: *mut Link = 1 as *mut Link;

/// The beginning of every task: its place in the queue.
#[repr(transparent)]
#[derive(Debug)]
pub(crate) struct Link {
    next: UnsafeCell<*mut Link>,
}

impl Link {
    /// A link that is in no queue.
    pub(crate) fn new() -> Link {
        Link {
            next: UnsafeCell::new(std::ptr::null_mut()),
        }
    }

    /// The next one, for those who have not pushed it yet.
    pub(crate) fn with_next<R>(&self, f: impl FnOnce(*mut *mut Link) -> R) -> R {
        self.next.with_mut(f)
    }
}

/// The head of the queue.
#[repr(transparent)]
#[derive(Debug)]
pub(crate) struct Queue {
    head: AtomicPtr<Link>,
}

/// What a push finds.
#[must_use]
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Pushed {
    /// A dispatcher runs, and will come to it.
    Awake,
    /// None runs: the caller has to start one.
    Asleep,
}

/// How many wake-ups there were, for those who watch.
static WAKE_UPS: AtomicU64 = AtomicU64::new(0);

/// Counts a wake-up that a push has to make.
pub(crate) fn count_wake_up() {
    WAKE_UPS.fetch_add(1, Ordering::Relaxed);
}

/// How many wake-ups there were.
pub(crate) fn wake_ups() -> u64 {
    WAKE_UPS.load(Ordering::Relaxed)
}

/// The queue of this process.
#[cfg(not(loom))]
pub(crate) static QUEUE: Queue = Queue {
    head: AtomicPtr::new(ASLEEP),
};

#[cfg(loom)]
loom::lazy_static! {
    pub(crate) static ref QUEUE: Queue = Queue::new();
}

impl Queue {
    #[cfg(loom)]
    pub(crate) fn new() -> Queue {
        Queue {
            head: AtomicPtr::new(ASLEEP),
        }
    }

    /// What Go is told: where the head is.
    #[inline]
    pub(crate) fn address(&self) -> usize {
        std::ptr::addr_of!(self.head) as usize
    }

    /// Pushes a task.
    ///
    /// # Safety
    ///
    /// The link begins a task that stays where it is until Go has completed it, and it is pushed once.
    #[inline]
    pub(crate) unsafe fn push(&self, link: *mut Link) -> Pushed {
        let mut head = self.head.load(Ordering::Relaxed);
        loop {
            let next = if head == ASLEEP {
                std::ptr::null_mut()
            } else {
                head
            };
            // SAFETY: the link is the caller's until the exchange below has succeeded.
            unsafe { (*link).next.with_mut(|cell| *cell = next) };
            match self
                .head
                .compare_exchange_weak(head, link, Ordering::AcqRel, Ordering::Relaxed)
            {
                Ok(ASLEEP) => return Pushed::Asleep,
                Ok(_) => return Pushed::Awake,
                Err(now) => head = now,
            }
        }
    }
}

#[cfg(all(test, loom))]
mod models;
