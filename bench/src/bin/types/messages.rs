//! The messages of `go/wire/pb/types.proto`, as prost has them: written by hand, so that no `protoc` is needed.

use std::collections::HashMap;

use bytes::Bytes;
use prost::{Enumeration, Message, Oneof};

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Integer {
    #[prost(uint64, tag = "1")]
    pub(crate) v: u64,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Numbers {
    #[prost(uint32, tag = "1")]
    pub(crate) a: u32,
    #[prost(uint32, tag = "2")]
    pub(crate) b: u32,
    #[prost(uint32, tag = "3")]
    pub(crate) c: u32,
    #[prost(uint64, tag = "4")]
    pub(crate) d: u64,
    #[prost(uint64, tag = "5")]
    pub(crate) e: u64,
    #[prost(sint32, tag = "6")]
    pub(crate) f: i32,
    #[prost(sint32, tag = "7")]
    pub(crate) g: i32,
    #[prost(sint32, tag = "8")]
    pub(crate) h: i32,
    #[prost(sint64, tag = "9")]
    pub(crate) i: i64,
    #[prost(sint64, tag = "10")]
    pub(crate) j: i64,
    #[prost(float, tag = "11")]
    pub(crate) k: f32,
    #[prost(double, tag = "12")]
    pub(crate) l: f64,
    #[prost(bool, tag = "13")]
    pub(crate) m: bool,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Integers {
    #[prost(uint64, repeated, tag = "1")]
    pub(crate) v: Vec<u64>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Wide {
    #[prost(fixed64, tag = "1")]
    pub(crate) high: u64,
    #[prost(fixed64, tag = "2")]
    pub(crate) low: u64,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Wides {
    #[prost(message, repeated, tag = "1")]
    pub(crate) v: Vec<Wide>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Text {
    #[prost(string, tag = "1")]
    pub(crate) v: String,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Texts {
    #[prost(string, repeated, tag = "1")]
    pub(crate) v: Vec<String>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Octets {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) v: Vec<u8>,
}

/// [`Octets`], as `bytes` has them.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Body {
    #[prost(bytes = "bytes", tag = "1")]
    pub(crate) v: Bytes,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct OctetsList {
    #[prost(bytes = "vec", repeated, tag = "1")]
    pub(crate) v: Vec<Vec<u8>>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Matrix {
    #[prost(double, repeated, tag = "1")]
    pub(crate) v: Vec<f64>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Profile {
    #[prost(string, optional, tag = "1")]
    pub(crate) nick: Option<String>,
    #[prost(uint64, optional, tag = "2")]
    pub(crate) visits: Option<u64>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Profiles {
    #[prost(message, repeated, tag = "1")]
    pub(crate) v: Vec<Profile>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Person {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    #[prost(string, tag = "2")]
    pub(crate) email: String,
    #[prost(uint32, tag = "3")]
    pub(crate) age: u32,
    #[prost(double, tag = "4")]
    pub(crate) score: f64,
    #[prost(string, repeated, tag = "5")]
    pub(crate) tags: Vec<String>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct People {
    #[prost(message, repeated, tag = "1")]
    pub(crate) v: Vec<Person>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Tree {
    #[prost(uint64, tag = "1")]
    pub(crate) value: u64,
    #[prost(message, optional, boxed, tag = "2")]
    pub(crate) left: Option<Box<Tree>>,
    #[prost(message, optional, boxed, tag = "3")]
    pub(crate) right: Option<Box<Tree>>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Page {
    #[prost(message, repeated, tag = "1")]
    pub(crate) items: Vec<Person>,
    #[prost(uint64, tag = "2")]
    pub(crate) total: u64,
    #[prost(string, optional, tag = "3")]
    pub(crate) next: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Enumeration)]
#[repr(i32)]
pub(crate) enum Color {
    Red = 0,
    Green = 1,
    Blue = 2,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Colors {
    #[prost(enumeration = "Color", repeated, tag = "1")]
    pub(crate) v: Vec<i32>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct BoxShape {
    #[prost(double, tag = "1")]
    pub(crate) width: f64,
    #[prost(double, tag = "2")]
    pub(crate) height: f64,
}

#[derive(Clone, PartialEq, Oneof)]
pub(crate) enum ShapeKind {
    #[prost(double, tag = "1")]
    Circle(f64),
    #[prost(message, tag = "2")]
    Box(BoxShape),
    #[prost(string, tag = "3")]
    Label(String),
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Shape {
    #[prost(oneof = "ShapeKind", tags = "1, 2, 3")]
    pub(crate) kind: Option<ShapeKind>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Shapes {
    #[prost(message, repeated, tag = "1")]
    pub(crate) v: Vec<Shape>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Counts {
    #[prost(map = "string, uint64", tag = "1")]
    pub(crate) v: HashMap<String, u64>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Words {
    #[prost(map = "string, bool", tag = "1")]
    pub(crate) v: HashMap<String, bool>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Durations {
    #[prost(message, repeated, tag = "1")]
    pub(crate) v: Vec<prost_types::Duration>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Times {
    #[prost(message, repeated, tag = "1")]
    pub(crate) v: Vec<prost_types::Timestamp>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Socket {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) address: Vec<u8>,
    #[prost(uint32, tag = "2")]
    pub(crate) port: u32,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Sockets {
    #[prost(message, repeated, tag = "1")]
    pub(crate) v: Vec<Socket>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Document {
    #[prost(message, optional, tag = "1")]
    pub(crate) v: Option<prost_types::Value>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Pair {
    #[prost(uint64, tag = "1")]
    pub(crate) a: u64,
    #[prost(string, tag = "2")]
    pub(crate) b: String,
}

#[derive(Clone, PartialEq, Oneof)]
pub(crate) enum FoundResult {
    #[prost(message, tag = "1")]
    Ok(Person),
    #[prost(string, tag = "2")]
    Err(String),
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Found {
    #[prost(oneof = "FoundResult", tags = "1, 2")]
    pub(crate) result: Option<FoundResult>,
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Missing {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    #[prost(uint32, tag = "2")]
    pub(crate) tries: u32,
}

#[derive(Clone, PartialEq, Oneof)]
pub(crate) enum MissingResult {
    #[prost(uint64, tag = "1")]
    Ok(u64),
    #[prost(message, tag = "2")]
    Err(Missing),
}

#[derive(Clone, PartialEq, Message)]
pub(crate) struct MissingAnswer {
    #[prost(oneof = "MissingResult", tags = "1, 2")]
    pub(crate) result: Option<MissingResult>,
}
