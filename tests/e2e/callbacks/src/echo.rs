//! Rust's side of `Echo`, `Try` and `Nest`.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use rust2go::GoError;
use serde_json::Value;
use uuid::Uuid;

use crate::api::*;

impl Echo for EchoImpl {
    fn ping() {}

    fn small(a: u8, b: i8, c: u16, d: i16) -> (u8, i8, u16, i16) {
        (a, b, c, d)
    }

    fn large(a: u32, b: i32, c: u64, d: i64) -> (u32, i32, u64, i64) {
        (a, b, c, d)
    }

    fn others(a: usize, b: isize, c: f32, d: f64, e: bool, f: char) -> (usize, isize, f32, f64, bool, char) {
        (a, b, c, d, e, f)
    }

    fn add(a: u64, b: u64) -> u64 {
        a.wrapping_add(b)
    }

    fn nonzero(number: NonZeroU32) -> NonZeroU32 {
        number
    }

    fn wide(a: u128, b: &i128) -> (u128, i128) {
        (a, *b)
    }

    fn text(text: String) -> String {
        text
    }

    fn text_lent(text: &str) -> String {
        text.to_owned()
    }

    fn texts(a: Box<str>, b: Arc<str>, c: Cow<'_, str>) -> (Box<str>, Arc<str>, Cow<'static, str>) {
        (a, b, Cow::Owned(c.into_owned()))
    }

    fn paths(a: &Path, b: PathBuf, c: OsString) -> (PathBuf, PathBuf, OsString) {
        (a.to_owned(), b, c)
    }

    fn bytes(bytes: Vec<u8>) -> Vec<u8> {
        bytes
    }

    fn bytes_lent(bytes: &[u8]) -> Box<[u8]> {
        bytes.into()
    }

    fn shared_bytes(bytes: Bytes) -> Bytes {
        bytes
    }

    fn words(words: Vec<String>) -> Vec<String> {
        words
    }

    fn words_lent(words: &[String]) -> VecDeque<String> {
        words.iter().cloned().collect()
    }

    fn points(points: &[Point]) -> Vec<Point> {
        points.to_vec()
    }

    fn loose(points: &[Loose]) -> Vec<Loose> {
        points.to_vec()
    }

    fn bools(bools: &[bool], chars: &[char]) -> (Vec<bool>, Vec<char>) {
        (bools.to_vec(), chars.to_vec())
    }

    fn user(user: User) -> User {
        user
    }

    fn user_lent(user: &User) -> User {
        user.clone()
    }

    fn users(users: Vec<User>, more: &[User]) -> (Vec<User>, Vec<User>) {
        (users, more.to_vec())
    }

    fn point(point: Point, lent: &Point) -> (Point, Point) {
        (point, *lent)
    }

    fn maybe(user: Option<User>, lent: &Option<String>) -> (Option<User>, Option<String>) {
        (user, lent.clone())
    }

    fn nested(
        a: Option<Option<u8>>,
        b: Option<Vec<String>>,
        c: Vec<Option<u64>>,
    ) -> (Option<Option<u8>>, Option<Vec<String>>, Vec<Option<u64>>) {
        (a, b, c)
    }

    fn arrays(a: [u16; 3], b: &[String; 2]) -> ([u16; 3], [String; 2]) {
        (a, b.clone())
    }

    fn three(three: Three) -> Three {
        three
    }

    fn tree(tree: Tree) -> Box<Tree> {
        Box::new(tree)
    }

    fn color(color: Color, lent: &Color) -> (Color, Color) {
        (color, *lent)
    }

    fn id(id: UserId) -> UserId {
        id
    }

    fn page(page: Page<User>, numbers: &Page<u8>) -> (Page<User>, Page<u8>) {
        (page, numbers.clone())
    }

    fn shape(shape: Shape) -> Shape {
        shape
    }

    fn shapes(shapes: &[Shape], maybe: Option<Shape>) -> (Vec<Shape>, Option<Shape>) {
        (shapes.to_vec(), maybe)
    }

    fn drawing(drawing: Drawing) -> Drawing {
        drawing
    }

    fn drawing_lent(drawing: &Drawing) -> Drawing {
        drawing.clone()
    }

    fn map(
        map: HashMap<String, Vec<u8>>,
        ids: &HashMap<UserId, Color>,
    ) -> (HashMap<String, Vec<u8>>, HashMap<UserId, Color>) {
        (map, ids.clone())
    }

    fn set(set: BTreeSet<i32>) -> BTreeSet<i32> {
        set
    }

    fn times(at: SystemTime, span: Duration, utc: DateTime<Utc>) -> (SystemTime, Duration, DateTime<Utc>) {
        (at, span, utc)
    }

    fn addresses(ip: IpAddr, port: SocketAddr) -> (IpAddr, SocketAddr) {
        (ip, port)
    }

    fn uuid(uuid: Uuid) -> Uuid {
        uuid
    }

    fn json(value: Value) -> Value {
        value
    }

    fn counted(value: Counted, lent: &Counted) -> Counted {
        assert_eq!(value.text, lent.text);
        value
    }

    fn in_place(bytes: &[u8], points: &[Point], address_of_bytes: usize, address_of_points: usize) -> bool {
        bytes.as_ptr() as usize == address_of_bytes && points.as_ptr() as usize == address_of_points
    }
}

/// An error with sources.
#[derive(Debug)]
struct Layer(&'static str, Option<Box<Layer>>);

impl std::fmt::Display for Layer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Layer {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.1.as_ref().map(|inner| &**inner as _)
    }
}

fn unless<T>(fail: bool, value: T) -> Result<T, GoError> {
    match fail {
        true => Err(GoError::msg("as asked for")),
        false => Ok(value),
    }
}

impl Try for TryImpl {
    fn nothing(fail: bool) -> Result<(), GoError> {
        unless(fail, ())
    }

    fn number(fail: bool) -> Result<u64, GoError> {
        unless(fail, 7)
    }

    fn text(fail: bool) -> Result<String, GoError> {
        unless(fail, "seven".to_owned())
    }

    fn two(fail: bool) -> Result<(String, u8), GoError> {
        unless(fail, ("seven".to_owned(), 7))
    }

    fn with_source() -> Result<(), GoError> {
        let inner = Layer("inner", Some(Box::new(Layer("in\0most", None))));
        Err(GoError::wrap(&Layer("outer", Some(Box::new(inner)))))
    }

    fn open(path: &str) -> Result<Vec<String>, OpenError> {
        match path {
            "" => Err(OpenError {
                path: "nothing".to_owned(),
                reason: "it has no name".to_owned(),
            }),
            path => Ok(path.split('/').map(str::to_owned).collect()),
        }
    }

    fn close(path: &str) -> Result<(), OpenError> {
        Self::open(path).map(|_| ())
    }

    fn code(number: u8) -> Result<u64, Code> {
        match number {
            0 => Err(Code::NotFound),
            1 => Err(Code::Full),
            number => Ok(number.into()),
        }
    }

    fn wrong(number: u8) -> Result<Shape, Wrong> {
        match number {
            0 => Err(Wrong::Empty),
            1 => Err(Wrong::Because("one".to_owned())),
            _ => Ok(Shape::Circle(1.5)),
        }
    }

    fn counted(fail: bool) -> Result<Counted, GoError> {
        let counted = Counted {
            text: "counted".to_owned(),
            alive: Alive::default(),
        };
        unless(fail, counted)
    }
}

/// What [`Signal`] has heard.
pub static HEARD: AtomicU64 = AtomicU64::new(0);

impl Signal for SignalImpl {
    fn heard(number: u64) {
        HEARD.store(number, Ordering::Relaxed);
    }
}

impl Nest for NestImpl {
    fn down(depth: u32, text: &str) -> String {
        match depth {
            0 => text.to_owned(),
            depth => DriverImpl::down(depth - 1, format!("{text}r")),
        }
    }

    fn try_down(depth: u32) -> Result<u32, GoError> {
        match depth {
            0 => panic!("the innermost"),
            depth => DriverImpl::try_down(depth - 1),
        }
    }

    fn panic_down(depth: u32) -> u32 {
        match depth {
            0 => panic!("the innermost"),
            depth => DriverImpl::panic_down(depth - 1),
        }
    }
}
