//! A closure that is lent to Go until a method returns: `&(dyn Fn(..) + Sync)`.
//!
//! What Go holds is a reference-counted [`Borrowed`], which may be called from any thread and kept for ever. It counts the calls that are
//! under way. At its end the method lets no more of them begin, and waits for the last one: so nobody is in the closure when what it borrows ends, and
//! whoever calls it later gets a panic in its place.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// A closure while it is lent. Its end is the end of the loan.
pub struct LentClosure<F: ?Sized + 'static>(Arc<Loan<F>>);

/// The closure as Go has it.
pub struct Borrowed<F: ?Sized + 'static>(Arc<Loan<F>>);

struct Loan<F: ?Sized + 'static> {
    state: Mutex<State>,
    /// No call is under way any more.
    left: Condvar,
    /// Not touched once the loan is over.
    closure: *const F,
}

#[derive(Default)]
struct State {
    running: usize,
    over: bool,
}

// SAFETY: the closure may be called on any thread (`F: Sync`), and is while it is there; the address itself is data.
unsafe impl<F: ?Sized + Sync> Send for Loan<F> {}
// SAFETY: as above.
unsafe impl<F: ?Sized + Sync> Sync for Loan<F> {}

impl<F: ?Sized> Loan<F> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<F: ?Sized> LentClosure<F> {
    /// Lends a closure.
    ///
    /// # Safety
    ///
    /// The closure is alive until this value is dropped, whatever its type says, and this value is dropped and not leaked.
    #[must_use]
    pub unsafe fn new(closure: &'static F) -> LentClosure<F> {
        LentClosure(Arc::new(Loan {
            state: Mutex::default(),
            left: Condvar::new(),
            closure,
        }))
    }

    /// What Go gets.
    #[must_use]
    pub fn to_go(&self) -> Borrowed<F> {
        Borrowed(Arc::clone(&self.0))
    }
}

impl<F: ?Sized> Drop for LentClosure<F> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.over = true;
        while state.running > 0 {
            state = self.0.left.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<F: ?Sized> Borrowed<F> {
    /// Calls the closure; `name` is its own, for messages.
    ///
    /// # Panics
    ///
    /// The loan is over, or the closure panics.
    pub fn with<R>(&self, name: &str, call: impl FnOnce(&F) -> R) -> R {
        {
            let mut state = self.0.state();
            if state.over {
                drop(state);
                panic!("{name} was lent until its method returned. Take it as `Box<dyn Fn(..) + Send + Sync>` to have Go keep it");
            }
            state.running += 1;
        }
        let _running = Running(&self.0);
        // SAFETY: the loan is not over, and does not end while this call is counted.
        call(unsafe { &*self.0.closure })
    }
}

/// A call that is under way.
struct Running<'a, F: ?Sized + 'static>(&'a Loan<F>);

impl<F: ?Sized> Drop for Running<'_, F> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.running -= 1;
        if state.over && state.running == 0 {
            self.0.left.notify_all();
        }
    }
}

impl<F: ?Sized> std::fmt::Debug for LentClosure<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a closure that is lent to Go")
    }
}

impl<F: ?Sized> std::fmt::Debug for Borrowed<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a closure of Rust's, lent")
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use super::*;

    type Visit = dyn Fn(u32) -> u32 + Sync;

    fn lend(closure: &(dyn Fn(u32) -> u32 + Sync + '_)) -> LentClosure<Visit> {
        // SAFETY: the tests drop it before the closure.
        unsafe {
            LentClosure::new(std::mem::transmute::<
                &(dyn Fn(u32) -> u32 + Sync + '_),
                &'static Visit,
            >(closure))
        }
    }

    #[test]
    fn it_is_called_until_the_loan_is_over() {
        let by = 3;
        let closure = |n| n * by;
        let lent = lend(&closure);
        let kept = lent.to_go();
        assert_eq!(kept.with("visit", |visit| visit(2)), 6);
        drop(lent);
        let late = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            kept.with("T::m.visit", |visit| visit(2))
        }));
        let text = late.expect_err("a panic");
        let text = text.downcast_ref::<String>().expect("a text");
        assert!(text.starts_with("T::m.visit was lent until"), "{text}");
    }

    #[test]
    fn the_loan_ends_after_the_last_call() {
        let (inside, done) = (AtomicBool::new(false), AtomicBool::new(false));
        let closure = |n| {
            inside.store(true, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(20));
            done.store(true, Ordering::SeqCst);
            n
        };
        let lent = lend(&closure);
        let kept = lent.to_go();
        std::thread::scope(|scope| {
            scope.spawn(|| kept.with("visit", |visit| visit(1)));
            while !inside.load(Ordering::SeqCst) {
                std::thread::yield_now();
            }
            drop(lent);
            assert!(done.load(Ordering::SeqCst), "somebody is in the closure");
        });
    }

    #[test]
    fn a_panic_in_it_ends_the_call() {
        let closure = |_| panic!("no");
        let lent = lend(&closure);
        let kept = lent.to_go();
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(
            || kept.with("visit", |visit| visit(1))
        ))
        .is_err());
        drop(lent);
    }
}
