//! The interface of this case.

use rust2go::{GoError, GoRef, Lend};

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct User {
    pub name: String,
    pub age: u8,
    pub tags: Vec<String>,
}

#[rust2go::r2g]
pub trait Lending {
    /// The address of the first byte, as Go sees it.
    fn address(text: &str) -> usize;
    fn addresses(text: String, bytes: Vec<u8>, list: &[u64]) -> Vec<usize>;
    /// The addresses of each name and of each list of tags.
    fn inner_addresses(users: &[User]) -> Vec<usize>;
    fn ages(users: &[User]) -> usize;
    /// Keeps what it is given.
    fn keep(user: User);
    fn kept() -> Vec<User>;
    /// Changes what it is given.
    fn older(users: Vec<User>) -> Vec<User>;
    /// Keeps what it was only lent: wrong.
    fn steal(name: &str, users: &[User]);
    fn stolen() -> Vec<u8>;
    fn stolen_names() -> Vec<String>;
    /// Keeps a clone of what it was lent: right.
    fn clone_and_keep(user: &User);
    /// Writes to what it was lent: wrong.
    fn scribble(numbers: &[u64]);
    fn scribble_struct(user: &User);
    async fn scribble_later(numbers: Lend<Vec<u64>>);
    async fn sum(numbers: Lend<Vec<u64>>) -> u64;
    async fn names(users: Lend<Vec<User>>) -> Vec<String>;
    fn view(count: usize) -> GoRef<Vec<User>>;
    fn view_text() -> GoRef<String>;
    fn view_bytes(count: usize) -> Result<GoRef<Vec<u8>>, GoError>;
    async fn view_later(count: usize) -> GoRef<Vec<User>>;
    /// Runs Go's collector.
    fn collect();
}
