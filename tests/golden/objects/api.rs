//! Objects: of Rust's, which Go holds, and of Go's, which Rust holds.

#[derive(rust2go::R2G, Clone)]
pub struct Row {
    pub key: String,
    pub value: Vec<u8>,
}

/// Store keeps rows in Rust.
#[rust2go::g2r]
pub trait Store {
    /// Get returns the row of a key.
    fn get(&self, key: &str) -> Option<Row>;
    fn put(&self, row: Row) -> Result<(), rust2go::GoError>;
    async fn sync(&self);
    async fn scan(&self, prefix: &str, limit: usize) -> Result<Vec<Row>, rust2go::GoError>;
    fn child(&self, store: &StoreImpl) -> Option<StoreImpl>;
}

#[rust2go::g2r]
pub trait Stores {
    fn open(path: &str) -> Result<StoreImpl, rust2go::GoError>;
    fn all() -> Vec<StoreImpl>;
}

/// Session is one of Go's.
#[rust2go::r2g]
pub trait Session {
    /// Query asks for rows.
    fn query(&self, text: &str) -> Result<Vec<Row>, rust2go::GoError>;
    async fn later(&self, text: String) -> u64;
    fn ping(&self);
}

#[derive(rust2go::R2G, Clone)]
pub struct Pair {
    pub session: SessionImpl,
    pub store: Option<StoreImpl>,
}

#[rust2go::r2g]
pub trait Sessions {
    fn open(url: &str, store: StoreImpl) -> Result<SessionImpl, rust2go::GoError>;
    async fn both(pair: Pair) -> Pair;
    fn none(session: Option<SessionImpl>) -> Option<StoreImpl>;
}
