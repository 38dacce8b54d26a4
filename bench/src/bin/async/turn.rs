//! One side's turn: so many tasks, each of which makes its calls one after the other.

use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};

use crate::cpu;
use crate::ways::{Job, Way};

/// Which of tokio's schedulers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Executor {
    /// All tasks on the thread that waits for them.
    OneThread,
    /// A thread for each core.
    ManyThreads,
}

/// What is called, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub(crate) executor: Executor,
    pub(crate) tasks: usize,
    /// What each call does; of a hundred calls, the last does the other.
    pub(crate) jobs: (Job, Job),
}

/// What a turn took.
#[derive(Debug, Clone)]
pub(crate) struct Turn {
    pub(crate) calls: usize,
    pub(crate) wall: Duration,
    pub(crate) cpu: Duration,
    /// From the making of a future to its result, in microseconds: the median, 99 %, and 99.9 %.
    pub(crate) latencies: [f64; 3],
}

impl Load {
    /// The run time, with its threads and what they need.
    pub(crate) fn runtime<W: Way>(&self) -> Runtime {
        let mut builder = match self.executor {
            Executor::OneThread => Builder::new_current_thread(),
            Executor::ManyThreads => Builder::new_multi_thread(),
        };
        let runtime = builder.enable_all().build().expect("tokio starts");
        let job = self.jobs.0;
        runtime.block_on(async move {
            let first = tokio::spawn(async move {
                W::begin().await;
                W::call(job).await
            });
            first.await.expect("a call")
        });
        runtime
    }

    /// Runs the load on a run time of its own, with so many calls for each task.
    pub(crate) fn run<W: Way>(&self, calls: usize) -> Turn {
        self.run_on::<W>(&self.runtime::<W>(), calls)
    }

    /// Runs the load on this run time.
    pub(crate) fn run_on<W: Way>(&self, runtime: &Runtime, calls: usize) -> Turn {
        let (tasks, jobs) = (self.tasks, self.jobs);
        let began = (Instant::now(), cpu::used());
        let mut latencies = runtime.block_on(async move {
            let tasks: Vec<_> = (0..tasks)
                .map(|task| tokio::spawn(many::<W>(jobs, task, calls)))
                .collect();
            let mut all = Vec::with_capacity(tasks.len() * calls);
            for task in tasks {
                all.append(&mut task.await.expect("no call panics"));
            }
            all
        });
        let (wall, cpu) = (began.0.elapsed(), cpu::used() - began.1);
        latencies.sort_unstable();
        let last = latencies.len() - 1;
        let at = |part: f64| f64::from(latencies[(last as f64 * part).ceil() as usize]) / 1e3;
        Turn {
            calls: self.tasks * calls,
            wall,
            cpu,
            latencies: [0.5, 0.99, 0.999].map(at),
        }
    }
}

/// How many calls of each task fill the time of a turn.
pub(crate) fn calls_in(batch: Duration, mut run: impl FnMut(usize) -> Turn) -> usize {
    let mut calls = 1;
    loop {
        let wall = run(calls).wall;
        if wall * 4 >= batch {
            let exact = calls as f64 * batch.as_secs_f64() / wall.as_secs_f64();
            return (exact as usize).max(1);
        }
        calls *= 2;
    }
}

async fn many<W: Way>(jobs: (Job, Job), task: usize, calls: usize) -> Vec<u32> {
    let mut latencies = Vec::with_capacity(calls);
    // One call begins when the one before has ended: to ask for the time takes as long as much of a call does.
    let mut began = Instant::now();
    for call in 0..calls {
        let job = if (task + call) % 100 == 99 { jobs.1 } else { jobs.0 };
        std::hint::black_box(W::call(job).await);
        let ended = Instant::now();
        let latency = (ended - began).as_nanos();
        latencies.push(u32::try_from(latency).unwrap_or(u32::MAX));
        began = ended;
    }
    latencies
}
