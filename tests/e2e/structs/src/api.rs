//! The interface.

pub mod prelude;

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;
use std::time::SystemTime;

use rust2go::{GoError, GoRef, Lend};

/// A user, as the Go side writes it to JSON.
#[derive(rust2go::R2G, Clone, Debug, Default, PartialEq)]
pub struct User {
    #[go(tag = "json:\"id\"")]
    pub user_id: u64,
    #[go(tag = "json:\"name,omitempty\"")]
    pub name: String,
    pub level: u8,
    /// What Go does not know.
    #[go(skip)]
    pub hits: Cell<u32>,
}

/// The skipped byte would fit in where Go has padding.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Packed {
    pub a: u8,
    #[go(skip)]
    pub hidden: bool,
    pub b: u16,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Change {
    Renamed {
        from: String,
        #[go(skip)]
        seen: Option<&'static str>,
        to: String,
    },
    Forgotten(#[go(skip)] u8),
    At(#[go(skip)] u16, SystemTime),
}

/// A page of something.
#[derive(rust2go::R2G, Clone, Debug, Default, PartialEq)]
pub struct Page<T> {
    /// The items of this page.
    pub items: Vec<T>,
    pub first: Option<T>,
    pub total: u64,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Pair<K: Clone, V>
where
    V: Clone,
{
    pub key: K,
    pub value: V,
}

/// In Go of an integer's type for one instance, a struct for another.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Only<T>(pub T);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Id<T> {
    pub number: u32,
    #[go(skip)]
    pub of: PhantomData<T>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
#[repr(C)]
pub struct Point<T> {
    pub x: T,
    pub y: T,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Tree<T> {
    pub value: T,
    pub children: Vec<Tree<T>>,
    pub parent: Option<Box<Tree<T>>>,
}

/// An enum with data.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Reply<T, E> {
    Nothing,
    Value(T),
    Failed { error: E, after: Vec<T> },
    Again(Box<Reply<T, E>>),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Index<K: Eq + std::hash::Hash, V> {
    pub by_key: HashMap<K, V>,
}

/// An alias with a parameter is what it stands for.
pub type Named<T> = Pair<String, T>;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Everything {
    pub users: Page<User>,
    pub pages: Page<Page<User>>,
    pub numbers: Page<u64>,
    pub lists: Page<Vec<String>>,
    pub pair: Pair<String, Page<u8>>,
    pub maybe: Option<Pair<u8, bool>>,
    pub boxes: Page<Box<User>>,
    pub options: Page<Option<User>>,
    pub newtype: Only<u64>,
    pub no_newtype: Only<User>,
    pub id: Id<User>,
    pub points: Vec<Point<f64>>,
    pub tree: Tree<String>,
    pub reply: Reply<User, String>,
    pub replies: Vec<Reply<u8, Page<u8>>>,
    pub index: Index<String, Page<User>>,
    pub by_name: BTreeMap<String, Only<SystemTime>>,
    pub times: Page<SystemTime>,
    pub inner: Page<Reply<User, String>>,
}

/// What each value from Go asks Go for: a default is code of the user's.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings(pub usize);

impl Default for Settings {
    fn default() -> Settings {
        StructsImpl::settings(true).expect_err("a call that fails");
        Settings(StructsImpl::settings(false).map_or(0, |settings| settings.len()))
    }
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Shelf {
    pub label: String,
    #[go(skip)]
    pub settings: Settings,
    pub books: Vec<String>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Found {
    There {
        label: String,
        #[go(skip)]
        settings: Settings,
        books: Vec<String>,
    },
    Nowhere(#[go(skip)] Settings),
}

#[rust2go::r2g]
pub trait Structs {
    /// The user, as JSON.
    fn json(user: &User) -> String;
    fn user(v: User) -> User;
    fn packed(v: &[Packed]) -> Vec<Packed>;
    fn changes(v: Vec<Change>) -> Vec<Change>;

    fn everything(v: Everything) -> Everything;
    async fn everything_later(v: Everything) -> Everything;
    async fn everything_lent(v: Lend<Everything>) -> Everything;
    fn page(v: &Page<User>) -> Result<Page<User>, GoError>;
    fn view(v: &Page<User>) -> GoRef<Page<User>>;
    fn named(v: Named<u16>) -> Named<u16>;
    fn reply(v: Reply<User, String>) -> Result<Reply<User, String>, GoError>;
    fn scale(points: &mut [Point<f32>], by: f32);
    fn bad_text() -> Result<Page<String>, GoError>;

    fn shelves(count: usize) -> Vec<Shelf>;
    fn find(count: usize) -> Vec<Found>;
    /// Lets the collector run, and uses what it has freed.
    fn settings(fail: bool) -> Result<Vec<String>, GoError>;
}
