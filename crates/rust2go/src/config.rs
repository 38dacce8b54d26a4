//! What can be chosen of the async engine.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// What both halves go by, in nanoseconds. Go has its address from the first call on, and reads it as two `uint32`.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct Policies {
    run_below: AtomicU32,
    look_for: AtomicU32,
}

/// The policies of this process.
pub(crate) static POLICIES: Policies = Policies {
    run_below: AtomicU32::new(1_000),
    look_for: AtomicU32::new(50_000),
};

/// No policy is about more than this.
const MOST: Duration = Duration::from_millis(1);

impl Policies {
    /// How long a future may look for its result, in nanoseconds.
    #[inline]
    pub(crate) fn look_for(&self) -> u32 {
        self.look_for.load(Ordering::Relaxed)
    }
}

/// The policies of the async engine, which are those of the process: [`config`].
#[derive(Debug, Clone, Copy)]
pub struct Config(());

/// The policies of the async engine. They can be set at any time, and count for the calls that begin later.
///
/// | policy | default | why |
/// |---|---|---|
/// | [`run_below`](Config::run_below) | 1 µs | about what a goroutine costs to start |
/// | [`look_for`](Config::look_for) | 50 µs | about what it takes to put a thread to sleep and to wake it |
///
/// ```
/// use std::time::Duration;
///
/// // Handlers that compute for some microseconds, one call at a time, and cores to spare.
/// rust2go::config()
///     .run_below(Duration::from_micros(5))
///     .look_for(Duration::from_micros(100));
/// assert_eq!(rust2go::config().longest_look(), Duration::from_micros(100));
/// # rust2go::config().run_below(Duration::from_micros(1)).look_for(Duration::from_micros(50));
/// ```
pub fn config() -> Config {
    Config(())
}

impl Config {
    /// Which handlers Go's dispatcher runs itself, one after the other, without a goroutine for each: those of methods whose calls
    /// have proved to take less than this on average, or ten times as long where a call is the only one and its caller looks for the result. 1 µs if nothing
    /// is set; zero: none. It is counted in nanoseconds, up to a millisecond.
    ///
    /// More saves a goroutine for each call of a longer handler; but such handlers then run one after the other, on one core, and each waits
    /// for those before it. One that blocks is taken off the dispatcher after one to two milliseconds, whatever is set here.
    pub fn run_below(self, longest: Duration) -> Config {
        POLICIES.run_below.store(nanoseconds(longest), Ordering::Relaxed);
        self
    }

    /// How long a first poll looks for the result of a call that is its thread's only one, before it leaves its waker; and how long Go's dispatcher
    /// looks for the next call before it sleeps. 50 µs if nothing is set; zero: neither looks. It is counted
    /// in nanoseconds, up to a millisecond.
    ///
    /// A thread that looks uses its core. It does so ever more rarely where it finds nothing, and does not begin where the machine has
    /// one core, or, in Rust, the thread has several calls on their way. More is for longer handlers that are called one at a time; zero, for a
    /// machine whose cores are all in use.
    pub fn look_for(self, longest: Duration) -> Config {
        POLICIES.look_for.store(nanoseconds(longest), Ordering::Relaxed);
        self
    }

    /// What is set with [`run_below`](Self::run_below).
    #[must_use]
    pub fn longest_run(self) -> Duration {
        Duration::from_nanos(POLICIES.run_below.load(Ordering::Relaxed).into())
    }

    /// What is set with [`look_for`](Self::look_for).
    #[must_use]
    pub fn longest_look(self) -> Duration {
        Duration::from_nanos(POLICIES.look_for().into())
    }
}

fn nanoseconds(duration: Duration) -> u32 {
    duration.min(MOST).as_nanos() as u32
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_what_was_set() {
        let before = config().longest_run();
        for (set, has) in [(0, 0), (5_001, 5_001), (2_000_000_000_000, 1_000_000)] {
            let now = config().run_below(Duration::from_nanos(set));
            assert_eq!(now.longest_run(), Duration::from_nanos(has));
        }
        config().run_below(before);
    }
}
