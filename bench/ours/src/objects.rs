//! Objects, of both sides.

use std::sync::atomic::{AtomicU64, Ordering};

/// An object of Rust's that Go holds.
#[rust2go::g2r]
pub trait Store {
    /// The number that it was opened with.
    fn number(&self) -> u64;
}

/// What Go opens them by.
#[rust2go::g2r]
pub trait Stores {
    /// Opens one.
    fn open(number: u64) -> StoreImpl;
}

/// An object of Go's that Rust holds.
#[rust2go::r2g]
pub trait Session {
    /// The number that it was opened with.
    fn number(&self) -> u64;
}

/// What Rust opens them by, and what it has Go do with Rust's.
#[rust2go::r2g]
pub trait Sessions {
    /// Opens one.
    fn open(number: u64) -> SessionImpl;
    /// Makes room for so many stores.
    fn make_room(stores: u64);
    /// Opens so many stores, and holds them.
    fn open_stores(stores: u64);
    /// Calls all of them, and adds up what they say.
    fn sum() -> u64;
    /// Closes all.
    fn close_stores();
    /// Forgets all, and leaves them to the garbage collector.
    fn forget_stores();
}

/// How many stores there are.
pub static STORES: AtomicU64 = AtomicU64::new(0);

struct Numbered(u64);

impl Store for Numbered {
    fn number(&self) -> u64 {
        self.0
    }
}

impl Drop for Numbered {
    fn drop(&mut self) {
        STORES.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Stores for StoresImpl {
    fn open(number: u64) -> StoreImpl {
        STORES.fetch_add(1, Ordering::Relaxed);
        StoreImpl::new(Numbered(number))
    }
}
