//! What has become of the calls of this process, in figures.

use crate::rt::{self, Method};

/// What has become of the calls of this process so far: [`stats`].
///
/// The figures are read one after the other while calls go on: they are right each, and agree with one another when
/// nothing is under way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stats {
    /// How often a call has found Go's dispatcher asleep, and has woken it.
    pub wake_ups: u64,
    /// Handlers that Go's dispatcher has run itself, without a goroutine, because their method has proved to be short.
    pub inline: u64,
    /// Async calls that wait for Go's dispatcher to begin with them.
    pub queued: u64,
    /// The methods of all traits that have been called, in the order of their definition.
    pub methods: Vec<MethodStats>,
}

/// What has become of the calls of a method.
///
/// Of a sync method only `failed` and `panicked` are counted: to count a call that takes 40 ns would show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MethodStats {
    /// `Trait::method`.
    pub name: &'static str,
    /// Whether it is async.
    pub is_async: bool,
    /// Calls that have gone to Go.
    pub started: u64,
    /// Calls that wait until fewer than `max_in_flight` are in Go.
    pub waiting: u64,
    /// Calls whose handler has returned, or panicked, whether somebody waited for it or not.
    pub completed: u64,
    /// Of these, calls that gave an error, of the handler or of the run time.
    pub failed: u64,
    /// Of these, calls whose handler has panicked.
    pub panicked: u64,
    /// Calls whose future was dropped before the handler had returned, also while they waited.
    pub cancelled: u64,
    /// Calls of these whose handler has returned since. Nobody has got their results.
    pub late: u64,
}

impl MethodStats {
    /// Calls whose handlers have not returned yet, also where the future is gone.
    #[must_use]
    pub fn in_flight(&self) -> u64 {
        self.started - self.completed
    }
}

impl Stats {
    /// The sum over all methods.
    #[must_use]
    pub fn total(&self) -> MethodStats {
        let mut total = MethodStats {
            name: "all",
            ..MethodStats::default()
        };
        for method in &self.methods {
            total.is_async |= method.is_async;
            total.started += method.started;
            total.waiting += method.waiting;
            total.completed += method.completed;
            total.failed += method.failed;
            total.panicked += method.panicked;
            total.cancelled += method.cancelled;
            total.late += method.late;
        }
        total
    }

    /// The figures of a method, by the name `Trait::method`.
    #[must_use]
    pub fn method(&self, name: &str) -> Option<&MethodStats> {
        self.methods.iter().find(|method| method.name == name)
    }

    /// The share of async calls, from 0 to 1, that Go's dispatcher has run itself. 0 before the first.
    #[must_use]
    pub fn inline_share(&self) -> f64 {
        match self.total().started {
            0 => 0.0,
            started => (self.inline as f64 / started as f64).min(1.0),
        }
    }
}

/// What has become of the calls of this process so far.
///
/// Counting is always on. It costs an async call two additions to memory that its thread has to itself. This function adds
/// them up and asks Go: some microseconds, for a monitor that asks each second.
///
/// ```
/// let stats = rust2go::stats();
/// // Before the first call there is nothing to count.
/// assert_eq!(stats.total().started, 0);
/// assert!(stats.methods.is_empty());
/// ```
#[must_use]
pub fn stats() -> Stats {
    // Before the calls that have started, which may be more by then.
    let go = rt::go_figures();
    let methods: Vec<_> = rt::attached_methods().into_iter().map(of).collect();
    let started: u64 = methods.iter().map(|method| method.started).sum();
    Stats {
        wake_ups: rt::wake_ups(),
        inline: go.inline,
        queued: started.saturating_sub(go.inline + go.spawned),
        methods,
    }
}

fn of(method: &'static Method) -> MethodStats {
    let figures = method.figures();
    MethodStats {
        name: method.name,
        is_async: method.is_async(),
        started: figures.started,
        waiting: figures.waiting,
        completed: figures.finished,
        failed: figures.failed,
        panicked: figures.panicked,
        cancelled: figures.cancelled,
        late: figures.late,
    }
}
