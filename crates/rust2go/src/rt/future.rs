//! The future of an async call.

use std::future::Future;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::ptr::addr_of_mut;
use std::task::{Context, Poll};

use super::api::Api;
use super::ffi;
use super::gate::Gate;
use super::holder::Held;
use super::method::Method;
use super::mode::Mode;
use super::output::{Output, Settle};
use super::params::Params;
use super::patience::{self, OnTheWay};
use super::promise;
use super::queue::{count_wake_up, Pushed, QUEUE};
use super::slot::{self, Abandoned, Polled, Slot};
use super::task::Task;
use super::trace::Span;
use super::wakes::{self, Awaiting, Home};
use crate::GoError;

/// What a future's output is made of a call's result.
pub trait Finish<M: Mode, P: Params<M>, O: Output<M>> {
    /// The output.
    type Output;
    /// Whether it has the parameters in it.
    const GIVES_BACK: bool = false;

    /// Makes the output. The parameters are there if `GIVES_BACK`.
    fn finish(method: &str, result: Result<O::Rust, GoError>, params: Option<P>) -> Self::Output;
}

/// A method without `Result`: panics on errors.
#[derive(Debug)]
pub struct Plain;

/// A method with `Result<_, GoError>`.
#[derive(Debug)]
pub struct Fallible;

/// A method with `Result<_, E>` of an error type of the user's: the output is the value of [`Typed`](super::Typed).
#[derive(Debug)]
pub struct OwnError;

/// `#[drop_safe_ret]`: the output, and the parameters.
#[derive(Debug)]
pub struct GivesBack<F>(PhantomData<F>);

impl<M: Mode, P: Params<M>, O: Output<M>> Finish<M, P, O> for Plain {
    type Output = O::Rust;

    fn finish(method: &str, result: Result<O::Rust, GoError>, _: Option<P>) -> O::Rust {
        result.unwrap_or_else(|error| error.raise(method))
    }
}

impl<M: Mode, P: Params<M>, O: Output<M>> Finish<M, P, O> for Fallible {
    type Output = Result<O::Rust, GoError>;

    fn finish(_: &str, result: Result<O::Rust, GoError>, _: Option<P>) -> Self::Output {
        result
    }
}

impl<M: Mode, P: Params<M>, O: Output<M>> Finish<M, P, O> for OwnError
where
    O::Rust: Settle,
{
    type Output = O::Rust;

    fn finish(_: &str, result: Result<O::Rust, GoError>, _: Option<P>) -> O::Rust {
        result.unwrap_or_else(O::Rust::failed)
    }
}

impl<M: Mode, P: Params<M>, O: Output<M>, F: Finish<M, P, O>> Finish<M, P, O> for GivesBack<F> {
    type Output = (F::Output, P::Values);
    const GIVES_BACK: bool = true;

    fn finish(method: &str, result: Result<O::Rust, GoError>, params: Option<P>) -> Self::Output {
        let Some(params) = params else {
            unreachable!("the parameters of {method} are taken once")
        };
        (F::finish(method, result, None), params.back())
    }
}

/// An async call. Nothing happens until it is first polled; dropping it cancels the handler's context.
#[must_use = "futures do nothing unless polled"]
pub struct CallFuture<M: Mode, P: Params<M>, O: Output<M>, F> {
    api: &'static Api,
    method: u32,
    of: &'static Method,
    state: State<M, P, O>,
    finish: PhantomData<fn() -> F>,
}

enum State<M: Mode, P: Params<M>, O: Output<M>> {
    Ready(P),
    Running(Running<M, P, O>),
    Done,
}

/// A call that has been started, and the future's reference to it.
struct Running<M: Mode, P: Params<M>, O: Output<M>> {
    task: *mut Task<M, P, O>,
    of: &'static Method,
    /// The result has been taken.
    read: bool,
    /// Where it was polled last.
    home: Home,
    span: Span,
    _on_the_way: OnTheWay,
}

impl<M: Mode, P: Params<M>, O: Output<M>> Drop for Running<M, P, O> {
    fn drop(&mut self) {
        if !self.read {
            wakes::arrive(self.task as usize, &mut self.home);
        }
        if !self.read && !self.gives_up_in_line() {
            match self.slot().abandon() {
                Abandoned::Running => self.of.is_cancelled(),
                Abandoned::Watched => {
                    self.of.is_cancelled();
                    let task = self.task as usize;
                    if promise::is_given() {
                        return promise::elsewhere(move || {
                            ffi::cancel(task);
                            // SAFETY: the reference has come along.
                            unsafe { Slot::release(task as *mut Slot) }
                        });
                    }
                    ffi::cancel(task);
                }
                Abandoned::Complete => {
                    // SAFETY: the block is final, and the future's alone.
                    let holder = unsafe { (*Task::block(self.task)).header.holder };
                    drop(Held::once(holder));
                }
            }
        }
        // SAFETY: this is the future's reference, and it is gone with `self`.
        unsafe { Slot::release(self.task.cast()) }
    }
}

impl<M: Mode, P: Params<M>, O: Output<M>> Running<M, P, O> {
    fn slot(&self) -> &Slot {
        // SAFETY: the reference keeps the task alive.
        unsafe { &*Task::slot(self.task) }
    }

    /// Gives the call up if it still waits for its turn, and reports whether it did.
    fn gives_up_in_line(&self) -> bool {
        let in_line = match self.of.gate() {
            // SAFETY: this is the future, with its reference.
            Some(gate) => self.slot().is_waiting() && unsafe { gate.abandon(self.task.cast()) },
            None => false,
        };
        if in_line {
            self.of.comes_from_line();
            self.of.is_cancelled();
        }
        in_line
    }
}

/// The right to go to Go, until the call has it: it has been counted, and has a permit where there is a limit.
struct Permit {
    of: &'static Method,
    /// A permit of the gate has been taken.
    taken: bool,
    /// The call has not got it.
    kept: bool,
}

impl Permit {
    /// For a call that has been counted.
    #[inline]
    fn of(of: &'static Method) -> Permit {
        Permit {
            of,
            taken: of.gate().is_some_and(Gate::try_enter),
            kept: true,
        }
    }

    /// Whether the call needs a permit of the gate and has none.
    #[inline]
    fn is_missing(&self) -> bool {
        self.of.gate().is_some() && !self.taken
    }

    /// Gives it to the call, or puts the call in line. Reports whether the caller pushes the call.
    ///
    /// # Safety
    ///
    /// The task can be pushed, and has a waker where the permit is missing.
    #[inline]
    unsafe fn hand_over(mut self, slot: *mut Slot) -> bool {
        self.kept = false;
        match self.of.gate() {
            Some(gate) if !self.taken => {
                self.of.gets_in_line();
                // SAFETY: the caller's promise; Go's reference is nobody's yet.
                let entered = unsafe { gate.enter_or_wait(slot) };
                if entered {
                    self.of.comes_from_line();
                } else {
                    // It starts when its turn comes.
                    self.of.starts_not();
                }
                entered
            }
            _ => true,
        }
    }
}

impl Drop for Permit {
    /// Where making the task has panicked.
    #[inline]
    fn drop(&mut self) {
        if !self.kept {
            return;
        }
        self.of.starts_not();
        if let (Some(gate), true) = (self.of.gate(), self.taken) {
            if let Some(next) = gate.leave().next {
                // SAFETY: the gate has handed over a task that is ready.
                if unsafe { slot::start(next) } == Pushed::Asleep {
                    ffi::wake();
                }
            }
        }
    }
}

// SAFETY: a task moves to another thread with what is in it: the parameters, which Go's thread may be the one to drop, and
// the result that will be read from it. All else in it is atomics, raw memory and a waker.
unsafe impl<M: Mode, P: Params<M> + Send, O: Output<M>> Send for Running<M, P, O> where O::Rust: Send {}
// SAFETY: a shared reference to the future gives access to nothing.
unsafe impl<M: Mode, P: Params<M>, O: Output<M>, F> Sync for CallFuture<M, P, O, F> {}

// Nothing in the future is pinned: what Go points to is in the task.
impl<M: Mode, P: Params<M>, O: Output<M>, F> Unpin for CallFuture<M, P, O, F> {}

/// Makes the future of a call.
///
/// # Safety
///
/// As for `call`. If the parameters borrow, the future is polled to its end, neither dropped nor leaked before.
#[inline]
pub unsafe fn start<M: Mode, P: Params<M> + Send, O: Output<M>, F: Finish<M, P, O>>(
    api: &'static Api,
    method: u32,
    params: P,
) -> CallFuture<M, P, O, F> {
    CallFuture {
        api,
        method,
        of: &api.methods()[method as usize],
        state: State::Ready(params),
        finish: PhantomData,
    }
}

impl<M: Mode, P: Params<M>, O: Output<M>, F: Finish<M, P, O>> Future for CallFuture<M, P, O, F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.get_mut();
        if let State::Running(running) = &mut this.state {
            wakes::arrive(running.task as usize, &mut running.home);
            if running.slot().poll(context.waker()) == Polled::Pending {
                return Poll::Pending;
            }
        }
        match std::mem::replace(&mut this.state, State::Done) {
            State::Ready(params) => {
                promise::judge(this.of.name);
                // First of all, for `shutdown` waits for what is counted, and lets go what is not.
                this.of.starts();
                let first = match this.api.attach() {
                    Ok(first) => first,
                    Err(error) => {
                        this.of.starts_not();
                        return Poll::Ready(F::finish(this.of.name, Err(error), Some(params)));
                    }
                };
                let permit = Permit::of(this.of);
                let span = Span::new(this.of.name);
                let on_the_way = patience::begin();
                // One that waits for its turn waits longer than anybody looks.
                let looks = on_the_way.looks && !permit.is_missing();
                let awaiting = (!looks).then(|| Awaiting::new(context.waker()));
                let task = Task::new(params, awaiting, span.scope(), first + this.method, this.of);
                let running = Running {
                    task,
                    of: this.of,
                    read: false,
                    home: Home::here(),
                    span,
                    _on_the_way: on_the_way,
                };
                // SAFETY: the task can be pushed, and has a waker where a permit is missing.
                if !unsafe { permit.hand_over(task.cast()) } {
                    this.state = State::Running(running);
                    return Poll::Pending;
                }
                // SAFETY: the archive has agreed to this trait's schema, so the task has the block of that method; Go's
                // reference keeps it where it is until completion.
                if unsafe { QUEUE.push(task.cast()) } == Pushed::Asleep {
                    count_wake_up();
                    ffi::wake();
                }
                if looks {
                    let found = patience::look(|| running.slot().is_complete());
                    if found && patience::gives_way() {
                        context.waker().wake_by_ref();
                    } else if found || running.slot().poll(context.waker()) == Polled::Complete {
                        // SAFETY: the call is complete.
                        return Poll::Ready(unsafe { finish::<M, P, O, F>(running) });
                    }
                }
                this.state = State::Running(running);
                Poll::Pending
            }
            State::Running(running) => {
                // SAFETY: the call is complete: the poll above has said so.
                Poll::Ready(unsafe { finish::<M, P, O, F>(running) })
            }
            State::Done => panic!("the future of {} was polled after it had completed", this.of.name),
        }
    }
}

/// Makes the output of a complete call.
///
/// # Safety
///
/// The call is complete, and the caller is its future.
unsafe fn finish<M: Mode, P: Params<M>, O: Output<M>, F: Finish<M, P, O>>(
    running: Running<M, P, O>,
) -> F::Output {
    let name = running.of.name;
    // SAFETY: the caller's promise.
    let (result, params) = unsafe { read::<M, P, O>(running, name, F::GIVES_BACK) };
    F::finish(name, result, params)
}

/// Reads the result of a complete call, and takes its parameters if they are wanted.
///
/// # Safety
///
/// The call is complete, and the caller is its future.
unsafe fn read<M: Mode, P: Params<M>, O: Output<M>>(
    mut running: Running<M, P, O>,
    name: &str,
    take_params: bool,
) -> (Result<O::Rust, GoError>, Option<P>) {
    let task = running.task;
    // From here on the holder is `held`'s, and only the reference is left to `running`.
    running.read = true;
    let block = Task::block(task);
    // SAFETY: the block is final, and the future's alone.
    let header = unsafe { &(*block).header };
    let held = Held::once(header.holder);
    #[cfg(debug_assertions)]
    // SAFETY: the caller's promise.
    unsafe {
        Task::check(task, name);
    }
    let result = if O::reads(header.status) {
        // SAFETY: with this status Go has written the result, and `held` keeps what it reaches.
        unsafe {
            O::take(
                std::ptr::read(addr_of_mut!((*block).result)).assume_init(),
                header.status,
                held,
            )
        }
        .map_err(|malformed| GoError::malformed(name, &malformed))
    } else {
        // SAFETY: with this status Go has set the texts, and `held` keeps them.
        Err(unsafe { GoError::read(header) })
    };
    if let Err(error) = &result {
        running.span.fails(error);
    }
    // SAFETY: the caller's promise.
    let params = take_params.then(|| unsafe { Task::take_params(task) }).flatten();
    (result, params)
}

// A future that has panicked while it was polled is done, or as it was before.
impl<M: Mode, P: Params<M>, O: Output<M>, F> UnwindSafe for CallFuture<M, P, O, F> {}
impl<M: Mode, P: Params<M>, O: Output<M>, F> RefUnwindSafe for CallFuture<M, P, O, F> {}

impl<M: Mode, P: Params<M>, O: Output<M>, F> std::fmt::Debug for CallFuture<M, P, O, F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let state = match self.state {
            State::Ready(_) => "not yet polled",
            State::Running(_) => "running",
            State::Done => "done",
        };
        write!(f, "CallFuture({}, {state})", self.of.name)
    }
}
