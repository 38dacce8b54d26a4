//! Every interleaving of poll, completion and drop.

use std::sync::atomic::{AtomicUsize as StdUsize, Ordering as StdOrdering};
use std::sync::Arc as StdArc;
use std::task::{RawWaker, RawWakerVTable, Wake, Waker};

use loom::cell::UnsafeCell;
use loom::sync::atomic::Ordering;
use loom::thread;

use super::{Abandoned, Completed, Method, Polled, Slot, DROPPED, WATCHED};

static METHOD: Method = Method::sync("T::m");

/// A task whose block loom watches: an access that races is reported.
#[repr(C)]
struct Task {
    slot: Slot,
    block: UnsafeCell<u32>,
    freed: StdArc<StdUsize>,
}

unsafe fn free(slot: *mut Slot) {
    // SAFETY: every slot of these models begins a boxed task, and the last reference frees it.
    let task = unsafe { Box::from_raw(slot.cast::<Task>()) };
    // The block is nobody else's now.
    task.block.with_mut(|_| ());
    task.freed.fetch_add(1, StdOrdering::SeqCst);
}

struct Count(StdUsize);

impl Wake for Count {
    fn wake(self: StdArc<Self>) {
        self.0.fetch_add(1, StdOrdering::SeqCst);
    }
}

#[derive(Clone, Copy)]
struct Shared(*mut Task);
// SAFETY: the models touch the task by the rules that they are there to check.
unsafe impl Send for Shared {}

impl Shared {
    fn slot(&self) -> &Slot {
        // SAFETY: whoever calls this has a reference.
        unsafe { &(*self.0).slot }
    }

    /// Go: writes the block, completes.
    fn run(self) -> Completed {
        // SAFETY: Go owns the block until it completes, and completes once.
        unsafe {
            (*self.0).block.with_mut(|block| *block = 7);
            let mut completed = None;
            if let Some(awaiting) = Slot::complete(self.0.cast(), |found| completed = Some(found)) {
                awaiting.wake();
            }
            completed.unwrap()
        }
    }

    /// Go's `isDropped`.
    fn is_dropped(&self) -> bool {
        self.slot().state.load(Ordering::Acquire) & DROPPED != 0
    }

    /// Go's `watch`. Reports whether the future is gone.
    fn asks_to_be_told(&self) -> bool {
        self.slot().state.fetch_or(WATCHED, Ordering::Acquire) & DROPPED != 0
    }

    fn read(&self) -> u32 {
        // SAFETY: only called after `Complete`.
        unsafe { (*self.0).block.with_mut(|block| *block) }
    }

    fn release(self) {
        // SAFETY: the future's reference.
        unsafe { Slot::release(self.0.cast()) }
    }
}

fn task(waker: &Waker) -> (Shared, StdArc<StdUsize>) {
    task_with(Some(waker))
}

fn task_with(waker: Option<&Waker>) -> (Shared, StdArc<StdUsize>) {
    let freed = StdArc::new(StdUsize::new(0));
    let task = Box::new(Task {
        slot: Slot::bare(waker, &METHOD, free),
        block: UnsafeCell::new(0),
        freed: StdArc::clone(&freed),
    });
    (Shared(Box::into_raw(task)), freed)
}

fn waker() -> (Waker, StdArc<Count>) {
    let count = StdArc::new(Count(StdUsize::new(0)));
    (Waker::from(StdArc::clone(&count)), count)
}

/// Defect 13: no wake-up is lost.
#[test]
fn a_poll_that_is_pending_is_woken() {
    loom::model(|| {
        let (first, first_count) = waker();
        let (second, second_count) = waker();
        let (shared, freed) = task(&first);
        let go = thread::spawn(move || shared.run());
        let polled = shared.slot().poll(&second);
        let completed = go.join().unwrap();
        assert_eq!(completed, Completed::Awaited);
        if polled == Polled::Pending {
            // The last waker that was left is the one that is woken.
            assert_eq!(second_count.0.load(StdOrdering::SeqCst), 1);
            assert_eq!(first_count.0.load(StdOrdering::SeqCst), 0);
        }
        assert_eq!(shared.slot().poll(&second), Polled::Complete);
        assert_eq!(shared.read(), 7);
        shared.release();
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

/// A waker that cannot be cloned leaves the one that is there, which is woken.
#[test]
fn a_poll_that_panics_leaves_the_old_waker() {
    const TABLE: RawWakerVTable = RawWakerVTable::new(
        |_| std::panic::resume_unwind(Box::new("a waker's")),
        |_| (),
        |_| (),
        |_| (),
    );
    loom::model(|| {
        let (first, count) = waker();
        let (shared, freed) = task(&first);
        let go = thread::spawn(move || shared.run());
        // SAFETY: the table does nothing with the pointer.
        let panics = unsafe { Waker::from_raw(RawWaker::new(std::ptr::null(), &TABLE)) };
        let poll = std::panic::AssertUnwindSafe(|| shared.slot().poll(&panics));
        let polled = std::panic::catch_unwind(poll);
        assert_eq!(go.join().unwrap(), Completed::Awaited);
        match polled {
            Ok(polled) => assert_eq!(polled, Polled::Complete),
            Err(_) => assert_eq!(count.0.load(StdOrdering::SeqCst), 1),
        }
        shared.release();
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

/// The future looks for the result, and leaves its waker when it has not found it.
#[test]
fn a_look_in_vain_is_woken() {
    loom::model(|| {
        let (waker, count) = waker();
        let (shared, freed) = task_with(None);
        let go = thread::spawn(move || shared.run());
        let found = shared.slot().is_complete();
        if found {
            assert_eq!(shared.read(), 7);
        } else if shared.slot().poll(&waker) == Polled::Pending {
            assert_eq!(go.join().unwrap(), Completed::Awaited);
            assert_eq!(count.0.load(StdOrdering::SeqCst), 1);
            shared.release();
            assert_eq!(freed.load(StdOrdering::SeqCst), 1);
            return;
        }
        shared.release();
        assert_eq!(go.join().unwrap(), Completed::Awaited);
        assert_eq!(count.0.load(StdOrdering::SeqCst), 0);
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

#[test]
fn a_poll_reads_the_result_while_go_still_leaves() {
    loom::model(|| {
        let (waker, _) = waker();
        let (shared, freed) = task(&waker);
        let go = thread::spawn(move || shared.run());
        if shared.slot().poll(&waker) == Polled::Complete {
            assert_eq!(shared.read(), 7);
            shared.release();
            assert_eq!(go.join().unwrap(), Completed::Awaited);
        } else {
            assert_eq!(go.join().unwrap(), Completed::Awaited);
            shared.release();
        }
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

#[test]
fn a_dropped_future_leaves_the_result_to_exactly_one() {
    loom::model(|| {
        let (waker, _) = waker();
        let (shared, freed) = task(&waker);
        let go = thread::spawn(move || shared.run());
        let abandoned = shared.slot().abandon();
        if abandoned == Abandoned::Complete {
            // Whoever lets go of the result reads who keeps it.
            assert_eq!(shared.read(), 7);
        }
        shared.release();
        match go.join().unwrap() {
            Completed::Abandoned => assert_eq!(abandoned, Abandoned::Running),
            Completed::Awaited => assert_eq!(abandoned, Abandoned::Complete),
        }
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

#[test]
fn a_future_that_polls_and_is_dropped() {
    loom::model(|| {
        let (waker, count) = waker();
        let (shared, freed) = task(&waker);
        let go = thread::spawn(move || shared.run());
        if shared.slot().poll(&waker) == Polled::Pending {
            let _ = shared.slot().abandon();
        }
        shared.release();
        let _ = go.join().unwrap();
        assert!(count.0.load(StdOrdering::SeqCst) <= 1);
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

/// Go: its context's `watch`, and what `cancelCall` finds. Go puts the call down before it watches, and takes it back before it
/// completes; whoever finds it cancels it.
struct Watching {
    task: Shared,
    listed: loom::sync::Mutex<bool>,
    cancelled: loom::sync::atomic::AtomicUsize,
}

// SAFETY: the models touch the task by the rules that they are there to check.
unsafe impl Sync for Watching {}

impl Watching {
    fn cancel(&self) {
        self.cancelled.fetch_add(1, Ordering::Relaxed);
    }

    fn watch(&self) {
        *self.listed.lock().unwrap() = true;
        if self.task.asks_to_be_told() {
            self.cancel();
        }
    }

    /// The handler has returned.
    fn end(&self) {
        *self.listed.lock().unwrap() = false;
        let _ = self.task.run();
    }

    /// The future is dropped.
    fn drop_future(&self) {
        if self.task.slot().abandon() == Abandoned::Watched && *self.listed.lock().unwrap() {
            self.cancel();
        }
        self.task.release();
    }
}

#[test]
fn a_handler_that_waits_is_cancelled_exactly_once() {
    loom::model(|| {
        let (waker, _) = waker();
        let (task, freed) = task(&waker);
        let shared = loom::sync::Arc::new(Watching {
            task,
            listed: loom::sync::Mutex::new(false),
            cancelled: loom::sync::atomic::AtomicUsize::new(0),
        });
        let future = {
            let shared = loom::sync::Arc::clone(&shared);
            thread::spawn(move || shared.drop_future())
        };
        shared.watch();
        future.join().unwrap();
        // The handler, which waits, would go on now.
        assert_eq!(
            shared.cancelled.load(Ordering::Relaxed),
            1,
            "never told, or twice"
        );
        shared.end();
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

#[test]
fn a_handler_that_ends_while_it_is_cancelled() {
    loom::model(|| {
        let (waker, _) = waker();
        let (task, freed) = task(&waker);
        let shared = loom::sync::Arc::new(Watching {
            task,
            listed: loom::sync::Mutex::new(false),
            cancelled: loom::sync::atomic::AtomicUsize::new(0),
        });
        let future = {
            let shared = loom::sync::Arc::clone(&shared);
            thread::spawn(move || shared.drop_future())
        };
        shared.watch();
        shared.end();
        future.join().unwrap();
        assert!(shared.cancelled.load(Ordering::Relaxed) <= 1);
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

/// What came before the drop of a future comes before what a handler does that finds its context cancelled.
#[test]
fn a_cancelled_handler_sees_what_came_before() {
    loom::model(|| {
        let (waker, _) = waker();
        let (task, freed) = task(&waker);
        let before = loom::sync::Arc::new(UnsafeCell::new(0));
        let future = {
            let before = loom::sync::Arc::clone(&before);
            thread::spawn(move || {
                // SAFETY: nobody else touches it until the future is dropped.
                before.with_mut(|before| unsafe { *before = 7 });
                let _ = task.slot().abandon();
                task.release();
            })
        };
        if task.is_dropped() || task.asks_to_be_told() {
            // SAFETY: the future is gone.
            assert_eq!(before.with(|before| unsafe { *before }), 7);
        }
        let _ = task.run();
        future.join().unwrap();
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}
