//! Every type that crosses, as field, in a list, behind an option, as parameter and as result.

/// Numbers has each primitive once, in an order that leaves gaps.
#[derive(rust2go::R2G, Clone)]
pub struct Numbers {
    pub a: u8,
    pub b: u64,
    pub c: i8,
    pub d: u16,
    pub e: i16,
    pub f: u32,
    pub g: i32,
    pub h: i64,
    pub i: usize,
    pub j: isize,
    pub k: f32,
    pub l: f64,
    pub m: bool,
    pub n: char,
}

/// Holder nests what has pointers.
#[derive(rust2go::R2G, Clone)]
pub struct Holder {
    pub nothing: Nothing,
    pub text: String,
    pub bytes: Vec<u8>,
    pub names: Vec<String>,
    pub grid: Vec<Vec<u32>>,
    pub numbers: Numbers,
    pub list: Vec<Numbers>,
    pub owners: Vec<Owner>,
    pub pair: [u16; 2],
    pub labels: [String; 2],
    pub cube: [[Option<String>; 2]; 3],
    pub rows: Vec<[String; 2]>,
    pub maybe: Option<u32>,
    pub maybe_text: Option<String>,
    pub maybe_list: Option<Vec<String>>,
    pub twice: Option<Option<u8>>,
    pub options: Vec<Option<Owner>>,
    pub boxed: Box<Owner>,
    pub color: Color,
    pub id: UserId,
    pub tags: Tags,
}

/// Owner is used before it stands here.
#[derive(rust2go::R2G, Clone)]
pub struct Owner {
    /// Name is what they are called.
    pub name: String,
    pub level: Level,
}

/// Tree is recursive.
#[derive(rust2go::R2G, Clone)]
pub struct Tree {
    pub value: i64,
    pub left: Option<Box<Tree>>,
    pub right: Option<Box<Tree>>,
    pub others: Vec<Tree>,
}

/// Color has implied values.
#[derive(rust2go::R2G, Clone, Copy)]
pub enum Color {
    /// Red is the first.
    Red,
    Green,
    Blue = 10,
    Violet,
}

#[derive(rust2go::R2G, Clone, Copy)]
#[repr(u8)]
pub enum Level {
    Low = 1,
    High = 255,
}

#[derive(rust2go::R2G, Clone, Copy)]
#[repr(i64)]
pub enum Sign {
    Minus = -1,
    Zero,
    Plus,
}

/// UserId becomes a defined type in Go.
#[derive(rust2go::R2G, Clone, Copy)]
pub struct UserId(pub u64);

#[derive(rust2go::R2G, Clone)]
pub struct Email(pub String);

#[derive(rust2go::R2G, Clone)]
pub struct Tags(pub Vec<String>);

#[derive(rust2go::R2G, Clone)]
pub struct Blob(pub Vec<u8>);

#[derive(rust2go::R2G, Clone)]
pub struct Names(pub [String; 2]);

#[derive(rust2go::R2G, Clone, Copy)]
pub struct Hash(pub [u8; 32]);

#[derive(rust2go::R2G, Clone, Copy)]
pub struct Flag(pub bool);

/// Pair has fields without names.
#[derive(rust2go::R2G, Clone)]
pub struct Pair(pub u8, pub String);

/// Boxed is a struct in Go: a pointer cannot have methods.
#[derive(rust2go::R2G, Clone)]
pub struct Boxed(pub Option<Box<Pair>>);

#[derive(rust2go::R2G, Clone, Copy)]
pub struct Nothing;

#[derive(rust2go::R2G, Clone, Copy)]
pub struct Padded {
    pub nothing: Nothing,
    pub value: u32,
}

pub type Count = u32;

#[rust2go::r2g]
pub trait Types {
    fn numbers(value: Numbers) -> Numbers;
    fn holder(value: Holder) -> Holder;
    fn owner(value: &Owner) -> Owner;
    fn tree(value: &Tree) -> Tree;
    fn color(value: Color) -> Color;
    fn sign(value: Sign, level: Level) -> (Sign, Level);
    fn id(value: UserId) -> UserId;
    fn email(value: Email) -> Email;
    fn tags(value: Tags, blob: &Blob) -> Blob;
    fn names(value: Names) -> Names;
    fn hash(value: &Hash, flag: Flag) -> Hash;
    fn pair(value: Pair, boxed: Boxed) -> Boxed;
    fn nothing(value: Nothing) -> Nothing;
    fn padded(value: Padded) -> Padded;
    fn list(value: Vec<Tree>) -> Vec<Tree>;
    fn option(value: Option<String>, flat: Option<u64>) -> Option<Option<String>>;
    fn array(value: [String; 4]) -> [u8; 4];
    fn nested(value: Vec<Vec<Option<Vec<String>>>>) -> Box<Numbers>;
    fn alias(value: Count) -> Vec<Count>;
}
