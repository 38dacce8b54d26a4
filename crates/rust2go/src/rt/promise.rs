//! Methods under `#[nonblocking]`, which have promised not to call Go.
//!
//! Go's scheduler knows nothing of such a call: it takes the thread for one that runs Go, and the goroutine for one whose
//! stack ends where it called. To enter Go from there would overwrite that stack. So whatever enters Go asks here first. A call
//! panics, which is an error in Go as any panic of a method is. What is only to be told or to be let go of is left to others.

use std::cell::Cell;

thread_local! {
    /// The thread is in such a method.
    static WITHIN: Cell<bool> = const { Cell::new(false) };
}

/// Runs such a method, whose panics `body` contains.
#[inline]
pub fn nonblocking(body: impl FnOnce()) {
    WITHIN.with(|within| within.set(true));
    body();
    // No such method is within another: to get there, it would have to call Go.
    WITHIN.with(|within| within.set(false));
}

/// Whether the thread must not enter Go.
#[inline]
pub(crate) fn is_given() -> bool {
    WITHIN.with(Cell::get)
}

/// Panics where Go must not be entered. `what` is the method that would be called.
#[inline]
#[track_caller]
pub(crate) fn judge(what: &str) {
    if is_given() {
        broken(what);
    }
}

/// Enters Go here, or on a thread of its own where this one must not.
#[inline]
pub(crate) fn enter(enter: impl FnOnce() + Send + 'static) {
    if is_given() {
        return elsewhere(enter);
    }
    enter();
}

/// Enters Go on a thread of its own. Where there is no thread to be had, it is left undone.
#[cold]
pub(crate) fn elsewhere(enter: impl FnOnce() + Send + 'static) {
    let _ = std::thread::Builder::new().spawn(enter);
}

#[cold]
#[track_caller]
fn broken(what: &str) -> ! {
    panic!(
        "{what} is Go's, and was called from a method under `#[nonblocking]`, which has promised not to call Go: \
         take that attribute off the method"
    );
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn the_promise_ends_with_the_method() {
        let mut within = false;
        nonblocking(|| within = is_given());
        assert!(within);
        assert!(!is_given());
        judge("Directory::count");
    }

    #[test]
    fn a_call_of_go_is_refused() {
        nonblocking(|| {
            let text = crate::rt::panics::contain(|| judge("Directory::count")).expect_err("a panic");
            assert!(text.contains("Directory::count is Go's"), "{text}");
        });
        assert!(!is_given());
    }
}
