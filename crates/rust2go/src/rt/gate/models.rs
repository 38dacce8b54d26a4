//! Every interleaving of newcomers, completions and drops, with Go's part written in Rust.

use std::sync::atomic::{AtomicUsize as StdUsize, Ordering::SeqCst};
use std::sync::Arc as StdArc;
use std::task::{Wake, Waker};

use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::sync::Arc;
use loom::thread;

use super::super::method::Method;
use super::super::slot::{Polled, Slot};
use super::Gate;

static METHOD: Method = Method::sync("T::m");

/// A call that counts when it is freed.
#[repr(C)]
struct Task {
    slot: Slot,
    freed: StdArc<StdUsize>,
}

unsafe fn free(slot: *mut Slot) {
    // SAFETY: every slot of these models begins a boxed task, and the last reference frees it.
    let task = unsafe { Box::from_raw(slot.cast::<Task>()) };
    task.freed.fetch_add(1, SeqCst);
}

#[derive(Clone, Copy)]
struct Call(*mut Slot);
// SAFETY: the models touch the task by the rules that they are there to check.
unsafe impl Send for Call {}

struct Count(StdUsize);

impl Wake for Count {
    fn wake(self: StdArc<Self>) {
        self.0.fetch_add(1, SeqCst);
    }
}

struct Model {
    gate: Gate,
    most: usize,
    /// Handlers that run.
    running: AtomicUsize,
    freed: StdArc<StdUsize>,
}

impl Model {
    fn new(most: usize) -> Arc<Model> {
        Arc::new(Model {
            gate: Gate::new(most),
            most,
            running: AtomicUsize::new(0),
            freed: StdArc::new(StdUsize::new(0)),
        })
    }

    /// The first poll: the call goes to Go or gets in line.
    fn begin(&self, waker: Waker) -> Call {
        let task = Box::new(Task {
            slot: Slot::bare(Some(&waker), &METHOD, free),
            freed: StdArc::clone(&self.freed),
        });
        let slot = Box::into_raw(task).cast();
        // SAFETY: the task is ready, and Go's reference is given away.
        if self.gate.try_enter() || unsafe { self.gate.enter_or_wait(slot) } {
            self.go(Call(slot));
        }
        Call(slot)
    }

    /// Go: runs the call, and whatever comes to its turn.
    fn go(&self, call: Call) {
        let mut next = Some(call.0);
        while let Some(slot) = next {
            assert!(
                self.running.fetch_add(1, Ordering::Relaxed) < self.most,
                "more than the limit"
            );
            self.running.fetch_sub(1, Ordering::Relaxed);
            next = self.gate.leave().next;
            // SAFETY: Go's reference, and its only completion.
            if let Some(awaiting) = unsafe { Slot::complete(slot, |_| ()) } {
                awaiting.wake();
            }
        }
    }

    /// The drop of a future.
    fn drop_future(&self, call: Call) {
        // SAFETY: the future's reference, given back at the end.
        unsafe {
            if !((*call.0).is_waiting() && self.gate.abandon(call.0)) {
                let _ = (*call.0).abandon();
            }
            Slot::release(call.0);
        }
    }

    fn check_end(&self, freed: usize) {
        let line = self.gate.lock();
        assert_eq!((line.permits, line.length, line.dropped), (0, 0, 0));
        assert!(line.first.is_null() && line.last.is_null());
        assert_eq!(self.freed.load(SeqCst), freed);
    }
}

/// A thread is stopped in the middle three times at most: without a bound, these models take hours.
fn model(f: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.check(f);
}

fn waker() -> (Waker, StdArc<Count>) {
    let count = StdArc::new(Count(StdUsize::new(0)));
    (Waker::from(StdArc::clone(&count)), count)
}

/// Each call is run by whoever has the permit, and every future that waits for it is woken.
#[test]
fn every_call_has_its_turn() {
    model(|| {
        let model = Model::new(1);
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let model = Arc::clone(&model);
                thread::spawn(move || {
                    let (waker, count) = waker();
                    let call = model.begin(waker.clone());
                    // SAFETY: the future's reference.
                    let pending = unsafe { (*call.0).poll(&waker) } == Polled::Pending;
                    (call, pending, count)
                })
            })
            .collect();
        let ends: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        for (call, pending, count) in ends {
            // Whoever held the permit has run all that waited, so all is complete by now.
            // SAFETY: the future's reference, given back.
            unsafe {
                assert!((*call.0).is_complete());
                assert!(
                    !pending || count.0.load(SeqCst) == 1,
                    "a future that waits was not woken"
                );
                Slot::release(call.0);
            }
        }
        model.check_end(2);
    });
}

/// One holds the permit, one waits and is dropped, one waits and wants its result.
#[test]
fn a_dropped_call_is_passed_over() {
    model(|| {
        let model = Model::new(1);
        assert!(model.gate.try_enter());
        let first = model.begin(waker().0);
        let second = model.begin(waker().0);
        let go = {
            let model = Arc::clone(&model);
            thread::spawn(move || {
                // The call that has had the permit all along ends.
                if let Some(next) = model.gate.leave().next {
                    model.go(Call(next));
                }
            })
        };
        model.drop_future(first);
        go.join().unwrap();
        // SAFETY: the future's reference, given back.
        unsafe {
            assert!((*second.0).is_complete());
            Slot::release(second.0);
        }
        model.check_end(2);
    });
}

/// Two futures that wait are dropped at the same time, on two threads, while a third gives its permit back.
#[test]
fn drops_and_a_turn_at_once() {
    model(|| {
        let model = Model::new(1);
        assert!(model.gate.try_enter());
        let calls = [model.begin(waker().0), model.begin(waker().0)];
        let threads = calls.map(|call| {
            let model = Arc::clone(&model);
            thread::spawn(move || model.drop_future(call))
        });
        if let Some(next) = model.gate.leave().next {
            model.go(Call(next));
        }
        for thread in threads {
            thread.join().unwrap();
        }
        model.check_end(2);
    });
}

/// The future of a call that waits is leaked: its call has its turn all the same, and the next one too.
#[test]
fn a_leaked_future_holds_nobody_up() {
    model(|| {
        let model = Model::new(1);
        assert!(model.gate.try_enter());
        let _leaked = model.begin(waker().0);
        let newcomer = {
            let model = Arc::clone(&model);
            thread::spawn(move || model.begin(waker().0))
        };
        if let Some(next) = model.gate.leave().next {
            model.go(Call(next));
        }
        let call = newcomer.join().unwrap();
        // SAFETY: the future's reference, given back.
        unsafe {
            assert!((*call.0).is_complete());
            Slot::release(call.0);
        }
        model.check_end(1);
    });
}

/// Two permits, three calls.
#[test]
fn no_more_than_the_limit() {
    model(|| {
        let model = Model::new(2);
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let model = Arc::clone(&model);
                thread::spawn(move || model.begin(waker().0))
            })
            .collect();
        let mut calls = vec![model.begin(waker().0)];
        calls.extend(threads.into_iter().map(|thread| thread.join().unwrap()));
        for call in calls {
            // SAFETY: the future's reference, given back.
            unsafe {
                assert!((*call.0).is_complete());
                Slot::release(call.0);
            }
        }
        model.check_end(3);
    });
}

/// The end of all calls, while one that waits is dropped and a permit comes back: who waits goes to Go or is told.
#[test]
fn nobody_waits_after_the_end() {
    model(|| {
        let model = Model::new(1);
        assert!(model.gate.try_enter());
        let dropped = model.begin(waker().0);
        let (wanted, count) = waker();
        let wanted = model.begin(wanted);
        let end = {
            let model = Arc::clone(&model);
            thread::spawn(move || {
                for slot in model.gate.close() {
                    // SAFETY: Go's reference. The method is one whose waiting is not counted, and there is no block.
                    if let Some(awaiting) = unsafe { Slot::complete(slot, |_| ()) } {
                        awaiting.wake();
                    }
                }
            })
        };
        let drops = {
            let model = Arc::clone(&model);
            thread::spawn(move || model.drop_future(dropped))
        };
        if let Some(next) = model.gate.leave().next {
            model.go(Call(next));
        }
        end.join().unwrap();
        drops.join().unwrap();
        assert_eq!(count.0.load(SeqCst), 1, "a future that waits was not woken");
        // SAFETY: the future's reference, given back.
        unsafe { Slot::release(wanted.0) };
        model.check_end(2);
    });
}
