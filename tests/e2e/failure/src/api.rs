//! The interface of this case.

use rust2go::GoError;

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
pub enum Color {
    Red,
    Green,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Deep {
    pub parts: Vec<Part>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Part {
    pub label: String,
    pub letter: char,
    pub color: Color,
    pub next: Box<u8>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Ring {
    /// Makes each step of reading it take much of the stack.
    pub pad: [u64; 64],
    pub next: Option<Box<Ring>>,
}

#[rust2go::r2g]
pub trait Failure {
    fn panics(message: String) -> Result<u64, GoError>;
    fn panics_plainly(message: String) -> u64;
    fn nil_map() -> Result<(), GoError>;
    fn fails(message: String) -> Result<String, GoError>;
    fn fails_without_value() -> Result<(), GoError>;
    fn nil_error_in_interface() -> Result<(), GoError>;
    async fn panics_later(message: String) -> Result<u64, GoError>;
    async fn panics_plainly_later(message: String) -> u64;
    async fn fails_later(message: String) -> Result<String, GoError>;
    async fn exits_goroutine() -> Result<(), GoError>;
    /// Which wrong value: 0 is right.
    fn value(wrong: u8) -> Result<Deep, GoError>;
    fn value_plainly(wrong: u8) -> Deep;
    async fn value_later(wrong: u8) -> Result<Deep, GoError>;
    fn letter(code: i32) -> Result<char, GoError>;
    fn color(number: i32) -> Result<Color, GoError>;
    fn ring() -> Result<Ring, GoError>;
    fn add(a: u64, b: u64) -> u64;
}

/// Nobody registers a handler for this one.
#[rust2go::r2g]
pub trait Unregistered {
    fn call() -> Result<u64, GoError>;
    fn plain() -> u64;
    async fn later(n: u64) -> Result<u64, GoError>;
}

/// Nor for this one, which Go knows by another name.
#[rust2go::r2g]
#[go(name = "Elsewhere")]
pub trait Renamed {
    fn call() -> Result<u64, GoError>;
}
