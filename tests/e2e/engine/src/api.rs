//! The interface of this case.

#[rust2go::r2g]
pub trait Engine {
    fn fails_at_once() -> Result<(), rust2go::GoError>;
    fn panics_at_once() -> Result<(), rust2go::GoError>;
    /// Lets the handlers of this key end.
    fn let_go(key: u64);
    async fn add(a: u64, b: u64) -> u64;
    async fn succeeds() -> Result<(), rust2go::GoError>;
    async fn fails() -> Result<(), rust2go::GoError>;
    async fn panics() -> Result<(), rust2go::GoError>;
    /// Milliseconds to the deadline of its context; -1 where there is none.
    async fn left() -> i64;
    /// Waits for its context, and returns its error, in one of its own.
    async fn until_cancelled() -> Result<(), rust2go::GoError>;
    /// What Rust has set for its context.
    async fn value(key: String) -> String;
    /// Waits for its context, and writes down why it was cancelled.
    async fn why(key: u64);
    fn why_was(key: u64) -> String;
    /// Ends only when its context is cancelled.
    async fn obeys();
    /// Sleeps, and looks at nothing.
    async fn sleeps(microseconds: u64);
    /// Never looks at its context: it ends when `let_go` is called.
    async fn ignores(key: u64);
    /// The same, and returns the next number.
    async fn holds(key: u64, n: u64) -> u64;
}

// ANCHOR: limit
/// Three calls in flight, of both methods together, but for the one that has a limit of its own.
#[rust2go::r2g(max_in_flight = 3)]
pub trait Limited {
    /// Ends when `let_go` of the engine is called. Returns how many of this trait's handlers with a shared limit were running, at most.
    async fn hold(key: u64) -> u64;
    async fn short(n: u64) -> u64;
    /// Ends at once with key 0, otherwise when `let_go` of the engine is called.
    async fn tries(key: u64) -> Result<(), rust2go::GoError>;
    /// Returns how many of its handlers were running.
    #[r2g(max_in_flight = 1)]
    async fn alone() -> u64;
    // ANCHOR_END: limit
    /// Ends when `let_go` of the engine is called.
    #[r2g(max_in_flight = 1)]
    async fn in_turn(key: u64, n: u64) -> u64;
    /// The numbers that `in_turn` was called with, in the order of the calls.
    fn order() -> Vec<u64>;
}
