//! Generic types: each instance is a type of its own in Go.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: String,
}

/// A page of something.
#[derive(rust2go::R2G, Clone)]
pub struct Page<T> {
    /// What stands on it.
    pub items: Vec<T>,
    pub last: Option<T>,
}

#[derive(rust2go::R2G, Clone)]
#[go(name = "Both")]
pub struct Pair<K, V>
where
    K: Clone,
{
    pub key: K,
    pub value: V,
}

/// A type of its own, or a struct.
#[derive(rust2go::R2G, Clone)]
pub struct Only<T>(pub T);

#[derive(rust2go::R2G, Clone)]
pub struct Tree<T> {
    pub value: T,
    pub children: Vec<Tree<T>>,
}

#[derive(rust2go::R2G, Clone)]
pub enum Reply<T, E> {
    Nothing,
    Value(T),
    Failed { error: E },
    Again(Box<Reply<T, E>>),
}

/// Why it did not work.
#[derive(rust2go::R2G, Clone)]
pub struct Failure<T> {
    pub code: T,
}

type Named<T> = Pair<String, T>;

#[rust2go::r2g]
pub trait Pages {
    fn users(page: &Page<User>) -> Page<Page<User>>;
    fn lists(lists: Page<Vec<u8>>, arrays: Page<[bool; 4]>) -> Page<Option<User>>;
    fn boxes(boxes: Page<Box<User>>) -> rust2go::GoRef<Page<u64>>;
    fn maps(maps: Page<HashMap<String, User>>) -> Only<SystemTime>;
    fn named(pair: Named<f32>, only: Only<u16>, nested: Only<User>) -> Pair<Duration, char>;
    fn fail() -> Result<u8, Failure<i32>>;
    fn tree(tree: &[Tree<User>]) -> Option<Tree<i8>>;
    async fn reply(reply: Reply<User, String>) -> Result<Reply<Page<User>, i32>, rust2go::GoError>;
}
