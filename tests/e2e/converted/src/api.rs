//! The interface.

pub mod library;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::{Duration, SystemTime};

use rust2go::{GoError, GoRef, Lend};

// ANCHOR: filter
/// A filter, as a search takes it.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Filter {
    /// Lets everything through.
    All,
    Equals(String),
    Between {
        low: i64,
        high: i64,
    },
    /// Lets through what all of these let through.
    And(Vec<Filter>),
    Not(Box<Filter>),
    Either(Box<Filter>, Option<Box<Filter>>),
    Since(SystemTime, Duration),
    /// An empty tuple.
    Nothing(),
}
// ANCHOR_END: filter

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Level {
    Low,
    High = 7,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(pub String);

/// A list of filters as a type of its own.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Filters(pub Vec<Filter>);

/// Everything inside everything.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Query {
    pub id: u8,
    pub filter: Filter,
    pub fallback: Option<Filter>,
    pub nested: Option<Option<Filter>>,
    pub pair: [Filter; 2],
    pub names: [String; 2],
    pub by_name: BTreeMap<String, Vec<Filter>>,
    pub by_level: HashMap<Level, HashMap<Key, u64>>,
    pub maybe_map: Option<HashMap<u8, bool>>,
    pub maps: Vec<BTreeMap<char, f64>>,
    pub grid: BTreeMap<i32, [Filter; 2]>,
    pub words: HashSet<String>,
    pub levels: BTreeSet<Level>,
    pub at: SystemTime,
    pub times: Vec<SystemTime>,
    pub maybe_time: Option<SystemTime>,
    pub took: Duration,
    pub waits: Vec<Duration>,
    pub children: Vec<Query>,
    pub parent: Option<Box<Query>>,
}

#[rust2go::r2g]
pub trait Echo {
    fn filter(v: Filter) -> Filter;
    async fn filter_later(v: Filter) -> Filter;
    fn query(v: Query) -> Query;
    async fn query_later(v: Query) -> Query;
    fn filters(v: Filters) -> Filters;
    fn map(v: HashMap<String, Vec<String>>) -> HashMap<String, Vec<String>>;
    fn tree(v: BTreeMap<u64, Option<Filter>>) -> BTreeMap<u64, Option<Filter>>;
    fn set(v: HashSet<Key>) -> HashSet<Key>;
    fn time(v: SystemTime) -> SystemTime;
    fn duration(v: Duration) -> Duration;
    fn maybe(v: Option<Filter>) -> Option<Filter>;
    fn list(v: Vec<Filter>) -> Vec<Filter>;
    /// Go 1.26 does not compile an assignment to an element of such an array.
    fn arrays_of_nothing(v: Vec<[Query; 0]>) -> Vec<[Query; 0]>;
    fn several(a: Filter, b: HashMap<u8, u8>, c: SystemTime) -> (Filter, HashMap<u8, u8>, SystemTime);
    fn fallible(v: Filter) -> Result<Filter, GoError>;

    /// Counts without keeping; the strings are Rust's.
    fn lent(filter: &Filter, query: &Query, map: &HashMap<String, Vec<String>>, at: &SystemTime) -> usize;
    async fn lend(query: Lend<Query>) -> usize;

    /// What it is given it keeps, and gives back when asked.
    fn keep(query: Query);
    fn kept() -> Query;
    /// A clone of what is lent outlives the call.
    fn keep_lent(query: &Query);

    fn view(query: &Query) -> GoRef<Query>;
    fn text(filter: &Filter) -> String;

    fn nil_variant() -> Result<Filter, GoError>;
    fn nil_box() -> Result<Filter, GoError>;
    fn foreign_variant() -> Result<Vec<Filter>, GoError>;
    fn pointers_to_variants() -> Vec<Filter>;
    fn nil_pointer_to_variant() -> Result<Filter, GoError>;
    fn negative_duration() -> Result<Vec<Duration>, GoError>;
    fn bad_key() -> Result<HashMap<Level, String>, GoError>;
    fn bad_text_in_variant() -> Result<Filter, GoError>;
    fn nil_variant_panics() -> Filter;
}
