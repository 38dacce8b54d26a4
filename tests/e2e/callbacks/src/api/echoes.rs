//! The traits that Rust implements.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use rust2go::GoError;
use serde_json::Value;
use uuid::Uuid;

use super::types::*;

/// Echo gives back what it gets: each type as a parameter that is owned or borrowed, and as a result.
#[rust2go::g2r]
pub trait Echo {
    fn ping();
    fn small(a: u8, b: i8, c: u16, d: i16) -> (u8, i8, u16, i16);
    fn large(a: u32, b: i32, c: u64, d: i64) -> (u32, i32, u64, i64);
    fn others(a: usize, b: isize, c: f32, d: f64, e: bool, f: char) -> (usize, isize, f32, f64, bool, char);
    fn add(a: u64, b: u64) -> u64;
    fn nonzero(number: NonZeroU32) -> NonZeroU32;
    fn wide(a: u128, b: &i128) -> (u128, i128);
    fn text(text: String) -> String;
    fn text_lent(text: &str) -> String;
    fn texts(a: Box<str>, b: Arc<str>, c: Cow<'_, str>) -> (Box<str>, Arc<str>, Cow<'static, str>);
    fn paths(a: &Path, b: PathBuf, c: OsString) -> (PathBuf, PathBuf, OsString);
    fn bytes(bytes: Vec<u8>) -> Vec<u8>;
    fn bytes_lent(bytes: &[u8]) -> Box<[u8]>;
    fn shared_bytes(bytes: Bytes) -> Bytes;
    fn words(words: Vec<String>) -> Vec<String>;
    fn words_lent(words: &[String]) -> VecDeque<String>;
    fn points(points: &[Point]) -> Vec<Point>;
    fn loose(points: &[Loose]) -> Vec<Loose>;
    fn bools(bools: &[bool], chars: &[char]) -> (Vec<bool>, Vec<char>);
    fn user(user: User) -> User;
    fn user_lent(user: &User) -> User;
    fn users(users: Vec<User>, more: &[User]) -> (Vec<User>, Vec<User>);
    fn point(point: Point, lent: &Point) -> (Point, Point);
    fn maybe(user: Option<User>, lent: &Option<String>) -> (Option<User>, Option<String>);
    #[allow(clippy::type_complexity)]
    fn nested(
        a: Option<Option<u8>>,
        b: Option<Vec<String>>,
        c: Vec<Option<u64>>,
    ) -> (Option<Option<u8>>, Option<Vec<String>>, Vec<Option<u64>>);
    fn arrays(a: [u16; 3], b: &[String; 2]) -> ([u16; 3], [String; 2]);
    fn three(three: Three) -> Three;
    fn tree(tree: Tree) -> Box<Tree>;
    fn color(color: Color, lent: &Color) -> (Color, Color);
    fn id(id: UserId) -> UserId;
    fn page(page: Page<User>, numbers: &Page<u8>) -> (Page<User>, Page<u8>);
    fn shape(shape: Shape) -> Shape;
    fn shapes(shapes: &[Shape], maybe: Option<Shape>) -> (Vec<Shape>, Option<Shape>);
    fn drawing(drawing: Drawing) -> Drawing;
    fn drawing_lent(drawing: &Drawing) -> Drawing;
    fn map(
        map: HashMap<String, Vec<u8>>,
        ids: &HashMap<UserId, Color>,
    ) -> (HashMap<String, Vec<u8>>, HashMap<UserId, Color>);
    fn set(set: BTreeSet<i32>) -> BTreeSet<i32>;
    fn times(at: SystemTime, span: Duration, utc: DateTime<Utc>) -> (SystemTime, Duration, DateTime<Utc>);
    fn addresses(ip: IpAddr, port: SocketAddr) -> (IpAddr, SocketAddr);
    fn uuid(uuid: Uuid) -> Uuid;
    fn json(value: Value) -> Value;
    fn counted(value: Counted, lent: &Counted) -> Counted;
    /// What stands in the list in Go, if `true`, and not a copy.
    fn in_place(bytes: &[u8], points: &[Point], address_of_bytes: usize, address_of_points: usize) -> bool;
}

/// Try has the same with errors.
#[rust2go::g2r]
pub trait Try {
    fn nothing(fail: bool) -> Result<(), GoError>;
    fn number(fail: bool) -> Result<u64, GoError>;
    fn text(fail: bool) -> Result<String, GoError>;
    fn two(fail: bool) -> Result<(String, u8), GoError>;
    fn with_source() -> Result<(), GoError>;
    fn open(path: &str) -> Result<Vec<String>, OpenError>;
    fn close(path: &str) -> Result<(), OpenError>;
    fn code(number: u8) -> Result<u64, Code>;
    fn wrong(number: u8) -> Result<Shape, Wrong>;
    fn counted(fail: bool) -> Result<Counted, GoError>;
}

/// Trouble panics, and refuses what it cannot hold.
#[rust2go::g2r]
pub trait Trouble {
    fn panics(how: u8) -> u64;
    fn tries(how: u8) -> Result<String, GoError>;
    fn own(how: u8) -> Result<String, Code>;
    fn bomb(armed: bool) -> Bomb;
    fn text(text: &str);
    fn try_text(text: String) -> Result<(), GoError>;
    fn letter(letter: char) -> Result<(), GoError>;
    fn color(colors: &[Color]) -> Result<(), GoError>;
    fn nonzero(number: NonZeroU32) -> Result<(), GoError>;
    fn tree(name: u8, tree: &Tree) -> Result<(), GoError>;
    fn boxed(boxed: Box<Box<u8>>) -> Result<(), GoError>;
    fn drawing(drawing: Drawing) -> Result<(), GoError>;
    fn plain_drawing(drawing: Drawing);
    fn json(value: &Value) -> Result<(), GoError>;
    fn wide(number: u128) -> Result<(), GoError>;
    /// How many calls have got through to the methods that refuse.
    fn reached() -> u64;
}

/// Signal is called by a goroutine that Go's `init` has started, as soon as Rust can be called.
#[rust2go::g2r]
pub trait Signal {
    fn heard(number: u64);
}

/// Nest calls Go again.
#[rust2go::g2r]
pub trait Nest {
    fn down(depth: u32, text: &str) -> String;
    fn try_down(depth: u32) -> Result<u32, GoError>;
    fn panic_down(depth: u32) -> u32;
    /// A body stands in for a method that is not implemented.
    fn with_body(number: u8) -> u8 {
        number + 1
    }
}
