//! The types whose Go form is not the one that crosses.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::{Duration, SystemTime};

/// An event of the log.
#[derive(rust2go::R2G, Clone)]
pub enum Event {
    /// The log begins.
    Started,
    /// A line of text.
    Line(String),
    Moved {
        /// Where to.
        x: f64,
        y: f64,
    },
    #[go(name = "EventMany")]
    Group(Vec<Event>),
    After(Box<Event>, Option<Box<Event>>),
    At(SystemTime, #[go(name = "For")] Duration),
}

#[derive(rust2go::R2G, Clone, Copy)]
pub enum Level {
    Low,
    High,
}

#[derive(rust2go::R2G, Clone)]
pub struct Log {
    pub id: u64,
    /// What happened.
    pub events: Vec<Event>,
    pub last: Option<Event>,
    pub by_level: HashMap<Level, Vec<Event>>,
    pub names: BTreeSet<String>,
    pub pairs: [Event; 2],
    pub since: SystemTime,
    pub sizes: BTreeMap<String, Vec<u64>>,
    pub parent: Option<Box<Log>>,
}

#[derive(rust2go::R2G, Clone)]
pub struct Events(pub Vec<Event>);

/// Times has no pointers.
#[derive(rust2go::R2G, Clone)]
pub struct Times {
    pub from: SystemTime,
    pub until: Option<SystemTime>,
}

#[rust2go::r2g]
pub trait Journal {
    fn write(event: Event, level: Level);
    fn read(log: &Log) -> Option<Event>;
    fn last() -> Result<Event, rust2go::GoError>;
    fn all(names: &HashSet<String>, times: Times) -> (Events, Times);
    async fn merge(a: Log, b: HashMap<String, [Event; 2]>) -> HashMap<String, [Event; 2]>;
    fn now(wait: Duration) -> SystemTime;
    fn view() -> rust2go::GoRef<Log>;
    fn groups(of: BTreeMap<u8, HashSet<String>>) -> Vec<HashSet<String>>;
}
