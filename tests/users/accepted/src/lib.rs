//! Interfaces as users write them. The compiler has nothing to say about what the macros make of them, whatever lints
//! a user has turned on.

#![deny(warnings)]
#![deny(
    explicit_outlives_requirements,
    let_underscore_drop,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    noop_method_call,
    non_ascii_idents,
    rust_2018_idioms,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unreachable_pub,
    unsafe_code,
    unsafe_op_in_unsafe_fn,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]

mod hidden;
pub mod served;
pub mod verbatim;
pub mod words;

use std::borrow::Cow;
use std::num::NonZeroU8;
use std::path::Path;
use std::sync::Arc;

use rust2go::{GoError, GoRef, Lend, R2G};

/// Somebody.
#[derive(R2G, Clone, Debug, PartialEq)]
pub struct User {
    /// Her name.
    pub name: String,
    /// Her friends.
    pub friends: Vec<User>,
    age: Option<NonZeroU8>,
    mood: Mood,
}

/// How somebody feels.
#[derive(R2G, Clone, Copy, Debug, PartialEq)]
pub enum Mood {
    /// Well.
    Fine,
    /// Not so well.
    Tired = 300,
}

/// The number of somebody.
#[derive(R2G, Clone, Copy, Debug, PartialEq)]
pub struct UserId(u64);

/// A page of something.
#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// What stands on it.
    pub items: Vec<T>,
    next: Option<Box<Page<T>>>,
    #[go(skip)]
    cached: std::marker::PhantomData<T>,
}

/// One or the other.
#[derive(R2G, Clone, Debug, PartialEq)]
pub enum Either<L: Clone, R>
where
    R: Clone,
{
    /// The one.
    Left(L),
    /// The other.
    Right {
        /// What it is.
        right: R,
        /// What Go does not know.
        #[go(skip)]
        hidden: u8,
    },
}

/// Nothing.
#[derive(R2G, Clone, Copy, Debug, PartialEq)]
pub struct Empty;

/// What Go does.
#[rust2go::r2g]
pub trait Directory {
    /// One that takes and gives by other owners.
    fn owners(name: Cow<'_, str>, path: &Path) -> (Arc<[User]>, Cow<'static, str>);
    /// One that Go writes for.
    fn read(buf: &mut [u8], more: &mut [u64]) -> usize;
    /// One with generic types.
    fn pages(page: &Page<User>, either: Either<u8, Page<String>>) -> Page<Mood>;
    /// A sync method.
    fn count(users: &[User], ids: Vec<UserId>) -> usize;
    /// One without a result.
    fn clear(empty: Empty);
    /// One that can fail, and lends its result.
    fn all() -> Result<GoRef<Vec<User>>, GoError>;
    /// An async one.
    async fn find(name: String) -> Result<User, GoError>;
    /// One that lends what it owns.
    #[send]
    async fn store(users: Lend<Vec<User>>);
    /// One that borrows.
    async fn borrowed(user: &User, name: &str) -> Mood;
    /// One that gives back.
    #[drop_safe_ret]
    fn back(user: User, id: UserId) -> impl std::future::Future<Output = (u8, String)> + Send;
    /// As many parameters and results as there can be.
    #[allow(clippy::too_many_arguments)]
    fn most(
        a: u8,
        b: u16,
        c: u32,
        d: u64,
        e: i8,
        f: i16,
        g: i32,
        h: i64,
        i: f32,
        j: f64,
        k: bool,
        l: char,
        m: String,
        n: &str,
        o: &User,
        p: usize,
    ) -> Result<(u8, u16, u32, u64, bool, char, String, User), GoError>;
}

/// A trait under a condition that does not hold.
#[cfg(feature = "more")]
#[rust2go::r2g]
pub trait More {
    /// Does more.
    fn more(gone: Gone);
}

/// A trait under a condition that holds.
#[cfg(not(feature = "more"))]
#[rust2go::r2g]
pub trait Less {
    /// Does less.
    fn less();
}

/// A type under a condition that does not hold.
#[cfg_attr(feature = "more", derive(R2G))]
#[derive(Clone, Copy, Debug)]
pub struct Sometimes;

/// Names as in rust2go 0.x.
#[rust2go::r2g(naming = verbatim)]
pub trait Old {
    /// A sync method.
    fn check(user: &User, names: &Vec<String>) -> Option<User>;
    /// An async one.
    #[drop_safe]
    async fn find(name: String) -> u64;
    /// One that is not safe to drop.
    #[mem]
    async fn get(user: &User) -> User;
}

/// Calls are written like this.
pub async fn calls(users: Vec<User>) -> Result<usize, GoError> {
    DirectoryImpl::clear(Empty);
    LessImpl::less();
    let found = DirectoryImpl::find("ada".to_owned()).await?;
    let ((number, text), (user, id)) = DirectoryImpl::back(found, UserId(1)).await;
    let view = DirectoryImpl::all()?;
    let names = view.iter().map(|user| user.name.len()).sum::<usize>();
    let count = DirectoryImpl::count(&users, vec![id]);
    DirectoryImpl::store(Lend(users)).await;
    let hidden = hidden::used().await;
    Ok(hidden + count + names + usize::from(number) + text.len() + user.friends.len())
}
