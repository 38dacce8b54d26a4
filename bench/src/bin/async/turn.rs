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
    /// Nanoseconds from the making of a future to its result, sorted.
    pub(crate) latencies: Vec<u32>,
}

impl Load {
    fn runtime(&self) -> Runtime {
        let mut builder = match self.executor {
            Executor::OneThread => Builder::new_current_thread(),
            Executor::ManyThreads => Builder::new_multi_thread(),
        };
        builder.build().expect("tokio starts")
    }

    /// Runs the load, with so many calls for each task.
    pub(crate) fn run<W: Way>(&self, calls: usize) -> Turn {
        let runtime = self.runtime();
        // The threads and what they need are there before the clock starts.
        runtime.block_on(async { tokio::spawn(W::call(self.jobs.0)).await.expect("a call") });
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
        Turn {
            calls: self.tasks * calls,
            wall,
            cpu,
            latencies,
        }
    }
}

async fn many<W: Way>(jobs: (Job, Job), task: usize, calls: usize) -> Vec<u32> {
    let mut latencies = Vec::with_capacity(calls);
    for call in 0..calls {
        let job = if (task + call) % 100 == 99 { jobs.1 } else { jobs.0 };
        let start = Instant::now();
        std::hint::black_box(W::call(job).await);
        latencies.push(u32::try_from(start.elapsed().as_nanos()).unwrap_or(u32::MAX));
    }
    latencies
}
