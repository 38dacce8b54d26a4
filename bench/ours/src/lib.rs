//! The interface of the benchmark, with this project.

pub mod calls;
pub mod objects;
pub mod types;

pub use rust2go;

use rust2go::GoRef;

/// What crosses: a name to point to or to copy, and a value that lies in place.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct User {
    /// The name.
    pub name: String,
    /// The age.
    pub age: u8,
}

/// The calls of the benchmark.
#[rust2go::r2g]
pub trait Bench {
    /// Does nothing.
    fn nothing();
    /// Adds.
    fn add(a: u64, b: u64) -> u64;
    /// Returns the user.
    fn echo(user: &User) -> User;
    /// Counts the users, which are lent.
    fn count(users: &[User]) -> usize;
    /// Counts the users, which are given.
    fn count_given(users: Vec<User>) -> usize;
    /// Returns the users.
    fn echo_users(users: &[User]) -> Vec<User>;
    /// Returns the users, to be read where they are.
    fn view_users(users: &[User]) -> GoRef<Vec<User>>;
    /// Counts the bytes.
    fn bytes(data: &[u8]) -> usize;
    /// Returns the bytes.
    fn echo_bytes(data: &[u8]) -> Vec<u8>;
    /// Returns the bytes, to be read where they are.
    fn view_bytes(data: &[u8]) -> GoRef<Vec<u8>>;
    /// Adds, asynchronously.
    async fn add_later(a: u64, b: u64) -> u64;
    /// Uses the CPU.
    async fn work_later(steps: u64) -> u64;
    /// Sleeps.
    async fn nap_later(microseconds: u64) -> u64;
    /// Waits until all are let go.
    async fn hold_later() -> u64;
    /// Sleeps, but for 0 microseconds returns at once.
    async fn stumble_later(microseconds: u64) -> u64;
}
