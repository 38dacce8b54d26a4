//! The types.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicIsize, Ordering};
use std::time::SystemTime;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct User {
    pub name: String,
    pub age: u8,
    pub nick: Option<String>,
    pub tags: Vec<String>,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Point {
    pub x: f64,
    pub y: i32,
    pub z: u8,
}

/// Its fields lie otherwise in Rust than in Go.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
pub struct Loose {
    pub a: u8,
    pub b: u64,
    pub c: u8,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Tree {
    pub label: String,
    pub first: Option<Box<Tree>>,
    pub others: Vec<Tree>,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Color {
    Red = 1,
    Green,
    Blue = 9,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UserId(pub u64);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Three(pub [String; 3]);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<u64>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape {
    Nothing,
    Circle(f64),
    Text { text: String, color: Color },
    Group(Vec<Shape>),
    Framed(Box<Shape>),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Drawing {
    pub shape: Shape,
    pub maybe: Option<Shape>,
    pub made: SystemTime,
    pub owners: HashMap<String, Vec<User>>,
    pub colors: BTreeSet<Color>,
}

/// An error of the interface.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
#[go(error = "cannot open {path}: {reason}")]
pub struct OpenError {
    pub path: String,
    pub reason: String,
}

/// A smaller one.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
pub enum Code {
    NotFound,
    Full,
}

/// One with data.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Wrong {
    Empty,
    Because(String),
}

/// A value that Rust counts.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Counted {
    pub text: String,
    #[go(skip)]
    pub alive: Alive,
}

/// How many values of [`Counted`] there are.
pub static ALIVE: AtomicIsize = AtomicIsize::new(0);

/// Counts itself.
#[derive(Debug)]
pub struct Alive(());

impl Default for Alive {
    fn default() -> Alive {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        Alive(())
    }
}

impl Clone for Alive {
    fn clone(&self) -> Alive {
        Alive::default()
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A value whose drop panics if it is told to.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Bomb {
    pub text: String,
    #[go(skip)]
    pub armed: Armed,
}

/// Panics when it is dropped, if it is armed.
#[derive(Debug, Clone, Default)]
pub struct Armed(pub bool);

impl Drop for Armed {
    fn drop(&mut self) {
        if self.0 {
            panic!("a drop that panics");
        }
    }
}
