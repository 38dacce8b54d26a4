//! Types and traits with the names of what Rust has everywhere: here they are the user's, as they are for the compiler.

use std::collections::HashMap as Map;

use rust2go::Lend;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct String {
    pub text: std::string::String,
    pub letters: u32,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Vec<T> {
    pub first: T,
    pub rest: std::vec::Vec<T>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Option {
    None,
    Some(String),
    Both {
        one: Box,
        other: std::boxed::Box<Option>,
    },
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Box {
    pub maps: Map<std::string::String, HashMap>,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HashMap {
    Empty,
    Full = 7,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Cow<T> {
    pub of: T,
}

/// An error, and no `Result`.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
#[go(error = "{number}")]
pub struct Result {
    pub number: u64,
}

impl From<rust2go::GoError> for Result {
    fn from(error: rust2go::GoError) -> Self {
        panic!("{error}")
    }
}

#[rust2go::r2g]
pub trait Prelude {
    fn text(v: &String) -> String;
    fn list(v: Vec<String>) -> Vec<String>;
    fn cow(v: &Cow<u8>) -> Cow<u8>;
    fn option(v: Option) -> std::option::Option<Option>;
    async fn later(v: Lend<Option>) -> Option;
    fn result(v: Result) -> Result;
    fn fails(v: Vec<u8>) -> std::result::Result<Vec<u8>, Result>;
}

/// A module with a trait that is called as a type of Rust's.
pub mod text {
    #[rust2go::r2g]
    #[go(name = "Shouting")]
    pub trait String {
        fn shout(text: &str) -> std::string::String;
    }
}
