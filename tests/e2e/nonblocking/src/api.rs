//! The interface of this case.

use std::collections::BTreeMap;

use rust2go::{GoError, GoRef};

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct User {
    pub name: String,
    pub age: u8,
}

#[derive(rust2go::R2G, Debug)]
#[go(error = "there is no {name}")]
pub struct Missing {
    pub name: String,
}

/// Methods that keep their promise.
// ANCHOR: short
#[rust2go::g2r]
pub trait Short {
    #[nonblocking]
    fn add(a: u64, b: u64) -> u64;
    #[nonblocking]
    fn length(text: &str) -> usize;
    // ANCHOR_END: short
    #[nonblocking]
    fn touch();
    #[nonblocking]
    fn echo(text: String) -> String;
    #[nonblocking]
    fn user(user: &User) -> User;
    #[nonblocking]
    fn by_name(users: Vec<User>) -> BTreeMap<String, User>;
    #[nonblocking]
    fn sum(numbers: &[u32]) -> u64;
    #[nonblocking]
    fn parse(text: &str) -> Result<i64, GoError>;
    #[nonblocking]
    fn find(name: &str) -> Result<User, Missing>;
    #[nonblocking]
    fn panics(text: &str) -> u8;
    /// Takes somewhat more than a KiB of stack a level.
    #[nonblocking]
    fn deep(levels: u32) -> u64;
    /// Rust's backtrace.
    #[nonblocking]
    fn trace() -> String;
    /// The same by cgo.
    fn long_add(a: u64, b: u64) -> u64;
}

/// A value whose drop calls Go.
#[derive(rust2go::R2G)]
pub struct Caller {
    pub text: String,
    #[go(skip)]
    pub calls: crate::broken::Calls,
}

/// Methods that break it.
#[rust2go::g2r]
pub trait Broken {
    #[nonblocking]
    fn calls() -> u32;
    #[nonblocking]
    fn tries() -> Result<u32, GoError>;
    #[nonblocking]
    fn polls() -> u32;
    #[nonblocking]
    fn starts() -> Result<u32, GoError>;
    #[nonblocking]
    fn counts() -> u64;
    #[nonblocking]
    fn result_calls() -> Caller;
    /// Drops what the tests have left in `broken::LEFT`.
    #[nonblocking]
    fn lets_go();
    /// Its future is left there.
    async fn never() -> Result<(), GoError>;
}

/// What the tests call in Go.
#[rust2go::r2g]
pub trait Driver {
    /// Whether there is a way without cgo in this build.
    fn fast() -> bool;
    fn values(seed: i64, rounds: u32) -> Result<(), GoError>;
    fn values_of_many(seed: i64, goroutines: u32, rounds: u32) -> Result<(), GoError>;
    /// The same while a profile is taken, with signals and garbage collections all the time.
    fn storm(seed: i64, rounds: u32) -> Result<(), GoError>;
    /// Calls from further and further up a stack that grows, and shrinks again.
    fn growth() -> Result<(), GoError>;
    fn failures() -> Vec<String>;
    /// Allocations in Go for each call of a number, a text, a struct.
    fn allocations() -> Vec<f64>;
    /// How many cgo calls so many calls of each kind were.
    fn cgo_calls(calls: u32) -> (i64, i64);
    fn deep(levels: u32) -> u64;
    fn trace() -> String;
    /// What methods say that break their promise.
    fn broken() -> Vec<String>;
    fn lets_go();
    /// What a call says whose future is never ready.
    async fn never() -> String;
    /// A list that is counted when it is collected.
    fn list() -> GoRef<Vec<u8>>;
    /// How many of them were.
    fn collected() -> u32;
    /// Waits until it is cancelled.
    async fn waits() -> u32;
    /// How many were.
    fn cancelled() -> u32;
    /// Nanoseconds of a call by assembly, by cgo, and of an empty C function.
    fn speed(calls: u32) -> (f64, f64, f64);
}
