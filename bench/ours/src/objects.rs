//! Objects, of both sides.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Mutex;

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
    /// Makes room for so many closures.
    fn make_room_for_closures(closures: u64);
    /// Keeps a closure.
    fn keep(number: Box<dyn Fn() -> u64 + Send + Sync>);
    /// Calls all closures, and adds up what they say.
    fn sum_of_closures() -> u64;
    /// Forgets all closures.
    fn forget_closures();
    /// Gives Rust so many funcs of Go's.
    fn give(funcs: u64);
}

type Closure = Box<dyn Fn() -> u64 + Send + Sync>;

/// What Go gives them by.
#[rust2go::g2r]
pub trait Funcs {
    /// Keeps a func.
    fn keep(number: Box<dyn Fn() -> u64 + Send + Sync>);
}

/// The funcs that Rust keeps.
pub static FUNCS: Mutex<Vec<Closure>> = Mutex::new(Vec::new());

impl Funcs for FuncsImpl {
    fn keep(number: Closure) {
        FUNCS.lock().expect("nothing panics").push(number);
    }
}

/// A closure that is counted as the stores are.
pub fn counted(number: u64) -> Closure {
    STORES.fetch_add(1, Ordering::Relaxed);
    let numbered = Numbered(number);
    Box::new(move || numbered.number())
}

/// How many stores and counted closures there are.
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
