//! Traits that Rust implements and Go calls.

use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, SystemTime};

#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: String,
    pub age: u8,
}

#[derive(rust2go::R2G, Clone, Copy)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(rust2go::R2G, Clone)]
pub enum Shape {
    Nothing,
    Circle(f64),
    Text { text: String },
}

#[derive(rust2go::R2G, Clone)]
pub struct Drawing {
    pub shapes: Vec<Shape>,
    pub made: SystemTime,
}

#[derive(rust2go::R2G, Debug)]
#[go(error = "cannot open {path}")]
pub struct OpenError {
    pub path: String,
}

#[derive(rust2go::R2G, Debug)]
pub enum Code {
    NotFound,
    Full,
}

#[derive(rust2go::R2G, Debug)]
pub struct Names(pub [String; 2]);

/// StoreImpl keeps things in Rust.
///
/// # Use
///
/// From any goroutine.
#[rust2go::g2r]
pub trait Store {
    fn ping();
    /// Get returns what is stored under the key.
    fn get(key: &str) -> Option<User>;
    fn put(key: String, user: &User) -> bool;
    fn add(a: u64, b: u64) -> u64;
    fn middle(from: Point, to: &Point) -> Point;
    fn sum(bytes: &[u8], points: &[Point]) -> (u64, Point);
    fn names() -> Vec<String>;
    fn split(text: &str) -> (String, u32, Vec<User>);
    fn pair(names: [String; 2]) -> [String; 2];
    fn named() -> Names;
    fn check(user: User) -> Result<(), rust2go::GoError>;
    fn reload() -> Result<(), rust2go::GoError>;
    fn quick(a: u8) -> Result<(), rust2go::GoError>;
    fn parse(text: &str) -> Result<u64, rust2go::GoError>;
    fn halves(number: u64) -> Result<(u32, u32), rust2go::GoError>;
    fn lookup(name: &str) -> Result<User, rust2go::GoError>;
    fn open(path: &str) -> Result<Vec<u8>, OpenError>;
    fn close(path: &str) -> Result<(), OpenError>;
    fn code(number: i32) -> Result<u64, Code>;
    fn code_only(number: i32) -> Result<(), Code>;
}

#[rust2go::g2r]
pub trait Converted {
    fn shape(shape: Shape) -> Shape;
    fn maybe(shape: &Option<Shape>) -> Option<Shape>;
    fn draw(drawing: &Drawing, by: HashMap<String, User>) -> Result<Drawing, rust2go::GoError>;
    fn later(time: SystemTime, by: Duration) -> SystemTime;
    fn wide(number: u128, others: [u128; 2]) -> (u128, [u128; 2]);
    fn kinds(of: BTreeSet<String>) -> HashMap<String, Vec<Shape>>;
}

/// Methods that have promised to be short.
#[rust2go::g2r]
pub trait Short {
    #[nonblocking]
    fn touch();
    #[nonblocking]
    fn sum(a: u64, b: u64) -> u64;
    #[nonblocking]
    fn echo(text: &str) -> String;
    #[nonblocking]
    fn user(user: User) -> User;
    #[nonblocking]
    fn pair(names: &[String; 2], b: u8) -> ([String; 2], u8);
    #[nonblocking]
    fn check(number: i32) -> Result<(), rust2go::GoError>;
    #[nonblocking]
    fn root(number: u64) -> Result<u32, rust2go::GoError>;
    #[nonblocking]
    fn open(path: &str) -> Result<String, OpenError>;
    #[nonblocking]
    fn code(number: i32) -> Result<(), Code>;
    fn long() -> u8;
}

/// Parameters that have the names of what their methods use.
#[rust2go::g2r]
#[go(name = "Odd")]
pub trait Names_ {
    fn locals(b: &str, arena: &str, out: &str, err: &str, nil: &str) -> Result<String, rust2go::GoError>;
    fn packages(rust2go: u8, unsafe_: u8, odd_in_rust: u8) -> u8;
    fn r#type(r#match: &str) -> String;
    #[go_pass_struct]
    fn by_value(user: &User, point: Point) -> User;
}

/// Methods for whose futures a goroutine waits.
#[rust2go::g2r]
pub trait Later {
    async fn nap();
    /// Fetch returns what is stored under the key.
    async fn fetch(key: &str, ctx: &User) -> Result<User, rust2go::GoError>;
    fn count(numbers: Vec<u64>) -> impl std::future::Future<Output = u64> + Send;
    async fn tick(number: u32) -> u32;
    async fn open(path: String) -> Result<(), OpenError>;
    async fn drawn(by: HashMap<String, User>) -> Result<(Shape, u8), Code>;
}

#[rust2go::g2r]
pub trait Unused {}

/// Listener is implemented in Go.
#[rust2go::r2g]
pub trait Listener {
    fn heard(user: &User) -> Result<(), Code>;
}
