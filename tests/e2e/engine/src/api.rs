//! The interface of this case.

#[rust2go::r2g]
pub trait Engine {
    fn fails_at_once() -> Result<(), rust2go::GoError>;
    fn panics_at_once() -> Result<(), rust2go::GoError>;
    /// Lets the handlers of this key end.
    fn let_go(key: u64);
    async fn add(a: u64, b: u64) -> u64;
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
    /// Never looks at its context: it ends when `let_go` is called.
    async fn ignores(key: u64);
}
