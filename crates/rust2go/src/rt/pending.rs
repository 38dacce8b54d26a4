//! An async call from Go while its future runs in Rust: the goroutine waits, and no thread does.
//!
//! The call has two owners, Go and the future. Each holds one of two references; whoever lets go of the second frees it. They
//! meet in one atomic word:
//!
//! | bit | set by | meaning |
//! |---|---|---|
//! | `READY` | the future, once | the outcome is final |
//! | `PARKED` | the function that Go has called, once, as the last thing it does | the goroutine waits, and has to be told |
//!
//! Who may touch what:
//!
//! - the *outcome*: the future until it sets `READY`; from then on Go, that is, the function that Go has called if it finds
//!   `READY` when it sets `PARKED`, and otherwise [`take`];
//! - the *link*: the future, which pushes it once it has found `PARKED`; then Go's dispatcher;
//! - the *listener*, under its lock: the future leaves its waker there after each poll, and [`cancel`] takes it.
//!
//! The way of a call:
//!
//! 1. Go has put the waiting goroutine into a table, calls the method with its number, and gets the outcome at once if the future
//!    is ready by then. Otherwise it gets the address of the call, which is Go's reference.
//! 2. A future that becomes ready later finds `PARKED`, and pushes the call into the queue of async calls, with its own reference.
//!    Go's dispatcher takes the goroutine out of the table and wakes it; the goroutine takes the outcome with both references.
//! 3. A goroutine whose context is cancelled takes itself out of the table. If it was there, it cancels with its reference: the future
//!    is dropped by whoever runs it, and the call goes through the queue as ever, where the dispatcher finds nobody and lets go of the
//!    other reference. If it was not there, the dispatcher has taken it out and will wake it: it is too late to cancel.
//!
//! The races:
//!
//! - *Ready against parked.* Both are set by a read-modify-write of one word. Exactly one side finds the other's bit: either Go takes
//!   the outcome at once and nothing is pushed, or the call is pushed once.
//! - *Cancelled against polled.* Both sides use the listener under its lock. Either the future finds that it is cancelled before it waits,
//!   or it has left the waker that `cancel` wakes.
//! - *A future that is dropped*, because its run time ends, or that panics: both are outcomes, so the goroutine never waits for nothing.
//! - *A future that is leaked* is never ready; its goroutine waits until its context is cancelled, and the call's memory stays.
//!
//! The orderings; no stronger one is needed, and no weaker one will do (`./dev test loom-mutations`):
//!
//! - `READY`, `Release`: the outcome comes before whatever Go does that has found it. What the future does when it finds `PARKED` is to push its own link.
//! - `PARKED`, `Acquire`: the other side of it. Where `READY` comes later, the queue is between the two.
//! - *a reference let go*, both: all that either side did comes before the call is freed.

use std::ffi::c_void;
use std::future::Future;
use std::pin::Pin;
use std::ptr::addr_of_mut;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use super::decode::{Decoder, Malformed};
use super::ffi::{status, Block, Header};
use super::mode::Mode;
use super::panics;
use super::params::Params;
use super::queue::{count_wake_up, Link, Pushed, QUEUE};
use super::registry;
use super::reply::Reply;
use super::scope::Scope;
use super::serve::{fail, reply};
use super::sync::{AtomicU32, Mutex, Ordering, UnsafeCell};
use crate::spawn;

const READY: u32 = 1;
const PARKED: u32 = 2;
/// One reference; the count stands above the bits.
const REFERENCE: u32 = 4;

/// In a task's place of the method: the task is a call from Go whose future is ready.
const SETTLED: u32 = u32::MAX;

/// What is the same for all methods. It begins a [`Call`]; Go reads what stands before the state, as it does of a task.
#[repr(C)]
pub(crate) struct Pending {
    link: Link,
    /// Where a task has its state.
    _nothing: u32,
    method: u32,
    /// The number of the waiting goroutine.
    goroutine: u64,
    state: AtomicU32,
    listener: Mutex<Listener>,
    /// Writes the outcome into a block of Go's, once.
    reply: unsafe fn(*mut Pending, *mut c_void),
    free: unsafe fn(*mut Pending),
}

#[derive(Default)]
struct Listener {
    cancelled: bool,
    waker: Option<Waker>,
}

/// What has become of a future.
#[derive(Debug)]
enum Outcome<R> {
    /// It was dropped before it was ready.
    Dropped,
    Ready(R),
    /// With the text of the panic.
    Panicked(String),
}

/// A call whose method gives an `R`.
#[repr(C)]
struct Call<R> {
    pending: Pending,
    outcome: UnsafeCell<Outcome<R>>,
}

/// What the function that Go has called finds when it is about to return.
#[must_use]
#[derive(Debug, PartialEq, Eq)]
enum Parked {
    /// The future runs: the goroutine waits.
    Waits,
    /// The outcome is there.
    Ready,
}

impl Pending {
    fn new(
        goroutine: u64,
        reply: unsafe fn(*mut Pending, *mut c_void),
        free: unsafe fn(*mut Pending),
    ) -> Pending {
        Pending {
            link: Link::new(),
            _nothing: 0,
            method: SETTLED,
            goroutine,
            state: AtomicU32::new(2 * REFERENCE),
            listener: Mutex::new(Listener::default()),
            reply,
            free,
        }
    }

    /// The goroutine waits from here on, unless the outcome is there.
    fn park(&self) -> Parked {
        match self.state.fetch_or(PARKED, Ordering::Acquire) & READY {
            0 => Parked::Waits,
            _ => Parked::Ready,
        }
    }

    /// The outcome is final; lets go of the future's reference, which goes to Go where the goroutine waits. `push` puts the call into
    /// the queue.
    ///
    /// # Safety
    ///
    /// The reference is the caller's, and not used again; the outcome is written.
    unsafe fn settle(this: *mut Pending, push: impl FnOnce(*mut Link)) {
        // SAFETY: the caller's reference keeps the call alive.
        let state = unsafe { (*this).state.fetch_or(READY, Ordering::Release) };
        if state & PARKED != 0 {
            push(this.cast());
        } else {
            // SAFETY: the caller's promise.
            unsafe { Pending::release(this, 1) };
        }
    }

    /// Leaves the waker by which [`cancel`](Pending::cancel) has the future polled. Reports whether the call is cancelled already.
    fn listen(&self, waker: &Waker) -> bool {
        let mut listener = lock(&self.listener);
        if listener.cancelled {
            return true;
        }
        if !listener.waker.as_ref().is_some_and(|old| old.will_wake(waker)) {
            let old = listener.waker.replace(waker.clone());
            drop(listener);
            drop(old);
        }
        false
    }

    fn is_cancelled(&self) -> bool {
        lock(&self.listener).cancelled
    }

    /// Nobody waits any more: has the future dropped by whoever runs it.
    fn cancel(&self) {
        let mut listener = lock(&self.listener);
        listener.cancelled = true;
        let waker = listener.waker.take();
        drop(listener);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Lets go of so many references; frees the call with the last.
    ///
    /// # Safety
    ///
    /// The references are the caller's, and not used again.
    unsafe fn release(this: *mut Pending, references: u32) {
        // SAFETY: the caller's references keep the call alive until the subtraction; the last one frees it.
        unsafe {
            let free = (*this).free;
            let before = (*this).state.fetch_sub(references * REFERENCE, Ordering::AcqRel);
            if before / REFERENCE == references {
                free(this);
            }
        }
    }
}

fn lock(listener: &Mutex<Listener>) -> super::sync::MutexGuard<'_, Listener> {
    // Nothing panics while it is locked but a waker's clone, after which it is as it was.
    listener.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl<R: Send> Call<R> {
    /// A call with both references. A block of Go's for it is that of a method with parameters `P` and result `O`.
    fn new<M: Mode, P: Params<M>, O: Reply<M, Rust = R>>(goroutine: u64) -> *mut Call<R> {
        /// # Safety
        ///
        /// The outcome is the caller's, and the block one of Go's for this method.
        unsafe fn reply_to<M: Mode, P: Params<M>, O: Reply<M>>(this: *mut Pending, block: *mut c_void)
        where
            O::Rust: Send,
        {
            let call = this.cast::<Call<O::Rust>>();
            // SAFETY: the caller's promise.
            let outcome = unsafe {
                (*call)
                    .outcome
                    .with_mut(|outcome| std::mem::replace(&mut *outcome, Outcome::Dropped))
            };
            // SAFETY: the caller's promise.
            unsafe { answer::<M, P, O>(outcome, block) };
        }
        /// # Safety
        ///
        /// The last reference is gone.
        unsafe fn free<R>(this: *mut Pending) {
            // SAFETY: made of a box below.
            drop(unsafe { Box::from_raw(this.cast::<Call<R>>()) });
        }
        Box::into_raw(Box::new(Call {
            pending: Pending::new(goroutine, reply_to::<M, P, O>, free::<R>),
            outcome: UnsafeCell::new(Outcome::Dropped),
        }))
    }
}

/// Writes an outcome into a block of Go's.
///
/// # Safety
///
/// It is a block of a method with these parameters and this result, which nobody else uses.
unsafe fn answer<M: Mode, P: Params<M>, O: Reply<M>>(outcome: Outcome<O::Rust>, block: *mut c_void)
where
    O::Rust: Send,
{
    let block = block.cast::<Block<P::Twins, O::Twin>>();
    // SAFETY: computes an address within the block.
    let header = unsafe { addr_of_mut!((*block).header) };
    let text = match outcome {
        Outcome::Ready(value) => {
            // SAFETY: the block's result has room for the twin.
            let replied = panics::contain(|| unsafe {
                reply::<M, O>(value, header, addr_of_mut!((*block).result).cast());
            });
            match replied {
                Ok(()) => return,
                Err(text) => text,
            }
        }
        Outcome::Panicked(text) => text,
        Outcome::Dropped => {
            let text = "the future was dropped before it was ready, because what runs it has ended";
            // SAFETY: the block is there.
            return unsafe { fail(header, status::DROPPED, text.to_owned(), String::new()) };
        }
    };
    // SAFETY: the block is there.
    unsafe { fail(header, status::PANIC, text, String::new()) };
}

/// Go's reference, in the function that Go has called.
struct OfGo(*mut Pending);

impl Drop for OfGo {
    fn drop(&mut self) {
        // SAFETY: the reference is gone with `self`.
        unsafe { Pending::release(self.0, 1) };
    }
}

/// The future of a call, with its reference, as whoever runs futures gets it.
struct Running<R, F: Future<Output = R>> {
    call: *mut Call<R>,
    /// `None` once it is over.
    future: Option<F>,
    /// What calls to Go that begin within have in common.
    scope: Option<Arc<Scope>>,
}

// SAFETY: the future may move to another thread, and so may its result; all else in a call is made for several threads.
unsafe impl<R: Send, F: Future<Output = R> + Send> Send for Running<R, F> {}

impl<R, F: Future<Output = R>> Running<R, F> {
    /// Drops the future where it is, and leaves the outcome. Does nothing the second time.
    fn end(self: Pin<&mut Self>, outcome: Outcome<R>) {
        // SAFETY: the future is not moved, but dropped in place by the assignment.
        let this = unsafe { self.get_unchecked_mut() };
        if this.future.is_none() {
            return;
        }
        let dropped = panics::contain(|| this.future = None);
        // If the drop has panicked, what is left of the future must not be dropped again.
        if dropped.is_err() {
            std::mem::forget(this.future.take());
        }
        // SAFETY: the outcome is the future's until it settles, which it does once; its reference is not used again.
        unsafe {
            (*this.call).outcome.with_mut(|place| *place = outcome);
            Pending::settle(this.call.cast(), |link| {
                if QUEUE.push(link) == Pushed::Asleep {
                    count_wake_up();
                    registry::wake();
                }
            });
        }
    }

    fn pending(&self) -> &Pending {
        // SAFETY: the reference keeps the call alive while there is a future.
        unsafe { &(*self.call).pending }
    }
}

impl<R, F: Future<Output = R>> Future for Running<R, F> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        // One that is polled after it was ready is none of ours.
        if self.future.is_none() {
            return Poll::Ready(());
        }
        if self.pending().is_cancelled() {
            self.end(Outcome::Dropped);
            return Poll::Ready(());
        }
        let polled = panics::contain(|| {
            let _entered = self.scope.clone();
            let _entered = _entered.as_ref().map(Scope::enter);
            // SAFETY: the future is pinned with `self`.
            let future = unsafe { self.as_mut().map_unchecked_mut(|this| &mut this.future) };
            future
                .as_pin_mut()
                .map_or(Poll::Pending, |future| future.poll(context))
        });
        let outcome = match polled {
            Ok(Poll::Pending) if self.pending().listen(context.waker()) => Outcome::Dropped,
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(value)) => Outcome::Ready(value),
            Err(text) => Outcome::Panicked(text),
        };
        self.end(outcome);
        Poll::Ready(())
    }
}

impl<R, F: Future<Output = R>> Drop for Running<R, F> {
    fn drop(&mut self) {
        // SAFETY: it was pinned if it was polled, and is not moved any more.
        unsafe { Pin::new_unchecked(self) }.end(Outcome::Dropped);
    }
}

/// Serves an async call from Go. `body` reads the parameters and makes the future.
///
/// # Safety
///
/// As for [`serve`](super::serve()).
#[inline]
pub unsafe fn serve_async<M: Mode, P: Params<M>, O: Reply<M>, F>(
    block: *mut c_void,
    body: impl FnOnce(&P::Twins, &mut Decoder) -> Result<F, Malformed>,
) where
    F: Future<Output = O::Rust> + Send + 'static,
    O::Rust: Send + 'static,
{
    let () = P::LAID_OUT_AS_IN_GO;
    let address = block;
    let block = block.cast::<Block<P::Twins, O::Twin>>();
    // SAFETY: computes an address within the block.
    let header = unsafe { addr_of_mut!((*block).header) };
    let served = panics::contain(|| {
        // SAFETY: Go has written the parameters and the header, and nobody writes to them.
        let (twins, goroutine, deadline) = unsafe {
            let twins = &*std::ptr::addr_of!((*block).params);
            (twins, (*header).task as u64, (*header).leaf as i64)
        };
        let future = match body(twins, &mut Decoder::default()) {
            Ok(future) => future,
            Err(malformed) => {
                // SAFETY: the block is there.
                return unsafe { fail(header, status::MALFORMED, malformed.text(), String::new()) };
            }
        };
        let call = Call::<O::Rust>::new::<M, P, O>(goroutine);
        let of_go = OfGo(call.cast());
        spawn::spawn(Running {
            call,
            future: Some(future),
            scope: Scope::with_deadline(deadline),
        });
        // SAFETY: Go's reference keeps the call alive.
        match unsafe { (*call).pending.park() } {
            Parked::Ready => {
                // SAFETY: the outcome is Go's; the block is this method's.
                unsafe { ((*call).pending.reply)(call.cast(), address) };
            }
            Parked::Waits => {
                // SAFETY: the block is there.
                unsafe {
                    addr_of_mut!((*header).holder).write(call as u64);
                    addr_of_mut!((*header).status).write(status::PENDING);
                }
                std::mem::forget(of_go);
            }
        }
    });
    if let Err(text) = served {
        // SAFETY: as above.
        unsafe { fail(header, status::PANIC, text, String::new()) };
    }
}

/// What a goroutine calls that was woken: writes the outcome of the call, whose address stands in the header's `holder`, into the
/// block, and lets go of both references.
///
/// # Safety
///
/// The call has come out of the queue; nobody else uses it. The block is one of its method's.
pub(crate) unsafe extern "C" fn take(block: *mut c_void) {
    // SAFETY: the caller's promise.
    unsafe {
        let holder = addr_of_mut!((*block.cast::<Header>()).holder);
        let pending = holder.read() as *mut Pending;
        // From here on it is what Rust keeps for the result.
        holder.write(0);
        ((*pending).reply)(pending, block);
        let released = panics::contain(|| Pending::release(pending, 2));
        drop(released);
    }
}

/// What a goroutine calls whose context is cancelled and that has taken itself out of the table. Its reference is gone afterwards.
///
/// # Safety
///
/// The address is one that Go got for a call, and the reference is the caller's.
pub(crate) unsafe extern "C" fn cancel(call: *mut c_void) {
    let pending = call.cast::<Pending>();
    // The waker is the user's, and so is what the last reference may drop.
    // SAFETY: the caller's promise.
    let cancelled = panics::contain(|| unsafe { (*pending).cancel() });
    drop(cancelled);
    // SAFETY: as above.
    unsafe { abandon(call) };
}

/// What Go's dispatcher calls when a call has come out of the queue for which no goroutine waits.
///
/// # Safety
///
/// The reference is the caller's, and not used again.
pub(crate) unsafe extern "C" fn abandon(call: *mut c_void) {
    // SAFETY: the caller's promise.
    let released = panics::contain(|| unsafe { Pending::release(call.cast(), 1) });
    drop(released);
}

#[cfg(all(test, loom))]
mod models;
#[cfg(all(test, not(loom)))]
mod tests;
