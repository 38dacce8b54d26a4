//! Every interleaving of lists of calls that are woken, threads that poll, and the one who comes back.

use std::sync::Arc as StdArc;
use std::task::Wake;

use loom::sync::atomic::AtomicUsize;
use loom::sync::{Arc, Notify};
use loom::thread;

use super::*;

/// Counts how often it was woken.
struct Sleeper(AtomicUsize);

impl Wake for Sleeper {
    fn wake(self: StdArc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// The first of a list is the scout, by this address.
const SCOUT: usize = 8;

/// Sleepers at one home, and a list of them.
fn sleepers(count: usize) -> (Vec<StdArc<Sleeper>>, [Option<Completed>; LIST]) {
    let sleepers: Vec<_> = (0..count)
        .map(|_| StdArc::new(Sleeper(AtomicUsize::new(0))))
        .collect();
    let mut list = [NOBODY; LIST];
    for (place, sleeper) in list.iter_mut().zip(&sleepers) {
        let awaiting = Awaiting {
            waker: Waker::from(StdArc::clone(sleeper)),
            home: Home(1),
        };
        *place = Some((SCOUT, awaiting));
    }
    (sleepers, list)
}

fn check(model: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.check(model);
}

/// Trays of a thread whose wake-ups are dear.
fn trays() -> Arc<Trays> {
    let trays = Trays::new();
    trays.dear[1].store(SHARED + MANY, Ordering::Relaxed);
    Arc::new(trays)
}

fn poll(trays: &Trays) {
    if trays.scouts[1].0.load(Ordering::Relaxed) == SCOUT {
        trays.empty(1);
    }
}

fn woken(sleepers: &[StdArc<Sleeper>]) -> Vec<usize> {
    sleepers
        .iter()
        .map(|sleeper| sleeper.0.load(Ordering::Relaxed))
        .collect()
}

#[test]
fn everybody_is_woken_once_whoever_polls() {
    check(|| {
        let trays = trays();
        let (sleepers, mut list) = sleepers(3);
        let polls = {
            let trays = Arc::clone(&trays);
            thread::spawn(move || poll(&trays))
        };
        trays.wake(&mut list);
        // The watcher.
        while trays.wake_old() {}
        polls.join().unwrap();
        assert_eq!(woken(&sleepers), [1, 1, 1]);
    });
}

#[test]
fn two_who_wake_leave_nobody_behind() {
    check(|| {
        let trays = trays();
        let ((first, mut list), (second, mut other)) = (sleepers(2), sleepers(2));
        let overtaken = {
            let trays = Arc::clone(&trays);
            thread::spawn(move || {
                trays.wake(&mut list);
                while trays.wake_old() {}
            })
        };
        trays.wake(&mut other);
        while trays.wake_old() {}
        overtaken.join().unwrap();
        assert_eq!(woken(&first), [1, 1]);
        assert_eq!(woken(&second), [1, 1]);
    });
}

#[test]
fn the_one_that_is_woken_finds_the_others() {
    /// Wakes a thread, which may also wake by itself.
    struct Thread {
        woken: AtomicUsize,
        notify: Notify,
    }

    impl Wake for Thread {
        fn wake(self: StdArc<Self>) {
            self.woken.store(1, Ordering::Release);
            self.notify.notify();
        }
    }

    check(|| {
        let trays = trays();
        let (sleepers, mut list) = sleepers(3);
        let scout = StdArc::new(Thread {
            woken: AtomicUsize::new(0),
            notify: Notify::new(),
        });
        let awaiting = Awaiting {
            waker: Waker::from(StdArc::clone(&scout)),
            home: Home(1),
        };
        list[0] = Some((SCOUT, awaiting));
        let polls = {
            let trays = Arc::clone(&trays);
            thread::spawn(move || {
                while scout.woken.load(Ordering::Acquire) == 0 {
                    scout.notify.wait();
                }
                poll(&trays);
            })
        };
        trays.wake(&mut list);
        polls.join().unwrap();
        assert_eq!(woken(&sleepers), [0, 1, 1]);
    });
}
