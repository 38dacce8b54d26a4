//! Who wakes whom, where it is dear to wake a task from another thread: an executor of one thread that pretends so.

use std::collections::VecDeque;
use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::ThreadId;
use std::time::{Duration, Instant};

use e2e_engine::api::{Engine, EngineImpl};
use futures::future::join_all;

type Task = Pin<Box<dyn Future<Output = ()>>>;

struct Executor {
    thread: ThreadId,
    ready: Mutex<VecDeque<usize>>,
    some: Condvar,
    /// Wake-ups on the executor's thread, and on others.
    here: AtomicUsize,
    elsewhere: AtomicUsize,
}

struct Number(usize, Arc<Executor>);

impl Wake for Number {
    fn wake(self: Arc<Self>) {
        let Number(number, executor) = &*self;
        if std::thread::current().id() == executor.thread {
            executor.here.fetch_add(1, Ordering::Relaxed);
        } else {
            executor.elsewhere.fetch_add(1, Ordering::Relaxed);
            // As long as a system call.
            let began = Instant::now();
            while began.elapsed() < Duration::from_micros(2) {
                std::hint::spin_loop();
            }
        }
        executor.ready.lock().unwrap().push_back(*number);
        executor.some.notify_one();
    }
}

/// Runs tasks to their end; gives how many wake-ups there were here, and elsewhere.
fn run(tasks: Vec<Task>) -> (usize, usize) {
    let executor = Arc::new(Executor {
        thread: std::thread::current().id(),
        ready: Mutex::new((0..tasks.len()).collect()),
        some: Condvar::new(),
        here: AtomicUsize::new(0),
        elsewhere: AtomicUsize::new(0),
    });
    let mut alive = tasks.len();
    let mut tasks: Vec<_> = tasks.into_iter().map(Some).collect();
    while alive > 0 {
        let ready = executor.ready.lock().unwrap();
        let (mut ready, waited) = executor
            .some
            .wait_timeout_while(ready, Duration::from_secs(60), |ready| ready.is_empty())
            .unwrap();
        assert!(
            !waited.timed_out(),
            "{alive} tasks have not been woken for a minute"
        );
        let number = ready.pop_front().unwrap();
        drop(ready);
        let waker = Waker::from(Arc::new(Number(number, Arc::clone(&executor))));
        let Some(task) = &mut tasks[number] else { continue };
        if task.as_mut().poll(&mut Context::from_waker(&waker)).is_ready() {
            tasks[number] = None;
            alive -= 1;
        }
    }
    (
        executor.here.load(Ordering::Relaxed),
        executor.elsewhere.load(Ordering::Relaxed),
    )
}

async fn add(n: u64) {
    assert_eq!(EngineImpl::add(n, 1).await, n + 1);
}

/// Handlers count for short in any build, so that Rust is told of several calls at once.
fn short() {
    rust2go::config().run_below(Duration::from_millis(1));
}

#[test]
fn tasks_are_woken_where_they_are_polled() {
    short();
    let began = Instant::now();
    let mut all = (0, 0);
    while all.0 < 1000 {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "{all:?} wake-ups here and elsewhere"
        );
        let tasks = (0..200).map(|task| -> Task {
            Box::pin(async move {
                for n in 0..20 {
                    add(task + n).await;
                }
            })
        });
        let (here, elsewhere) = run(tasks.collect());
        all = (all.0 + here, all.1 + elsewhere);
    }
}

/// A future that has been polled once and is woken; then the task goes on without it.
async fn woken(n: u64) -> Pin<Box<impl Future<Output = u64>>> {
    let mut call = Box::pin(EngineImpl::add(n, 1));
    let mut polled = false;
    poll_fn(|context| {
        if polled {
            return Poll::Ready(());
        }
        polled = true;
        match call.as_mut().poll(context) {
            Poll::Ready(sum) => {
                assert_eq!(sum, n + 1);
                call = Box::pin(EngineImpl::add(n, 1));
                Poll::Ready(())
            }
            Poll::Pending => Poll::Pending,
        }
    })
    .await;
    call
}

/// Whoever was woken for others may never be polled again, or be polled by nobody's wish.
#[test]
fn nobody_waits_for_one_who_does_not_come() {
    short();
    let tasks = (0..300).map(|task| -> Task {
        Box::pin(async move {
            let mut kept = Vec::new();
            for n in 0..30 {
                match (task + n) % 10 {
                    0 => drop(woken(n).await),
                    1 => kept.push(woken(n).await),
                    // Each wake-up polls all of them.
                    2 => drop(join_all((0..5).map(add)).await),
                    3 => {
                        let held = woken(n).await;
                        add(n).await;
                        assert_eq!(held.await, n + 1);
                    }
                    _ => add(n).await,
                }
            }
        })
    });
    run(tasks.collect());
}
