//! The interface: a store in Rust, for a server in Go.

use rust2go::{BoxStream, GoError};

/// Entry is a key with its value.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: String,
    pub value: Vec<u8>,
}

/// StoreError is what the engine says.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
#[go(error = "{doing}: {message}")]
pub struct StoreError {
    pub doing: String,
    pub message: String,
}

impl From<GoError> for StoreError {
    fn from(error: GoError) -> Self {
        StoreError {
            doing: "call".into(),
            message: error.to_string(),
        }
    }
}

/// Stores opens them.
#[rust2go::g2r]
pub trait Stores {
    /// Open opens the file, or makes it.
    fn open(path: &str) -> Result<StoreImpl, StoreError>;
}

/// Store keeps entries in a file.
#[rust2go::g2r]
pub trait Store {
    /// Get gives a value; nil where there is none.
    fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError>;
    /// Put is durable once Sync has returned.
    fn put(&self, key: &str, value: &[u8]) -> Result<(), StoreError>;
    /// Delete reports whether there was something.
    fn delete(&self, key: &str) -> Result<bool, StoreError>;
    /// Scan gives the entries whose keys begin so, in order, as they were when it began.
    fn scan(&self, prefix: &str) -> BoxStream<Result<Entry, StoreError>>;
    /// Sync has all that was put so far on the disk.
    async fn sync(&self) -> Result<(), StoreError>;
}
