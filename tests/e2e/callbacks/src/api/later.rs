//! Async methods in Rust, for which a goroutine waits.

use rust2go::GoError;

use super::*;

// ANCHOR: later
#[rust2go::g2r]
pub trait Later {
    async fn nothing();
    /// Ready after it has been woken so often.
    async fn after(wakes: u32, number: u64) -> u64;
    /// Everything that a method may borrow, which its future owns.
    async fn borrowed(wakes: u32, text: &str, bytes: &[u8], users: &[User], user: &User) -> Vec<User>;
    fn future(text: String) -> impl std::future::Future<Output = Result<String, GoError>> + Send;
    async fn own(path: &str) -> Result<Counted, OpenError>;
    // ANCHOR_END: later
    /// Panics after it has been woken so often.
    async fn panics(wakes: u32, how: u8) -> Result<u64, GoError>;
    async fn panics_plainly(wakes: u32) -> u64;
    /// Waits for `open`, with a value that is counted.
    async fn wait(gate: u32) -> Result<u64, GoError>;
    async fn wait_plainly(gate: u32) -> u64;
    /// The milliseconds that are left, and what Go finds there when it is called from here.
    async fn left() -> (Option<i64>, Option<i64>);
    async fn down(depth: u32, text: String) -> String;
    /// Uses what only tokio has.
    async fn sleep(milliseconds: u64) -> bool;
    async fn with_body(number: &u8) -> u8 {
        number + 1
    }
}

/// Opens gates for those who wait.
#[rust2go::g2r]
pub trait Gates {
    fn open(gate: u32, number: u64);
    /// How many futures there are.
    fn alive() -> i64;
}

/// LaterDriver calls Rust, and says what was wrong.
#[rust2go::r2g]
pub trait LaterDriver {
    async fn values() -> Result<(), GoError>;
    async fn failures() -> Result<Vec<String>, GoError>;
    async fn cancelled() -> Result<(), GoError>;
    async fn deadlines() -> Result<(), GoError>;
    /// Left of its own deadline, in milliseconds.
    async fn left() -> Option<i64>;
    /// So many goroutines wait at once. How many threads there were then.
    async fn many(goroutines: u32) -> Result<u32, GoError>;
    async fn counted(rounds: u32) -> Result<(), GoError>;
    async fn down(depth: u32, text: String) -> String;
    async fn sleeps(milliseconds: u64, goroutines: u32) -> Result<(), GoError>;
    /// What a call says whose future waits when its run time ends.
    async fn never(gate: u32) -> String;
}
