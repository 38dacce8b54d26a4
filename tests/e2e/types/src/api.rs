//! The interface of this case.

mod owners;
mod shapes;

pub use owners::*;
pub use shapes::*;

/// Gives back what it gets.
// Whatever may be written is written here, also what clippy would write otherwise.
#[allow(clippy::ptr_arg, clippy::too_many_arguments)]
#[rust2go::r2g]
pub trait Echo {
    fn u8(v: u8) -> u8;
    fn u16(v: u16) -> u16;
    fn u32(v: u32) -> u32;
    fn u64(v: u64) -> u64;
    fn usize(v: usize) -> usize;
    fn i8(v: i8) -> i8;
    fn i16(v: i16) -> i16;
    fn i32(v: i32) -> i32;
    fn i64(v: i64) -> i64;
    fn isize(v: isize) -> isize;
    fn f32(v: f32) -> f32;
    fn f64(v: f64) -> f64;
    fn bool(v: bool) -> bool;
    fn char(v: char) -> char;
    fn string(v: String) -> String;
    fn str_lent(v: &str) -> String;
    fn string_lent(v: &String) -> String;
    fn bytes(v: &[u8]) -> Vec<u8>;
    fn bytes_given(v: Vec<u8>) -> Vec<u8>;
    fn vec_lent(v: &Vec<u64>) -> Vec<u64>;
    fn boxed(v: Box<[i16]>) -> Box<[i16]>;
    fn strings(v: Vec<String>) -> Vec<String>;
    fn deep(v: &[Vec<Vec<String>>]) -> Vec<Vec<Vec<String>>>;
    fn array(v: [u16; 5]) -> [u16; 5];
    fn arrays(v: [[String; 2]; 3]) -> [[String; 2]; 3];
    fn option(v: Option<u64>) -> Option<u64>;
    fn option_option(v: Option<Option<u8>>) -> Option<Option<u8>>;
    fn option_vec(v: Option<Vec<String>>) -> Option<Vec<String>>;
    fn vec_option(v: Vec<Option<String>>) -> Vec<Option<String>>;
    fn boxed_value(v: Box<u32>) -> Box<u32>;
    fn color(v: Color) -> Color;
    fn colors(v: &[Color]) -> Vec<Color>;
    fn level(v: Level) -> Level;
    fn levels(v: &[Level]) -> Vec<Level>;
    fn wide(v: Wide) -> Wide;
    fn scrambled(v: &[Scrambled]) -> Vec<Scrambled>;
    /// The values as Go reads them, in Go's own words.
    fn scrambled_read(v: &[Scrambled]) -> String;
    /// Values that Go has made.
    fn scrambled_made() -> Vec<Scrambled>;
    fn in_place(v: &[InPlace]) -> Vec<InPlace>;
    fn in_place_given(v: Vec<InPlace>) -> Vec<InPlace>;
    fn aligned(v: &[Aligned]) -> Vec<Aligned>;
    fn flags(v: &[bool]) -> Vec<bool>;
    fn text(v: &[char]) -> Vec<char>;
    fn all(v: &All) -> All;
    fn all_given(v: All) -> All;
    fn alls(v: Vec<All>) -> Vec<All>;
    fn pair(v: Pair) -> Pair;
    fn unit(v: Unit) -> Unit;
    fn units(v: &[Unit]) -> Vec<Unit>;
    fn user_id(v: UserId) -> UserId;
    fn user_ids(v: &[UserId]) -> Vec<UserId>;
    fn label(v: Label) -> Label;
    fn tree(v: &Tree) -> Tree;
    fn tree_given(v: Tree) -> Tree;
    fn list(v: Linked) -> Linked;
    fn keyword(r#type: u8, func: u16, range: u32, len: u64, string: String, r#match: &Keywords) -> Keywords;
    fn tuple(a: u8, b: String, c: Color) -> (u8, String, Color);
    fn nothing();
    fn twelve(
        a: u8,
        b: u16,
        c: u32,
        d: u64,
        e: i8,
        f: String,
        g: &str,
        h: bool,
        i: f64,
        j: char,
        k: Vec<u8>,
        l: Option<u8>,
    ) -> String;
}

/// The same, without waiting.
#[rust2go::r2g]
pub trait AsyncEcho {
    async fn number(v: u64) -> u64;
    async fn string(v: String) -> String;
    async fn all(v: All) -> All;
    async fn alls(v: Vec<All>) -> Vec<All>;
    async fn lend(v: rust2go::Lend<Vec<All>>) -> Vec<All>;
    async fn tree(v: Tree) -> Result<Tree, rust2go::GoError>;
    async fn view(v: Vec<All>) -> rust2go::GoRef<Vec<All>>;
    async fn tuple(a: u8, b: String) -> (u8, String);
    async fn nothing();
    fn future(v: String) -> impl std::future::Future<Output = String>;
    async fn borrowed(v: &All) -> All;
}
