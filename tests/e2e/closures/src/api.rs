//! The interface of this case.

use rust2go::GoError;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Entry {
    pub path: String,
    pub size: u64,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
#[go(error = "refused {path}")]
pub struct Refused {
    pub path: String,
}

impl From<GoError> for Refused {
    fn from(error: GoError) -> Self {
        Refused {
            path: error.to_string(),
        }
    }
}

// ANCHOR: walker
/// Walker is in Go, and calls closures of Rust's.
#[rust2go::r2g]
pub trait Walker {
    /// Walk visits each entry until the closure says that it is enough, and returns how many it has visited.
    fn walk(entries: &[Entry], visit: Box<dyn Fn(&Entry) -> bool + Send + Sync>) -> u64;
    /// The closure as what it is, without a box.
    fn sum(numbers: Vec<u64>, each: impl Fn(u64, u64) -> u64 + Send + Sync + 'static) -> u64;
    /// Go calls it from as many goroutines, so often each.
    async fn many(goroutines: u64, calls: u64, add: Box<dyn Fn(u64) + Send + Sync>) -> Result<(), GoError>;
    /// An async closure: the goroutine waits for its future.
    async fn fetch(
        keys: Vec<String>,
        get: Box<dyn Fn(String) -> rust2go::BoxFuture<Result<Entry, Refused>> + Send + Sync>,
    ) -> Result<Vec<Entry>, Refused>;
    // ANCHOR_END: walker
    /// Lent until Go returns.
    fn count(entries: &[Entry], each: &(dyn Fn(&Entry) -> bool + Sync)) -> u64;
    /// Go keeps one that is lent, calls it after the call, and gets this.
    fn keep_lent(each: &(dyn Fn(u64) + Sync));
    fn late() -> String;
    /// Goroutines are in it when Go returns.
    fn leave(goroutines: u64, each: &(dyn Fn(u64) + Sync));
    /// None is nil in Go.
    fn maybe(
        visit: Option<Box<dyn Fn(String) -> Result<String, GoError> + Send + Sync>>,
    ) -> Result<String, GoError>;
    /// Go keeps it beyond the call.
    fn keep(observe: Box<dyn Fn(String) -> (u64, String) + Send + Sync>);
    /// What the kept one returns.
    fn kept(text: String) -> Result<(u64, String), GoError>;
    /// Forgets it, and collects garbage.
    fn forget();
    /// A panic of the closure, as Go sees it.
    fn panics(closure: Box<dyn Fn() + Send + Sync>) -> String;
    /// How many closures of Go's Rust holds.
    fn held() -> u64;
    /// Everything that Go does with `Rules`.
    async fn uses() -> Result<(), GoError>;
    /// Makes so many closures for Rust, and lets Rust drop them.
    fn offers(count: u64) -> Result<(), GoError>;
}

/// Rules are in Rust, and call closures of Go's.
#[rust2go::g2r]
pub trait Rules {
    fn apply(numbers: Vec<u64>, rule: Box<dyn Fn(u64) -> u64 + Send + Sync>) -> Vec<u64>;
    fn check(
        entries: &[Entry],
        allow: impl Fn(&Entry) -> Result<(), Refused> + Send + Sync + 'static,
    ) -> Result<u64, Refused>;
    /// Rust keeps it, and calls it from threads of its own.
    fn keep(observe: Box<dyn Fn(String, Option<Entry>) -> Vec<String> + Send + Sync>);
    fn kept(text: &str) -> Vec<String>;
    fn forget() -> bool;
    fn maybe(rule: Option<Box<dyn Fn(&str) -> String + Send + Sync>>) -> String;
    async fn later(
        texts: Vec<String>,
        shout: Box<dyn Fn(String) -> rust2go::BoxFuture<Result<String, GoError>> + Send + Sync>,
    ) -> Result<Vec<String>, GoError>;
    /// A closure that takes a closure: Rust hands one of its own to the one of Go's.
    fn twice(outer: Box<dyn Fn(Box<dyn Fn(u64) -> u64 + Send + Sync>) -> u64 + Send + Sync>) -> u64;
    /// Rust borrows it for the call.
    fn sum(numbers: &[u64], each: &(dyn Fn(u64) -> u64 + Sync)) -> u64;
    async fn later_sum(numbers: Vec<u64>, each: &(dyn Fn(u64) -> u64 + Sync)) -> u64;
    fn drops(closure: Box<dyn Fn() + Send + Sync>);
}
