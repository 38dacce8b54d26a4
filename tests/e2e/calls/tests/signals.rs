//! A thread that has called Go ends, and is hit by a signal while it does. Rust takes the thread's signal stack away
//! then, and Go's handler stopped the process where it found none.
//!
//! It cannot happen here, because Go's run time starts before Rust's does (it is linked in, so its initializer runs
//! before `main`): Rust finds Go's handler of SIGSEGV installed, and gives its threads no signal stack of its own.

#![cfg(target_os = "linux")]

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use e2e_calls::api::*;

/// The threads that signals are sent to, by their ids.
static THREADS: [AtomicI32; 4] = [const { AtomicI32::new(0) }; 4];

/// Defect 18: Go stopped the process where a thread had no signal stack.
#[test]
fn threads_end_while_signals_rain() {
    let over = AtomicBool::new(false);
    let mut ended = 0;
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                for id in &THREADS {
                    signal(id.load(Ordering::Relaxed));
                }
            }
        });
        let end = Instant::now() + Duration::from_secs(2);
        while Instant::now() < end {
            thread::scope(|scope| {
                for id in &THREADS {
                    scope.spawn(move || {
                        assert_eq!(CallsImpl::add(1, 2), 3);
                        // SAFETY: it has no condition.
                        id.store(unsafe { libc::gettid() }, Ordering::Relaxed);
                    });
                }
            });
            ended += THREADS.len();
        }
        over.store(true, Ordering::Relaxed);
    });
    assert!(ended > 100, "{ended} threads have ended");
}

/// Go uses this signal itself, and ignores those that it has not sent.
fn signal(thread: i32) {
    if thread != 0 {
        // SAFETY: the thread is one of this process, or has ended: then nothing happens.
        unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), thread, libc::SIGURG) };
    }
}

/// Defect 26, as far as it can be mended: a program that Go runs in starts others.
#[test]
fn other_programs_run() {
    for _ in 0..20 {
        let status = std::process::Command::new("true").status();
        assert!(status.is_ok_and(|status| status.success()));
        assert_eq!(CallsImpl::add(1, 2), 3);
    }
}
