//! What runs the futures of async calls from Go where the user has chosen nothing else: a few threads.
//!
//! A future is first polled right where Go has called. One that waits is polled by these threads, which are started as they are needed, one
//! for each core at most, and then stay. The first is there before the first future: where none can be started, that future is dropped
//! where Go has called, which is an error there. Whoever wakes a future never polls or drops it.

use std::collections::VecDeque;
use std::future::Future;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use async_task::Runnable;

use super::patience::Looks;

static POOL: Pool = Pool::new(|pool| {
    let named = thread::Builder::new().name("rust2go".to_owned());
    named.spawn(|| pool.work()).is_ok()
});

struct Pool {
    state: Mutex<State>,
    /// How many futures are in the queue, for the thread that looks.
    queued: AtomicUsize,
    wakes: Condvar,
    /// Starts a thread that works, if there is one to be had.
    start: fn(&'static Pool) -> bool,
}

struct State {
    /// The futures that are to be polled, the oldest first.
    queue: VecDeque<Runnable>,
    /// How many threads wait, or have been woken and do not run yet.
    idle: usize,
    /// One of them has been woken.
    waking: bool,
    /// A thread looks for the next future before it waits.
    looks: bool,
    /// How many there are.
    threads: usize,
}

/// Polls a future once, here, and lets the threads do the rest.
pub(crate) fn spawn(future: impl Future<Output = ()> + Send + 'static) {
    POOL.spawn(future);
}

impl Pool {
    const fn new(start: fn(&'static Pool) -> bool) -> Pool {
        Pool {
            state: Mutex::new(State {
                queue: VecDeque::new(),
                idle: 0,
                waking: false,
                looks: false,
                threads: 0,
            }),
            queued: AtomicUsize::new(0),
            wakes: Condvar::new(),
            start,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is locked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn spawn(&'static self, future: impl Future<Output = ()> + Send + 'static) {
        if !self.has_threads() {
            return;
        }
        let (runnable, task) = async_task::spawn(future, |runnable| self.schedule(runnable));
        task.detach();
        runnable.run();
    }

    /// Whether there is a thread, which is started if there is none.
    fn has_threads(&'static self) -> bool {
        let mut state = self.lock();
        if state.threads == 0 {
            state.threads += usize::from((self.start)(self));
        }
        state.threads > 0
    }

    /// Has a future polled that was woken.
    fn schedule(&'static self, runnable: Runnable) {
        let mut state = self.lock();
        state.queue.push_back(runnable);
        self.queued.store(state.queue.len(), Ordering::Relaxed);
        // The thread that looks finds it by itself, and one that has been woken wakes another if there is more.
        if state.looks || state.waking {
            return;
        }
        if state.idle > 0 {
            return self.wake_one(state);
        }
        let most = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        if state.threads < most && (self.start)(self) {
            state.threads += 1;
        }
        // Where no more can be started, those that are there come to it.
    }

    /// Wakes a thread, if one waits and none has been woken.
    fn wake_one(&self, mut state: MutexGuard<'_, State>) {
        if state.idle > 0 && !state.waking {
            state.waking = true;
            drop(state);
            self.wakes.notify_one();
        }
    }

    fn work(&self) {
        let patience = Looks::new();
        let mut state = self.lock();
        loop {
            if let Some(runnable) = state.queue.pop_front() {
                self.queued.store(state.queue.len(), Ordering::Relaxed);
                if state.queue.is_empty() {
                    drop(state);
                } else {
                    self.wake_one(state);
                }
                // It contains the panics of what it runs.
                runnable.run();
                state = self.lock();
                continue;
            }
            if !state.looks && patience.is_promising() {
                state.looks = true;
                drop(state);
                let found = patience.look(|| self.queued.load(Ordering::Relaxed) > 0);
                state = self.lock();
                state.looks = false;
                if found || !state.queue.is_empty() {
                    continue;
                }
            }
            state.idle += 1;
            state = self.wakes.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle -= 1;
            state.waking = false;
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use std::pin::Pin;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;
    use std::task::{Context, Poll};

    /// Ready after it has been polled so often; wakes itself meanwhile.
    struct After(usize);

    impl Future for After {
        type Output = ();

        fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
            if self.0 == 0 {
                return Poll::Ready(());
            }
            self.0 -= 1;
            context.waker().wake_by_ref();
            Poll::Pending
        }
    }

    #[test]
    fn the_first_poll_is_here() {
        let here = thread::current().id();
        let (sender, receiver) = mpsc::channel();
        spawn(async move {
            sender.send(thread::current().id()).ok();
            After(1).await;
            sender.send(thread::current().id()).ok();
        });
        assert_eq!(receiver.recv(), Ok(here));
        assert_ne!(receiver.recv(), Ok(here));
    }

    #[test]
    fn without_a_thread_a_future_is_dropped_where_it_comes_from() {
        static NONE: Pool = Pool::new(|_| false);
        let (sender, receiver) = mpsc::channel();
        NONE.spawn(async move { sender.send(()).unwrap_or_default() });
        assert_eq!(receiver.try_recv(), Err(mpsc::TryRecvError::Disconnected));
    }

    #[test]
    fn all_are_polled_to_their_end() {
        static ENDED: AtomicUsize = AtomicUsize::new(0);
        let (sender, receiver) = mpsc::channel::<()>();
        for polls in 0..1000 {
            let sender = sender.clone();
            spawn(async move {
                After(polls % 10).await;
                ENDED.fetch_add(1, Ordering::Relaxed);
                drop(sender);
            });
        }
        drop(sender);
        assert!(receiver.recv().is_err(), "until the last one has ended");
        assert_eq!(ENDED.load(Ordering::Relaxed), 1000);
    }
}
