//! Many calls of each kind, then as much memory as before. One test, so that nothing else runs in the process.

use std::alloc::{GlobalAlloc, Layout, System};
use std::future::Future;
use std::panic::catch_unwind;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering};
use std::sync::Arc;
use std::task::{Context, Wake};
use std::time::{Duration, Instant};

use e2e_growth::api::*;
use futures::executor::block_on;
use futures::task::noop_waker_ref;
use rust2go::{GoError, Lend};

/// Calls of each kind that are measured: of all kinds together, more than 100,000.
const CALLS: usize = 7_500;
/// Calls before: they fill what is made once and used again.
const FIRST_CALLS: usize = 500;
/// So many calls are in Go at most, where a kind does not wait for their end.
const AT_ONCE: usize = 50;
/// Go collects at least as often. The holders of threads that have ended are released then, and the room of a released
/// holder stays: without a collection, there would be as many as threads.
const COLLECT: usize = 250;

/// What one leak in ten calls would pass by far, and what happens by chance would not.
const RUST_ALLOCATIONS: isize = 20;
const GO_OBJECTS: u64 = CALLS as u64 / 10;
const GO_BYTES: u64 = CALLS as u64 * 10;
const GOROUTINES: u64 = 5;

const ON_PURPOSE: &str = "on purpose";

/// Counts the allocations that are alive.
struct Counting;

static ALIVE: AtomicIsize = AtomicIsize::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: the system's allocator does the work. (`realloc` leaves the number as it is; the default for `alloc_zeroed`
// goes by way of `alloc`.)
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
        // SAFETY: the caller's promise; `alloc` above got it from the system.
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller's promise; `alloc` above got it from the system.
        unsafe { System.realloc(memory, layout, size) }
    }
}

fn alive() -> isize {
    ALIVE.load(Ordering::Relaxed)
}

fn parcel() -> Parcel {
    Parcel {
        id: 7,
        labels: (0..5).map(|n| format!("label {n} of a parcel")).collect(),
    }
}

fn message() -> String {
    format!("{ON_PURPOSE}, with {}", "a text that takes room ".repeat(5))
}

/// Waits for what goroutines are about to do.
fn eventually(mut condition: impl FnMut() -> Result<(), String>) {
    let start = Instant::now();
    while let Err(what) = condition() {
        assert!(start.elapsed() < Duration::from_secs(60), "{what}");
        std::thread::yield_now();
    }
}

fn poll_once<F: Future>(future: Pin<&mut F>) {
    assert!(future
        .poll(&mut Context::from_waker(noop_waker_ref()))
        .is_pending());
}

/// Another call of this thread: beside one, a poll does not look for its result, and is pending however short the call.
fn beside() -> Pin<Box<impl Future>> {
    let mut future = Box::pin(GrowthImpl::until_cancelled(parcel()));
    poll_once(future.as_mut());
    future
}

/// A waker that says that it was woken.
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Release);
    }
}

/// One that says so, and then panics.
struct Panics(AtomicBool);

impl Wake for Panics {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Release);
        std::panic::resume_unwind(Box::new(ON_PURPOSE));
    }
}

/// Every way in which a call can end.
const KINDS: &[(&str, fn())] = &[
    ("given and owned", || {
        assert_eq!(GrowthImpl::given(parcel()), parcel());
    }),
    ("lent", || assert_eq!(GrowthImpl::lent(&parcel()), 5)),
    ("a view", || assert_eq!(GrowthImpl::view(5).labels.len(), 5)),
    ("an error", || {
        let error = GrowthImpl::fails(message());
        assert!(matches!(error, Err(GoError::Returned { message: m, .. }) if m == message()));
    }),
    ("a panic", || {
        assert!(catch_unwind(|| GrowthImpl::panics(message())).is_err());
    }),
    ("a malformed result", || {
        assert!(matches!(GrowthImpl::malformed(), Err(GoError::Malformed { .. })));
    }),
    ("a thread that ends", || {
        let thread = std::thread::spawn(|| GrowthImpl::given(parcel()));
        assert_eq!(thread.join().ok(), Some(parcel()));
    }),
    ("async", || {
        assert_eq!(block_on(GrowthImpl::later(parcel())), parcel())
    }),
    ("async, parameters given back", || {
        let (result, (given,)) = block_on(GrowthImpl::gives_back(parcel()));
        assert_eq!(result, given);
    }),
    ("async, lent", || {
        assert_eq!(block_on(GrowthImpl::lent_later(Lend(parcel()))), 5);
    }),
    ("async, a view", || {
        assert_eq!(block_on(GrowthImpl::view_later(5)).labels.len(), 5);
    }),
    ("async, a panic", || {
        let error = block_on(GrowthImpl::panics_later(message()));
        assert!(matches!(error, Err(GoError::Panic { .. })));
    }),
    ("a future that is never polled", || {
        drop(GrowthImpl::later(parcel()))
    }),
    ("a future dropped while its handler waits", || {
        let mut future = std::pin::pin!(GrowthImpl::until_cancelled(parcel()));
        poll_once(future.as_mut());
    }),
    ("a future dropped while its handler runs", || {
        let _beside = beside();
        let mut future = std::pin::pin!(GrowthImpl::view_later(5));
        poll_once(future.as_mut());
    }),
    ("a future dropped with its result unread", || {
        let woken = Arc::new(Woken(AtomicBool::new(false)));
        let waker = Arc::clone(&woken).into();
        let _beside = beside();
        let mut future = std::pin::pin!(GrowthImpl::later(parcel()));
        assert!(future
            .as_mut()
            .poll(&mut Context::from_waker(&waker))
            .is_pending());
        eventually(|| {
            let complete = woken.0.load(Ordering::Acquire);
            complete.then_some(()).ok_or_else(|| "no completion".into())
        });
    }),
    ("a waker that panics", || {
        let woken = Arc::new(Panics(AtomicBool::new(false)));
        let waker = Arc::clone(&woken).into();
        let _beside = beside();
        let mut future = std::pin::pin!(GrowthImpl::later(parcel()));
        assert!(future
            .as_mut()
            .poll(&mut Context::from_waker(&waker))
            .is_pending());
        eventually(|| {
            let complete = woken.0.load(Ordering::Acquire);
            complete.then_some(()).ok_or_else(|| "no completion".into())
        });
    }),
];

/// Makes calls, and waits whenever many of them may still be in Go.
fn make(calls: usize, call: fn()) {
    let before = alive();
    for n in 1..=calls {
        call();
        if n % COLLECT == 0 {
            GrowthImpl::memory();
        }
        if n % AT_ONCE == 0 {
            eventually(|| {
                let more = alive() - before;
                (more <= RUST_ALLOCATIONS)
                    .then_some(())
                    .ok_or_else(|| format!("{more} allocations more after {n} calls"))
            });
        }
    }
}

#[test]
fn nothing_is_left_of_a_call() {
    let standard = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.to_string().contains(ON_PURPOSE) {
            standard(panic);
        }
    }));
    for (kind, call) in KINDS {
        make(FIRST_CALLS, *call);
        let (rust, go) = (alive(), GrowthImpl::memory());
        make(CALLS, *call);
        eventually(|| {
            let (rust_now, go_now) = (alive(), GrowthImpl::memory());
            let as_before = rust_now <= rust + RUST_ALLOCATIONS
                && go_now.objects <= go.objects + GO_OBJECTS
                && go_now.bytes <= go.bytes + GO_BYTES
                && go_now.goroutines <= go.goroutines + GOROUTINES;
            as_before.then_some(()).ok_or_else(|| {
                format!("{kind}: {rust} Rust allocations became {rust_now}; in Go, {go:?} became {go_now:?}")
            })
        });
    }
}
