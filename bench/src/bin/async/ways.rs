//! The ways to make an async call: by hand with cgo and a oneshot channel, with rust2go 0.4.3 in its two forms, with this project, and
//! by gRPC (`rpc.rs`).

use std::future::Future;

use bench_ours::{Bench, BenchImpl};
use bench_peer::{Peer, PeerImpl, PeerMem, PeerMemImpl};
use tokio::sync::oneshot;

/// What a handler does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Job {
    /// Adds two numbers.
    Add,
    /// Uses the CPU for so many steps.
    Work(u64),
    /// Sleeps for so many microseconds.
    Nap(u64),
    /// Waits until all are let go.
    Hold,
}

/// One way.
pub(crate) trait Way: 'static {
    /// Whether a call takes more than one poll until it waits, and so needs a task of its own.
    const TASK: bool = false;

    /// What there must be before the first call on a run time.
    fn begin() -> impl Future<Output = ()> + Send + 'static {
        async {}
    }

    fn call(job: Job) -> impl Future<Output = u64> + Send + 'static;
}

/// By hand.
pub(crate) struct ByHand;
/// rust2go 0.4.3.
pub(crate) struct Peer043;
/// rust2go 0.4.3 with `#[mem]`. What it calls with belongs to the first run time of a thread.
pub(crate) struct Peer043Mem;
/// This project.
pub(crate) struct Ours;

impl Way for ByHand {
    async fn call(job: Job) -> u64 {
        let (sender, receiver) = oneshot::channel::<u64>();
        let sender = Box::into_raw(Box::new(sender)) as usize;
        let done = done as extern "C" fn(usize, u64) as usize;
        // SAFETY: Go calls `done` with the sender once, when the handler has returned.
        unsafe {
            match job {
                Job::Add => floor_add_later(3, 4, done, sender),
                Job::Work(steps) => floor_work_later(steps, done, sender),
                Job::Nap(microseconds) => floor_nap_later(microseconds, done, sender),
                Job::Hold => floor_hold_later(done, sender),
            }
        }
        receiver.await.unwrap_or_default()
    }
}

impl Way for Peer043 {
    async fn call(job: Job) -> u64 {
        match job {
            Job::Add => PeerImpl::add_later(3, 4).await,
            Job::Work(steps) => PeerImpl::work_later(steps).await,
            Job::Nap(microseconds) => PeerImpl::nap_later(microseconds).await,
            Job::Hold => PeerImpl::hold_later(0).await,
        }
    }
}

impl Way for Peer043Mem {
    const TASK: bool = true;

    async fn call(job: Job) -> u64 {
        match job {
            Job::Add => PeerMemImpl::add_mem(3, 4).await.value,
            Job::Work(steps) => PeerMemImpl::work_mem(steps).await.value,
            Job::Nap(microseconds) => PeerMemImpl::nap_mem(microseconds).await.value,
            Job::Hold => unreachable!("no row has it"),
        }
    }
}

impl Way for Ours {
    async fn call(job: Job) -> u64 {
        match job {
            Job::Add => BenchImpl::add_later(3, 4).await,
            Job::Work(steps) => BenchImpl::work_later(steps).await,
            Job::Nap(microseconds) => BenchImpl::nap_later(microseconds).await,
            Job::Hold => BenchImpl::hold_later().await,
        }
    }
}

extern "C" fn done(sender: usize, result: u64) {
    // SAFETY: the sender of the call, which comes here once.
    let sender = unsafe { Box::from_raw(sender as *mut oneshot::Sender<u64>) };
    let _ = sender.send(result);
}

/// The steps of work that take so many nanoseconds on this machine.
pub(crate) fn steps_in(nanoseconds: u64) -> u64 {
    const STEPS: u64 = 1_000_000;
    let least = (0..5)
        .map(|_| {
            let start = std::time::Instant::now();
            // SAFETY: a number in, a number out.
            std::hint::black_box(unsafe { floor_work(STEPS) });
            start.elapsed()
        })
        .min()
        .unwrap_or_default();
    STEPS * nanoseconds / (least.as_nanos() as u64).max(1)
}

extern "C" {
    fn floor_add_later(a: u64, b: u64, done: usize, sender: usize);
    fn floor_work_later(steps: u64, done: usize, sender: usize);
    fn floor_nap_later(microseconds: u64, done: usize, sender: usize);
    fn floor_hold_later(done: usize, sender: usize);
    fn floor_work(steps: u64) -> u64;
}
