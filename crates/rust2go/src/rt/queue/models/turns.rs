//! The dispatcher that runs short handlers itself, and the watcher that replaces it: go/dispatch.go, written here because
//! Go has no such models. Go's atomics are sequentially consistent; loom's are not, so a fence stands where that matters.

use loom::cell::UnsafeCell;
use loom::sync::atomic::{fence, AtomicUsize, Ordering};
use loom::sync::Arc;
use loom::thread;

struct Dispatcher {
    turn: AtomicUsize,
    watching: AtomicUsize,
    /// Whether Rust has to be asked what it has left.
    owes: AtomicUsize,
    /// What belongs to the one in charge: how many calls were started.
    charge: UnsafeCell<usize>,
    /// Watchers that have begun and not ended.
    watchers: AtomicUsize,
}

impl Dispatcher {
    fn new(watching: usize) -> Arc<Dispatcher> {
        Arc::new(Dispatcher {
            turn: AtomicUsize::new(0),
            watching: AtomicUsize::new(watching),
            owes: AtomicUsize::new(0),
            charge: UnsafeCell::new(0),
            watchers: AtomicUsize::new(watching),
        })
    }

    /// Only the one in charge calls this.
    fn start(&self) {
        // SAFETY: one is in charge; loom reports it if not.
        self.charge.with_mut(|count| unsafe { *count += 1 });
    }

    fn begin_turn(&self) -> usize {
        let turn = self.turn.fetch_add(1, Ordering::AcqRel) + 1;
        self.be_watched();
        turn
    }

    fn be_watched(&self) {
        fence(Ordering::SeqCst);
        if self.watching.load(Ordering::Relaxed) == 0
            && self
                .watching
                .compare_exchange(0, 1, Ordering::AcqRel, Ordering::Relaxed)
                .is_ok()
        {
            self.watchers.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn owe(&self) {
        self.owes.store(1, Ordering::Release);
        self.be_watched();
    }

    fn end_turn(&self, turn: usize) -> bool {
        self.turn
            .compare_exchange(turn, turn + 1, Ordering::AcqRel, Ordering::Relaxed)
            .is_ok()
    }

    /// A watcher's end; false if it goes on.
    fn stop_watching(&self) -> bool {
        self.watchers.fetch_sub(1, Ordering::Relaxed);
        self.watching.store(0, Ordering::Release);
        fence(Ordering::SeqCst);
        if (self.turn.load(Ordering::Acquire) % 2 == 0 && self.owes.load(Ordering::Relaxed) == 0)
            || self
                .watching
                .compare_exchange(0, 1, Ordering::AcqRel, Ordering::Relaxed)
                .is_err()
        {
            return true;
        }
        self.watchers.fetch_add(1, Ordering::Relaxed);
        false
    }
}

#[test]
fn one_is_in_charge_after_a_turn() {
    loom::model(|| {
        let dispatcher = Dispatcher::new(1);
        dispatcher.start();
        let turn = dispatcher.begin_turn();
        let watcher = {
            let dispatcher = Arc::clone(&dispatcher);
            thread::spawn(move || {
                let seen = dispatcher.turn.load(Ordering::Acquire);
                let replaced = seen % 2 == 1 && dispatcher.end_turn(seen);
                if replaced {
                    // The next dispatcher: it has turns of its own.
                    dispatcher.start();
                    let turn = dispatcher.begin_turn();
                    assert!(dispatcher.end_turn(turn));
                    dispatcher.start();
                }
                replaced
            })
        };
        let mine = dispatcher.end_turn(turn);
        if mine {
            dispatcher.start();
        }
        let replaced = watcher.join().unwrap();
        assert!(mine != replaced, "none in charge, or two");
    });
}

/// The watcher sees a turn late, when another has begun.
#[test]
fn a_turn_is_not_ended_in_place_of_another() {
    loom::model(|| {
        let dispatcher = Dispatcher::new(1);
        let watcher = {
            let dispatcher = Arc::clone(&dispatcher);
            thread::spawn(move || {
                let seen = dispatcher.turn.load(Ordering::Acquire);
                if seen % 2 == 1 && dispatcher.end_turn(seen) {
                    dispatcher.start();
                    Some(seen)
                } else {
                    None
                }
            })
        };
        let mut lost = None;
        for _ in 0..2 {
            dispatcher.start();
            let turn = dispatcher.begin_turn();
            if !dispatcher.end_turn(turn) {
                lost = Some(turn);
                break;
            }
        }
        assert_eq!(watcher.join().unwrap(), lost);
    });
}

#[test]
fn a_turn_is_always_watched_by_one() {
    loom::model(|| {
        let dispatcher = Dispatcher::new(1);
        let watcher = {
            let dispatcher = Arc::clone(&dispatcher);
            thread::spawn(move || dispatcher.stop_watching())
        };
        let _turn = dispatcher.begin_turn();
        watcher.join().unwrap();
        assert_eq!(
            dispatcher.watchers.load(Ordering::Relaxed),
            1,
            "a turn that nobody watches, or that two do"
        );
    });
}

/// Rust may leave wake-ups while it is told of calls, or has left them when it is asked late: a watcher asks after both.
#[test]
fn a_debt_is_always_watched() {
    for in_a_turn in [true, false] {
        loom::model(move || {
            let dispatcher = Dispatcher::new(1);
            let watcher = {
                let dispatcher = Arc::clone(&dispatcher);
                thread::spawn(move || dispatcher.stop_watching())
            };
            if in_a_turn {
                let turn = dispatcher.begin_turn();
                dispatcher.owe();
                assert!(dispatcher.end_turn(turn));
            } else {
                dispatcher.owe();
            }
            watcher.join().unwrap();
            assert_eq!(
                dispatcher.watchers.load(Ordering::Relaxed),
                1,
                "nobody asks, or two"
            );
        });
    }
}
