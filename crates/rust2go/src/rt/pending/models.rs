//! Every interleaving of a future that becomes ready with the function that parks the goroutine, and of cancelling with polling.

use std::sync::atomic::{AtomicUsize as StdUsize, Ordering as StdOrdering};
use std::sync::Arc as StdArc;
use std::task::{Wake, Waker};

use loom::cell::UnsafeCell as Watched;
use loom::sync::mpsc;
use loom::thread;

use super::{Parked, Pending};

/// A call whose outcome loom watches: an access that races is reported.
#[repr(C)]
struct Call {
    pending: Pending,
    outcome: Watched<u32>,
    freed: StdArc<StdUsize>,
}

unsafe fn free(pending: *mut Pending) {
    // SAFETY: every call of these models is a boxed one, and the last reference frees it.
    let call = unsafe { Box::from_raw(pending.cast::<Call>()) };
    // The outcome is nobody else's now.
    call.outcome.with_mut(|_| ());
    call.freed.fetch_add(1, StdOrdering::SeqCst);
}

unsafe fn reply(_: *mut Pending, _: *mut std::ffi::c_void) {}

#[derive(Clone, Copy)]
struct Shared(*mut Call);
// SAFETY: the models touch the call by the rules that they are there to check.
unsafe impl Send for Shared {}

impl Shared {
    fn new() -> (Shared, StdArc<StdUsize>) {
        let freed = StdArc::new(StdUsize::new(0));
        let call = Box::new(Call {
            pending: Pending::new(7, reply, free),
            outcome: Watched::new(0),
            freed: StdArc::clone(&freed),
        });
        (Shared(Box::into_raw(call)), freed)
    }

    fn pending(&self) -> &Pending {
        // SAFETY: whoever calls this has a reference.
        unsafe { &(*self.0).pending }
    }

    /// The future: writes its outcome and settles. `queue` is Go's.
    fn settles(self, queue: &mpsc::Sender<Shared>) {
        // SAFETY: the outcome is the future's until it settles.
        unsafe {
            (*self.0).outcome.with_mut(|outcome| *outcome = 42);
            Pending::settle(self.0.cast(), |_| queue.send(self).unwrap());
        }
    }

    fn outcome(self) -> u32 {
        // SAFETY: only where the outcome is Go's.
        unsafe { (*self.0).outcome.with_mut(|outcome| *outcome) }
    }

    fn release(self, references: u32) {
        // SAFETY: the model's references.
        unsafe { Pending::release(self.0.cast(), references) }
    }
}

/// The goroutine gets the outcome once, at once or by way of the queue, and the call is freed once.
#[test]
fn ready_against_parked() {
    loom::model(|| {
        let (call, freed) = Shared::new();
        let (queue, dispatcher) = mpsc::channel();
        let future = thread::spawn(move || call.settles(&queue));
        match call.pending().park() {
            Parked::Ready => {
                assert_eq!(call.outcome(), 42);
                call.release(1);
            }
            Parked::Waits => {
                let call = dispatcher.recv().unwrap();
                assert_eq!(call.outcome(), 42);
                call.release(2);
            }
        }
        future.join().unwrap();
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

struct Count(StdUsize);

impl Wake for Count {
    fn wake(self: StdArc<Self>) {
        self.0.fetch_add(1, StdOrdering::SeqCst);
    }
}

/// A future that waits is told that nobody waits for it: it finds that out itself, or is woken. Both references go.
#[test]
fn cancelled_against_polled() {
    loom::model(|| {
        let (call, freed) = Shared::new();
        let (queue, dispatcher) = mpsc::channel();
        assert_eq!(call.pending().park(), Parked::Waits);
        let woken = StdArc::new(Count(StdUsize::new(0)));
        let waker = Waker::from(StdArc::clone(&woken));
        let goroutine = thread::spawn(move || {
            call.pending().cancel();
            call.release(1);
        });
        // A poll that is pending.
        let found = call.pending().listen(&waker);
        if !found {
            while woken.0.load(StdOrdering::SeqCst) == 0 {
                thread::yield_now();
            }
            assert!(call.pending().is_cancelled());
        }
        call.settles(&queue);
        dispatcher.recv().unwrap().release(1);
        goroutine.join().unwrap();
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}

/// A future that becomes ready at the same time: whoever comes last frees the call.
#[test]
fn cancelled_against_ready() {
    loom::model(|| {
        let (call, freed) = Shared::new();
        let (queue, dispatcher) = mpsc::channel();
        assert_eq!(call.pending().park(), Parked::Waits);
        let future = thread::spawn(move || call.settles(&queue));
        call.pending().cancel();
        call.release(1);
        dispatcher.recv().unwrap().release(1);
        future.join().unwrap();
        assert_eq!(freed.load(StdOrdering::SeqCst), 1);
    });
}
