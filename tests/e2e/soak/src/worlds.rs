//! Run times that are made, filled with calls, and taken down in whatever state they are.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use futures::executor::block_on;
use futures::future::{join_all, select, Either};

use crate::api::{Soak, SoakImpl};
use crate::calls::{call, leak, never_polled, Call};
use crate::random::Random;
use crate::tally::{count, counted, wrong, TALLY};

/// Makes one after the other until then.
pub fn run(mut random: Random, end: Instant, leaks: bool) {
    while Instant::now() < end {
        one(&mut random, leaks);
        count(&TALLY.run_times);
    }
}

/// So many calls at once.
pub fn burst(calls: u64) {
    block_on(join_all(
        (0..calls).map(|n| counted(SoakImpl::sleeps(100_000, n))),
    ));
}

fn one(random: &mut Random, leaks: bool) {
    let tasks = 1 + random.below(150);
    let tasks: Vec<_> = (0..tasks).map(|_| task(random.fork(), leaks)).collect();
    match random.below(5) {
        0 => block_on(join_all(tasks)).clear(),
        1 => hop(random, tasks),
        2 => {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a run time");
            runtime.block_on(on_tokio(random.fork(), tasks));
        }
        way => {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(1 + random.below(3) as usize)
                .enable_time()
                .build()
                .expect("a run time");
            if way == 3 {
                runtime.block_on(on_tokio(random.fork(), tasks));
                return;
            }
            // In the middle of it.
            for task in tasks {
                runtime.spawn(task);
            }
            std::thread::sleep(Duration::from_micros(random.below(20_000)));
            if random.one_in(2) {
                runtime.shutdown_background();
            }
        }
    }
}

/// One call after the other, each of which is treated in some way.
async fn task(mut random: Random, leaks: bool) {
    for _ in 0..1 + random.below(15) {
        let call = call(&mut random);
        match random.below(20) {
            0 => drop(never_polled(&mut random)),
            1 => {
                let polls = 1 + random.below(3);
                let _ = Polled { call, polls }.await;
            }
            2 => {
                // The slower one is dropped.
                let other = self::call(&mut random);
                match select(call, other).await {
                    Either::Left(((), other)) if random.one_in(2) => other.await,
                    _ => {}
                }
            }
            3 => {
                drop(join_all([call, self::call(&mut random), self::call(&mut random)]).await);
            }
            4 => panicking(call).await,
            5 if leaks && random.one_in(4) => {
                leak(&mut random);
                call.await;
            }
            _ => call.await,
        }
    }
}

/// With tokio's own means: timeouts, and tasks that are aborted.
async fn on_tokio(mut random: Random, tasks: Vec<impl Future<Output = ()> + Send + 'static>) {
    let mut spawned = Vec::new();
    for task in tasks {
        let timeout = Duration::from_micros(random.below(20_000));
        spawned.push(if random.one_in(2) {
            tokio::spawn(task)
        } else {
            tokio::spawn(async move { drop(tokio::time::timeout(timeout, task).await) })
        });
    }
    for (n, task) in spawned.into_iter().enumerate() {
        if n % 7 == 0 {
            tokio::task::yield_now().await;
            task.abort();
        }
        if let Err(error) = task.await {
            if error.is_panic() {
                wrong(format!("a task has panicked: {error}"));
            }
        }
    }
}

/// The tasks are polled on one thread and go on on another.
fn hop(random: &mut Random, tasks: Vec<impl Future<Output = ()> + Send>) {
    let rest: Vec<_> = tasks
        .into_iter()
        .filter_map(|task| {
            let mut task = Box::pin(task);
            let waker = futures::task::noop_waker_ref();
            match task.as_mut().poll(&mut Context::from_waker(waker)) {
                Poll::Ready(()) => None,
                Poll::Pending => Some(task),
            }
        })
        .collect();
    let mut rest = rest.into_iter();
    let half: Vec<_> = rest.by_ref().take(random.below(80) as usize).collect();
    std::thread::scope(|scope| {
        scope.spawn(|| block_on(join_all(half)));
        if random.one_in(2) {
            block_on(join_all(rest));
        } else {
            drop(rest);
        }
    });
}

/// Ends after so many polls, and then drops the call.
struct Polled {
    call: Call,
    polls: u64,
}

impl Future for Polled {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let polled = self.call.as_mut().poll(context);
        self.polls -= 1;
        if self.polls == 0 {
            return Poll::Ready(());
        }
        if polled.is_pending() {
            context.waker().wake_by_ref();
        }
        polled
    }
}

/// A waker that wakes, and then panics: Go calls it.
struct Panics(Waker);

impl Wake for Panics {
    fn wake(self: Arc<Self>) {
        self.0.wake_by_ref();
        std::panic::resume_unwind(Box::new("a waker's, on purpose"));
    }
}

/// Polls the call with such a waker.
async fn panicking(mut call: Call) {
    std::future::poll_fn(move |context| {
        let waker = Waker::from(Arc::new(Panics(context.waker().clone())));
        let mut context = Context::from_waker(&waker);
        let polled =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| call.as_mut().poll(&mut context)));
        // The poll itself may wake, where a call gives way: then the call is over by the panic.
        polled.unwrap_or(Poll::Ready(()))
    })
    .await;
}
