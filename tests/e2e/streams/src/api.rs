//! The interface of this case.

use rust2go::{BoxStream, GoError, Stream};

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Event {
    pub name: String,
    pub number: u64,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
#[go(error = "broken after {after}")]
pub struct Broken {
    pub after: u64,
}

impl From<GoError> for Broken {
    fn from(_: GoError) -> Self {
        Broken { after: u64::MAX }
    }
}

// ANCHOR: source
/// Source is in Go: it makes streams, and reads some of Rust's.
#[rust2go::r2g]
pub trait Source {
    /// Count makes numbers.
    fn count(to: u64) -> impl Stream<Item = u64> + Send + 'static;
    /// Events makes events, and may fail.
    fn events(topic: String, fail_after: u64) -> impl Stream<Item = Result<Event, GoError>> + Send + 'static;
    /// Sum reads all numbers.
    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> u64;
    // ANCHOR_END: source
    /// In a box, with an error of its own.
    fn boxed(to: u64) -> BoxStream<Result<u64, Broken>>;
    /// Waits for its context after so many.
    fn endless(before: u64) -> BoxStream<u64>;
    /// How many handlers of `endless` have ended.
    fn ended() -> u64;
    fn panics(after: u64) -> BoxStream<u64>;
    /// Hands items over after it has returned.
    fn late(count: u64) -> BoxStream<u64>;
    /// The answers that `late` has got.
    fn answers() -> u64;
    /// Reads this many events and leaves.
    async fn first(events: BoxStream<Result<Event, Broken>>, count: u64) -> Result<Vec<Event>, Broken>;
    /// Reads a stream after the call that has passed it.
    fn keep(numbers: BoxStream<u64>);
    fn kept() -> u64;
    /// Reads a stream twice, and what that gives.
    async fn twice(numbers: BoxStream<u64>) -> Vec<u64>;
    /// What Go sees of a stream that panics: its items, and the panic.
    async fn seen(numbers: BoxStream<u64>) -> (Vec<u64>, String);
    /// So many texts, at once, and then one that is none.
    fn texts(right: u64) -> BoxStream<String>;
    /// Lets the collector run.
    fn collect();
    /// Everything that Go does with `Log`.
    async fn uses() -> Result<(), GoError>;
    /// Reads so many streams of Rust's, the beginning of each or all of it.
    async fn reads(streams: u64, all: bool) -> u64;
}

// ANCHOR: log
/// Log is one of Rust's.
#[rust2go::g2r]
pub trait Log {
    /// Scan gives the entries with these names.
    fn scan(&self, prefix: &str) -> impl Stream<Item = Event> + Send + 'static;
    /// Follow fails at once, or later.
    async fn follow(&self, fail_after: u64) -> Result<BoxStream<Result<Event, Broken>>, GoError>;
}
// ANCHOR_END: log

#[rust2go::g2r]
pub trait Logs {
    fn open(entries: u64) -> LogImpl;
    fn count(to: u64) -> BoxStream<u64>;
    fn maybe(there: bool) -> Result<impl Stream<Item = String> + Send + 'static, GoError>;
    /// How many streams are alive.
    fn alive() -> i64;
}
