//! Types of every shape, in an order that names them before they stand here.

use rust2go::R2G;

/// All kinds of fields.
#[derive(R2G, Clone, Debug, PartialEq, Default)]
pub struct All {
    /// A small number before a large one: `repr(Rust)` would reorder them.
    pub small: u8,
    pub large: u64,
    pub tail: u8,
    pub name: String,
    pub bytes: Vec<u8>,
    pub words: Vec<String>,
    pub nested: Vec<Vec<u32>>,
    pub maybe: Option<String>,
    pub maybe_list: Option<Vec<u8>>,
    pub nothing_twice: Option<Option<u16>>,
    pub list_of_maybe: Vec<Option<Scrambled>>,
    pub scrambled: Scrambled,
    pub shapes: Vec<Pair>,
    pub color: Color,
    pub colors: [Color; 2],
    pub grid: [[i16; 3]; 2],
    pub names: [String; 2],
    pub letter: char,
    pub flag: bool,
    pub ratio: f64,
    pub boxed: Box<Pair>,
    pub id: UserId,
    pub alias: Ids,
}

pub type Ids = Vec<UserId>;

#[derive(R2G, Clone, Debug, PartialEq, Default)]
pub struct Scrambled {
    pub a: u8,
    pub b: u64,
    pub c: u8,
    pub d: u32,
}

#[repr(C)]
#[derive(R2G, Clone, Debug, PartialEq)]
pub struct InPlace {
    pub a: u8,
    pub b: u64,
    pub c: bool,
    pub d: [u16; 3],
    pub level: Level,
}

/// `repr(C)`, and yet not as Go lays it out.
#[repr(C, align(16))]
#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Aligned {
    pub a: u64,
}

#[derive(R2G, Clone, Debug, PartialEq, Default)]
pub struct Pair(pub String, pub i32);

#[derive(R2G, Clone, Copy, Debug, PartialEq, Default)]
pub struct Unit;

#[derive(R2G, Clone, Copy, Debug, PartialEq, Default)]
pub struct UserId(pub u64);

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Label(pub String);

#[derive(R2G, Clone, Copy, Debug, PartialEq, Default)]
pub enum Color {
    #[default]
    Red,
    Green = 7,
    Blue,
    Negative = -3,
}

#[repr(u8)]
#[derive(R2G, Clone, Copy, Debug, PartialEq)]
pub enum Level {
    Low = 1,
    High = 255,
}

// Only 64-bit targets are supported.
#[allow(clippy::enum_clike_unportable_variant)]
#[derive(R2G, Clone, Copy, Debug, PartialEq)]
pub enum Wide {
    Small = 0,
    Large = 0x1_0000_0000,
}

#[derive(R2G, Clone, Debug, PartialEq, Default)]
pub struct Tree {
    pub value: String,
    pub children: Vec<Tree>,
    pub left: Option<Box<Tree>>,
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Linked {
    pub value: u8,
    pub next: Option<Box<Linked>>,
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Keywords {
    pub r#type: u8,
    pub func: u16,
    pub range: u32,
    pub len: u64,
    pub interface: String,
    pub map: bool,
}
