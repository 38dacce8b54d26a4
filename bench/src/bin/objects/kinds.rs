//! The kinds of objects.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use bench_ours::objects::{counted, SessionImpl, Sessions, SessionsImpl, FUNCS, STORES};

// What Go calls comes with it.
use bench_peer as _;

/// A kind of objects.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// Makes room for so many, which does not count.
    pub(crate) prepare: fn(u64) -> Turn,
}

/// What is done with them, again and again.
pub(crate) struct Turn {
    pub(crate) make: Box<dyn FnMut()>,
    /// Calls all of them.
    pub(crate) check: Box<dyn FnMut()>,
    /// Lets go of all, and waits until the other side knows.
    pub(crate) end: Box<dyn FnMut()>,
}

pub(crate) const KINDS: &[Kind] = &[
    Kind {
        name: "Rust's, held and closed by Go",
        prepare: |objects| stores(objects, SessionsImpl::close_stores),
    },
    Kind {
        name: "Rust's, held and forgotten by Go",
        prepare: |objects| stores(objects, SessionsImpl::forget_stores),
    },
    Kind {
        name: "Go's, held and dropped by Rust",
        prepare: sessions,
    },
    Kind {
        name: "closures of Rust's, forgotten by Go",
        prepare: closures,
    },
    Kind {
        name: "funcs of Go's, dropped by Rust",
        prepare: funcs,
    },
];

fn stores(objects: u64, let_go: fn()) -> Turn {
    SessionsImpl::make_room(objects);
    Turn {
        make: Box::new(move || SessionsImpl::open_stores(objects)),
        check: Box::new(move || assert_eq!(SessionsImpl::sum(), sum(objects))),
        end: Box::new(move || {
            let_go();
            collect();
        }),
    }
}

/// Has Go's garbage collected until it holds nothing of Rust's.
fn collect() {
    while STORES.load(Ordering::Relaxed) > 0 {
        // SAFETY: Go's collector, which takes no arguments.
        unsafe { bench_collect() };
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn closures(objects: u64) -> Turn {
    SessionsImpl::make_room_for_closures(objects);
    Turn {
        make: Box::new(move || (0..objects).for_each(|number| SessionsImpl::keep(counted(number)))),
        check: Box::new(move || assert_eq!(SessionsImpl::sum_of_closures(), sum(objects))),
        end: Box::new(|| {
            SessionsImpl::forget_closures();
            collect();
        }),
    }
}

fn funcs(objects: u64) -> Turn {
    let all = || FUNCS.lock().expect("nothing panics");
    all().reserve(objects as usize);
    Turn {
        make: Box::new(move || SessionsImpl::give(objects)),
        check: Box::new(move || assert_eq!(all().iter().map(|number| number()).sum::<u64>(), sum(objects))),
        end: Box::new(move || all().clear()),
    }
}

fn sessions(objects: u64) -> Turn {
    let all = Rc::new(RefCell::new(Vec::<SessionImpl>::with_capacity(objects as usize)));
    let [made, checked, ended] = [(); 3].map(|()| Rc::clone(&all));
    Turn {
        make: Box::new(move || made.borrow_mut().extend((0..objects).map(SessionsImpl::open))),
        check: Box::new(move || {
            use bench_ours::objects::Session;
            let numbers = checked.borrow().iter().map(|one| one.number()).sum::<u64>();
            assert_eq!(numbers, sum(objects));
        }),
        end: Box::new(move || ended.borrow_mut().clear()),
    }
}

/// Of the numbers below.
fn sum(objects: u64) -> u64 {
    objects * (objects - 1) / 2
}

extern "C" {
    fn bench_collect();
}
