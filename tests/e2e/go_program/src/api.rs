//! The interface of this case.

use rust2go::GoError;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: String,
    pub value: Vec<u8>,
}

#[derive(rust2go::R2G, Clone, Debug)]
#[go(error = "there is no {key}")]
pub struct Missing {
    pub key: String,
}

/// Store is an object of Rust's.
#[rust2go::g2r]
pub trait Store {
    fn put(&self, entry: Entry);
    fn get(&self, key: &str) -> Result<Entry, Missing>;
    async fn later(&self, key: &str) -> Result<Entry, Missing>;
    /// Shows all entries to one of Go's objects, until that has seen enough.
    fn each(&self, visitor: &VisitorImpl) -> u64;
}

/// Rust is what the program is here for.
#[rust2go::g2r]
pub trait Rust {
    fn add(a: u64, b: u64) -> u64;
    fn shout(text: &str) -> String;
    #[nonblocking]
    fn double(number: u64) -> u64;
    fn open() -> StoreImpl;
    /// How many stores there are.
    fn alive() -> i64;
    fn panics(text: &str) -> Result<(), GoError>;
    fn panics_plainly(text: &str);
    /// What a panic of Go's is in Rust.
    fn go_panics(text: &str) -> String;
    /// To Go and back, so often.
    fn down(depth: u32) -> u32;
    async fn down_later(depth: u32) -> Result<u32, GoError>;
    /// Waits for ever.
    async fn never() -> Result<(), GoError>;
    /// How many futures of `never` there are.
    fn waiting() -> i64;
    /// The sum that Go has made for threads of Rust's own, each of which ends then.
    fn from_threads(threads: u32, calls: u32) -> u64;
    /// What a write to a socket says that nobody reads any more, from a thread of Rust's own.
    fn broken_pipe() -> String;
    /// Leaves a thread that calls Go for as long as the program runs.
    fn keep_calling();
}

/// Go is what Rust calls.
#[rust2go::r2g]
pub trait Go {
    fn sum(numbers: &[u64]) -> u64;
    fn panics(text: &str) -> Result<(), GoError>;
    fn down(depth: u32) -> u32;
    async fn down_later(depth: u32) -> Result<u32, GoError>;
}

/// Visitor is an object of Go's.
#[rust2go::r2g]
pub trait Visitor {
    fn visit(&self, entry: &Entry) -> bool;
}
