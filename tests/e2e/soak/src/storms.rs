//! What goes on around the calls: threads that come and go, signals, other programs, Go's collector and profiler.

use std::cell::RefCell;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use futures::executor::block_on;

use crate::api::*;
use crate::calls::{call, sync_call};
use crate::random::Random;
use crate::tally::{count, same, wrong, TALLY};

/// Threads that signals are sent to, by their ids; some have ended already.
static THREADS: [AtomicI32; 16] = [const { AtomicI32::new(0) }; 16];

/// Notes the thread that calls this.
pub fn is_here() {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let at = NEXT.fetch_add(1, Ordering::Relaxed) % THREADS.len();
    // SAFETY: it has no condition.
    THREADS[at].store(unsafe { libc::gettid() }, Ordering::Relaxed);
}

/// Calls Go when its thread ends, among the last things that the thread does.
struct LastWord(u64);

impl Drop for LastWord {
    fn drop(&mut self) {
        same(
            "add, at the end of a thread",
            SoakImpl::add(self.0, 1),
            self.0 + 1,
        );
    }
}

thread_local! {
    static LAST_WORD: RefCell<Option<LastWord>> = const { RefCell::new(None) };
}

/// Threads with small stacks, which call a little and end.
pub fn threads(mut random: Random, end: Instant) {
    while Instant::now() < end {
        let threads: Vec<_> = (0..1 + random.below(4))
            .map(|_| {
                let mut random = random.fork();
                thread::Builder::new()
                    .stack_size(256 << 10)
                    .spawn(move || {
                        is_here();
                        if random.one_in(2) {
                            LAST_WORD.with(|word| *word.borrow_mut() = Some(LastWord(random.below(1000))));
                        }
                        for _ in 0..random.below(4) {
                            sync_call(&mut random);
                            block_on(call(&mut random));
                        }
                    })
                    .expect("a thread")
            })
            .collect();
        for thread in threads {
            count(&TALLY.threads);
            if thread.join().is_err() {
                wrong("a thread has panicked".to_owned());
            }
        }
    }
}

/// Sync calls.
pub fn sync_calls(mut random: Random, end: Instant) {
    is_here();
    while Instant::now() < end {
        sync_call(&mut random);
    }
}

/// Other programs, of which each sends a SIGCHLD by its end.
pub fn children(mut random: Random, end: Instant) {
    is_here();
    while Instant::now() < end {
        let number = random.next().to_string();
        let output = Command::new("echo").arg(&number).output();
        match output {
            Ok(output) => same(
                "echo",
                String::from_utf8_lossy(&output.stdout).trim(),
                number.as_str(),
            ),
            Err(error) => wrong(format!("echo: {error}")),
        }
        count(&TALLY.children);
        thread::sleep(Duration::from_millis(random.below(20)));
    }
}

/// Signals to threads that live and to threads that are about to end.
pub fn signals(mut random: Random, end: Instant) {
    while Instant::now() < end {
        for id in &THREADS {
            let thread = id.load(Ordering::Relaxed);
            if thread != 0 {
                let signal = [libc::SIGURG, libc::SIGPROF, libc::SIGCHLD][random.below(3) as usize];
                // SAFETY: the thread is one of this process, or has ended: then nothing happens. All three have handlers.
                unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), thread, signal) };
                count(&TALLY.signals);
            }
        }
        thread::sleep(Duration::from_micros(random.below(400)));
    }
}

/// Go's collector and its profiler, at times.
pub fn weather(mut random: Random, end: Instant) {
    while Instant::now() < end {
        let (torture, profile) = (random.one_in(2), random.one_in(3));
        SoakImpl::torture(torture);
        if profile {
            SoakImpl::profile(true);
        }
        let rest = end.saturating_duration_since(Instant::now());
        thread::sleep(rest.min(Duration::from_millis(200 + random.below(2000))));
        if profile {
            SoakImpl::profile(false);
        }
        SoakImpl::torture(false);
    }
}

/// The handler of SIGSEGV that was there before the program's own: Go's.
static mut BEFORE: libc::sigaction = unsafe { std::mem::zeroed() };
static READY: AtomicBool = AtomicBool::new(false);
/// How often the program's own handlers have run.
pub static HANDLED: AtomicUsize = AtomicUsize::new(0);

/// Handlers as a crash reporter and a profiler have them: on the signal stack, and what is not theirs goes to the handler
/// that was there before.
pub fn handle_signals() {
    type Handler = extern "C" fn(i32, *mut libc::siginfo_t, *mut libc::c_void);
    let install = |signal, handler: Handler, before: *mut libc::sigaction| {
        // SAFETY: a handler of this form, with the flags that say so; `before` is null or a place for one.
        let result = unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            action.sa_sigaction = handler as usize;
            action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK | libc::SA_RESTART;
            libc::sigaction(signal, &action, before)
        };
        assert_eq!(result, 0, "a handler");
    };
    install(libc::SIGPROF, counts, std::ptr::null_mut());
    install(libc::SIGCHLD, counts, std::ptr::null_mut());
    // No SIGSEGV comes before the first call.
    install(libc::SIGSEGV, passes_on, std::ptr::addr_of_mut!(BEFORE));
    READY.store(true, Ordering::Release);
}

extern "C" fn counts(_: i32, _: *mut libc::siginfo_t, _: *mut libc::c_void) {
    HANDLED.fetch_add(1, Ordering::Relaxed);
}

extern "C" fn passes_on(signal: i32, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    HANDLED.fetch_add(1, Ordering::Relaxed);
    assert!(READY.load(Ordering::Acquire));
    // SAFETY: Go's handler has this form, and is not changed any more.
    unsafe {
        let before: extern "C" fn(i32, *mut libc::siginfo_t, *mut libc::c_void) =
            std::mem::transmute(BEFORE.sa_sigaction);
        before(signal, info, context);
    }
}
