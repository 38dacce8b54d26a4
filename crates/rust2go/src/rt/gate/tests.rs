//! The line, on one thread.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;

use super::super::method::Method;
use super::super::slot::Slot;
use super::Gate;

static METHOD: Method = Method::sync("T::m");

/// A call that counts when it is freed.
#[repr(C)]
struct Task {
    slot: Slot,
    freed: Arc<AtomicUsize>,
}

unsafe fn free(slot: *mut Slot) {
    // SAFETY: every slot of these tests begins a boxed task, and the last reference frees it.
    let task = unsafe { Box::from_raw(slot.cast::<Task>()) };
    task.freed.fetch_add(1, SeqCst);
}

fn call(freed: &Arc<AtomicUsize>) -> *mut Slot {
    let waker = futures_waker();
    Box::into_raw(Box::new(Task {
        slot: Slot::bare(Some(&waker), &METHOD, free),
        freed: Arc::clone(freed),
    }))
    .cast()
}

fn futures_waker() -> std::task::Waker {
    struct Ignored;
    impl std::task::Wake for Ignored {
        fn wake(self: Arc<Self>) {}
    }
    Arc::new(Ignored).into()
}

/// Both references, as after completion.
fn end(slot: *mut Slot) {
    // SAFETY: both references are the test's.
    unsafe {
        drop(Slot::complete(slot, |_| ()));
        Slot::release(slot);
    }
}

#[test]
fn first_come_first_served() {
    let freed = Arc::new(AtomicUsize::new(0));
    let gate = Gate::new(2);
    assert!(gate.try_enter() && gate.try_enter() && !gate.try_enter());
    let calls: Vec<_> = (0..5).map(|_| call(&freed)).collect();
    for &slot in &calls {
        // SAFETY: a call of its own.
        assert!(!unsafe { gate.enter_or_wait(slot) });
    }
    for &slot in &calls {
        assert_eq!(gate.leave().next, Some(slot));
        assert!(!gate.try_enter(), "the permit went on");
        end(slot);
    }
    assert_eq!(gate.leave().next, None);
    assert!(gate.try_enter() && !gate.try_enter());
    assert_eq!(freed.load(SeqCst), 5);
}

#[test]
fn who_has_gone_is_passed_over_and_swept() {
    let freed = Arc::new(AtomicUsize::new(0));
    let gate = Gate::new(1);
    assert!(gate.try_enter());
    let calls: Vec<_> = (0..100).map(|_| call(&freed)).collect();
    for &slot in &calls {
        // SAFETY: a call of its own.
        assert!(!unsafe { gate.enter_or_wait(slot) });
    }
    // Every call but each tenth; the first of all is passed over by the turn.
    for (n, &slot) in calls.iter().enumerate() {
        if n % 10 != 5 {
            // SAFETY: the future's reference, given back.
            unsafe {
                assert!(gate.abandon(slot));
                Slot::release(slot);
            }
        }
        let line = gate.lock();
        assert!(line.dropped * 2 <= line.length);
    }
    for &slot in calls.iter().skip(5).step_by(10) {
        assert_eq!(gate.leave().next, Some(slot));
        // SAFETY: as above.
        assert!(!unsafe { gate.abandon(slot) }, "it is with Go");
        end(slot);
    }
    assert_eq!(gate.leave().next, None);
    assert_eq!(freed.load(SeqCst), 100);
    assert_eq!(gate.lock().permits, 0);
}
