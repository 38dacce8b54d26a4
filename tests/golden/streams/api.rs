//! Streams: Go's, that Rust reads, and Rust's, that Go reads.

use rust2go::{BoxStream, GoError, Stream};

#[derive(rust2go::R2G, Clone)]
pub struct Event {
    pub name: String,
    pub number: u64,
}

#[derive(rust2go::R2G, Clone)]
pub enum Change {
    Added(Event),
    Gone,
}

#[derive(rust2go::R2G, Debug)]
pub enum Broken {
    Pipe,
    Promise,
}

/// Source makes streams.
#[rust2go::r2g]
pub trait Source {
    /// Count counts.
    fn count(to: u64) -> impl Stream<Item = u64> + Send + 'static;
    fn events(topic: String) -> BoxStream<Result<Event, GoError>>;
    fn changes() -> BoxStream<Result<Change, Broken>>;
    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> u64;
    fn first(changes: BoxStream<Result<Change, Broken>>) -> Option<Change>;
}

/// Log is Rust's.
#[rust2go::g2r]
pub trait Log {
    fn scan(&self, prefix: &str) -> impl Stream<Item = Event> + Send + 'static;
    async fn follow(&self) -> Result<BoxStream<Result<Change, Broken>>, GoError>;
    fn either(&self) -> Result<impl Stream<Item = u8> + Send + 'static, Broken>;
}

#[rust2go::g2r]
pub trait Logs {
    fn open() -> LogImpl;
    fn all() -> BoxStream<String>;
}
