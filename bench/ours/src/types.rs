//! One value for each row of the README's table of types. The side of JSON has the same types.

use std::collections::{HashMap, HashSet};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use rust2go::GoError;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A number of each kind.
#[derive(rust2go::R2G, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct Numbers {
    pub a: u8,
    pub b: u16,
    pub c: u32,
    pub d: u64,
    pub e: usize,
    pub f: i8,
    pub g: i16,
    pub h: i32,
    pub i: i64,
    pub j: isize,
    pub k: f32,
    pub l: f64,
    pub m: bool,
}

/// A record as a directory has it.
#[derive(rust2go::R2G, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "PascalCase")]
pub struct Person {
    /// The name.
    pub name: String,
    /// The address of the mail.
    pub email: String,
    /// The age.
    pub age: u8,
    /// A score.
    pub score: f64,
    /// A few words.
    pub tags: Vec<String>,
}

/// A struct half of whose fields are not set.
#[derive(rust2go::R2G, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "PascalCase")]
pub struct Profile {
    /// Perhaps a name.
    pub nick: Option<String>,
    /// Perhaps a number.
    pub visits: Option<u64>,
}

/// A binary tree.
#[derive(rust2go::R2G, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "PascalCase")]
pub struct Tree {
    /// What is in the node.
    pub value: u64,
    /// The lesser values.
    pub left: Option<Box<Tree>>,
    /// The greater values.
    pub right: Option<Box<Tree>>,
}

/// A part of a list.
#[derive(rust2go::R2G, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "PascalCase")]
pub struct Page<T> {
    /// What is on the page.
    pub items: Vec<T>,
    /// How many there are on all pages.
    pub total: u64,
    /// What the next page begins with.
    pub next: Option<String>,
}

/// A number with a name.
#[derive(rust2go::R2G, Serialize, Deserialize, Clone, Copy, Debug, PartialEq)]
pub struct AccountNumber(pub u64);

/// An enum without data.
#[derive(rust2go::R2G, Serialize, Deserialize, Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Color {
    Red,
    Green,
    Blue,
}

/// An enum with data.
#[derive(rust2go::R2G, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Shape {
    Circle(f64),
    #[serde(rename_all = "PascalCase")]
    Box {
        width: f64,
        height: f64,
    },
    Label(String),
}

/// An error with data.
#[derive(rust2go::R2G, Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "PascalCase")]
pub struct Missing {
    /// What is missing.
    pub name: String,
    /// How often it was looked for.
    pub tries: u32,
}

impl From<GoError> for Missing {
    fn from(error: GoError) -> Missing {
        Missing {
            name: error.to_string(),
            tries: 0,
        }
    }
}

/// Echoes, one for each row: Go reads the whole value and returns it.
#[rust2go::r2g]
#[allow(missing_docs)]
pub trait Types {
    fn integer(v: u64) -> u64;
    fn numbers(v: &Numbers) -> Numbers;
    fn nonzero(v: &[NonZeroU64]) -> Vec<NonZeroU64>;
    fn wide(v: &[u128]) -> Vec<u128>;
    fn text(v: &str) -> String;
    fn path(v: &Path) -> PathBuf;
    fn octets(v: &[u8]) -> Vec<u8>;
    fn integers(v: &[u64]) -> Vec<u64>;
    fn texts(v: &[String]) -> Vec<String>;
    /// Flips the lowest bit of each.
    fn flip(v: &mut [u64]);
    /// The same, and appends a number.
    fn grow(v: &mut Vec<u64>);
    fn matrix(v: &[f64; 16]) -> [f64; 16];
    fn profiles(v: &[Profile]) -> Vec<Profile>;
    fn shared(v: &[Arc<Person>]) -> Vec<Arc<Person>>;
    fn body(v: &Bytes) -> Bytes;
    fn uuids(v: &[Uuid]) -> Vec<Uuid>;
    fn people(v: &[Person]) -> Vec<Person>;
    fn tree(v: &Tree) -> Tree;
    fn page(v: &Page<Person>) -> Page<Person>;
    fn accounts(v: &[AccountNumber]) -> Vec<AccountNumber>;
    fn colors(v: &[Color]) -> Vec<Color>;
    fn shapes(v: &[Shape]) -> Vec<Shape>;
    fn counts(v: &HashMap<String, u64>) -> HashMap<String, u64>;
    fn words(v: &HashSet<String>) -> HashSet<String>;
    fn durations(v: &[Duration]) -> Vec<Duration>;
    fn times(v: &[SystemTime]) -> Vec<SystemTime>;
    fn dates(v: &[DateTime<Utc>]) -> Vec<DateTime<Utc>>;
    fn addresses(v: &[IpAddr]) -> Vec<IpAddr>;
    fn sockets(v: &[SocketAddr]) -> Vec<SocketAddr>;
    fn document(v: &Value) -> Value;
    fn pair(a: u64, b: &str) -> (u64, String);
    fn found(v: &Person) -> Result<Person, GoError>;
    fn missing(v: &Missing) -> Result<u64, Missing>;
}
