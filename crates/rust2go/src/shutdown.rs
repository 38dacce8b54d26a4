//! The end of all calls.

use std::fmt;
use std::time::{Duration, Instant};

use crate::rt;

/// What became of the calls that were under way: [`shutdown`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Async calls whose handlers have returned since.
    pub stopped: u64,
    /// Methods with handlers that have not.
    pub running: Vec<StillRunning>,
}

/// A method whose handlers have not returned in time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StillRunning {
    /// `Trait::method`.
    pub method: &'static str,
    /// How many of its calls.
    pub calls: u64,
}

impl Report {
    /// Whether nothing is left.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.running.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} Go calls have stopped", self.stopped)?;
        for (n, left) in self.running.iter().enumerate() {
            let before = if n == 0 { "; still running: " } else { ", " };
            write!(f, "{before}{} ({})", left.method, left.calls)?;
        }
        Ok(())
    }
}

/// Ends the calls of this process: cancels the contexts of all handlers, waits for them for at most so long, and says which
/// have not returned. From here on every call fails with [`GoError::ShutDown`](crate::GoError::ShutDown), in this process for good.
///
/// A handler learns it from its `ctx`, whose cause is `rust2go.ErrShutDown`; what it returns still reaches its future. Calls that
/// wait for their turn (`max_in_flight`) fail at once. Sync calls have no context: those that run are neither
/// told nor waited for, because it is the program's own threads that they run on.
///
/// This blocks its thread. Async code calls it where blocking is allowed, so that the futures can go on meanwhile:
///
/// ```
/// # use std::time::Duration;
/// # async fn spawn_blocking<T>(f: impl FnOnce() -> T) -> T { f() } // stands for tokio::task::spawn_blocking
/// # async fn at_the_end() {
/// let report = spawn_blocking(|| rust2go::shutdown(Duration::from_secs(5))).await;
/// if !report.is_clean() {
///     eprintln!("{report}");
/// }
/// # }
/// ```
///
/// A program need not call this before it ends: whatever Go is doing then ends with the process, as threads do.
pub fn shutdown(timeout: Duration) -> Report {
    let start = Instant::now();
    let go = rt::close();
    let methods = rt::attached_methods();
    let in_flight = || {
        let left = methods.iter().map(|method| {
            let figures = method.figures();
            (method.name, figures.started - figures.finished)
        });
        left.filter(|(_, calls)| *calls > 0).collect::<Vec<_>>()
    };
    let sum = |left: &[(&str, u64)]| left.iter().map(|(_, calls)| calls).sum::<u64>();
    let before = sum(&in_flight());
    for gate in methods.iter().filter_map(|method| method.gate()) {
        rt::end_line(gate);
    }
    if let Some(go) = go {
        (go.cancel)(rt::ALL);
    }
    let mut pause = Duration::from_micros(50);
    let left = loop {
        let left = in_flight();
        let Some(rest) = timeout.checked_sub(start.elapsed()) else {
            break left;
        };
        if left.is_empty() {
            break left;
        }
        std::thread::sleep(pause.min(rest));
        pause = (2 * pause).min(Duration::from_millis(5));
    };
    Report {
        stopped: before.saturating_sub(sum(&left)),
        running: left
            .into_iter()
            .map(|(method, calls)| StillRunning { method, calls })
            .collect(),
    }
}
