//! The interface of this case.

use rust2go::GoError;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Row {
    pub key: String,
    pub value: Vec<u8>,
}

// ANCHOR: objects
/// Store is one of Rust's.
#[rust2go::g2r]
pub trait Store {
    fn get(&self, key: &str) -> Option<Row>;
    fn put(&self, row: Row) -> Result<(), GoError>;
    fn count(&self) -> u64;
    /// The rows whose keys begin so, after `wakes` polls.
    async fn scan(&self, wakes: u32, prefix: &str) -> Result<Vec<Row>, GoError>;
    /// Waits for ever.
    async fn never(&self);
    /// Copies all rows of another one.
    fn copy(&self, from: &StoreImpl) -> Result<u64, GoError>;
    fn panics(&self);
    /// What Go's session says of it.
    fn asks(&self, session: SessionImpl) -> Result<String, GoError>;
}

/// Stores makes them.
#[rust2go::g2r]
pub trait Stores {
    fn open(name: &str) -> Result<StoreImpl, GoError>;
    fn some(names: &[String]) -> Vec<StoreImpl>;
    fn none() -> Option<StoreImpl>;
    /// How many there are.
    fn alive() -> i64;
}

/// Quick has promised not to call Go.
#[rust2go::g2r]
pub trait Quick {
    /// To hold an object of Go's is to call Go.
    #[nonblocking]
    fn hold(session: SessionImpl) -> Result<(), GoError>;
    /// Drops the session that Rust has kept.
    #[nonblocking]
    fn drops() -> bool;
    /// An object of Rust's is only looked up.
    #[nonblocking]
    fn takes(store: &StoreImpl) -> bool;
}

/// Session is one of Go's.
#[rust2go::r2g]
pub trait Session {
    fn name(&self) -> String;
    fn add(&self, numbers: &[u64]) -> u64;
    async fn later(&self, text: String) -> Result<String, GoError>;
    fn fails(&self) -> Result<(), GoError>;
    fn panics(&self);
    /// The store that it was opened with.
    fn store(&self) -> Option<StoreImpl>;
}

// ANCHOR_END: objects

#[derive(rust2go::R2G, Clone, Debug)]
pub struct Pair {
    pub session: SessionImpl,
    pub others: Vec<SessionImpl>,
    pub store: Option<StoreImpl>,
}

/// Sessions makes them, and does what the tests want done in Go.
#[rust2go::r2g]
pub trait Sessions {
    fn open(name: &str, store: Option<StoreImpl>) -> Result<SessionImpl, GoError>;
    fn nothing() -> SessionImpl;
    fn back(session: &SessionImpl) -> SessionImpl;
    async fn both(pair: Pair) -> Pair;
    /// How many objects of Go's Rust holds.
    fn held() -> u64;
    /// Everything that Go does with a store.
    async fn uses(store: StoreImpl) -> Result<(), GoError>;
    fn closed() -> Vec<String>;
    /// What Go gets of `Quick`, many times.
    fn quick(store: StoreImpl) -> Result<String, GoError>;
    /// Makes so many and closes them, or leaves that to the collector.
    fn many(count: u64, close: bool) -> Result<(), GoError>;
}
