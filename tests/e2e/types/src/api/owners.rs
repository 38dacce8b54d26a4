//! Types that are another owner, or another check, of what crosses already.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::num::{NonZeroI32, NonZeroU64, NonZeroU8};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use bytes::Bytes;
use rust2go::{GoError, GoRef, Lend, R2G};
use uuid::Uuid;

use super::Pair;

/// Each of them as a field.
#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Owned {
    pub boxed: Box<str>,
    pub arc: Arc<str>,
    pub cow: Cow<'static, str>,
    pub cow_list: Cow<'static, [u16]>,
    pub list: Arc<[String]>,
    pub deque: VecDeque<Pair>,
    pub shared: Arc<Pair>,
    pub path: PathBuf,
    pub boxed_path: Box<Path>,
    pub os: OsString,
    pub count: NonZeroU64,
    pub negative: NonZeroI32,
    pub maybe: Option<Arc<str>>,
    pub maybe_shared: Option<Arc<Pair>>,
    pub maybe_count: Option<NonZeroU8>,
    pub maybe_path: Option<PathBuf>,
    pub list_of_cow: Vec<Cow<'static, str>>,
    pub array: [NonZeroU8; 2],
}

/// Recursive by way of `Arc`.
#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Node {
    pub name: Arc<str>,
    pub next: Option<Arc<Node>>,
    pub children: Arc<[Node]>,
}

#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Home(pub PathBuf);

#[derive(R2G, Clone, Copy, Debug, PartialEq)]
pub struct Ticket(pub NonZeroU64);

/// In Go's layout as it stands.
#[repr(C)]
#[derive(R2G, Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    pub x: f32,
    pub y: [i16; 2],
}

/// Types of other crates, which cross with a feature of `rust2go`.
#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Foreign {
    pub id: Uuid,
    pub body: Bytes,
    pub ids: Vec<Uuid>,
    pub maybe_id: Option<Uuid>,
    pub maybe_body: Option<Bytes>,
    pub bodies: Vec<Bytes>,
}

/// Gives back what it gets.
// Whatever may be written is written here, also what clippy would write otherwise.
#[allow(clippy::ptr_arg, clippy::redundant_allocation)]
#[rust2go::r2g]
pub trait Owners {
    fn box_str(v: Box<str>) -> Box<str>;
    fn arc_str(v: Arc<str>) -> Arc<str>;
    fn rc_str(v: Rc<str>) -> Rc<str>;
    fn cow_str(v: Cow<'_, str>) -> Cow<'static, str>;
    fn cow_lent(v: &Cow<'_, str>) -> String;
    fn cow_list(v: Cow<'_, [Pair]>) -> Cow<'static, [Pair]>;
    fn cow_path(v: Cow<'_, Path>) -> Cow<'static, Path>;
    fn arc_list(v: Arc<[u64]>) -> Arc<[u64]>;
    fn rc_list(v: &Rc<[String]>) -> Rc<[String]>;
    fn deque(v: VecDeque<u64>) -> VecDeque<u64>;
    fn deque_lent(v: &VecDeque<Pair>) -> VecDeque<Pair>;
    fn deque_of_nothing(v: VecDeque<super::Unit>) -> VecDeque<super::Unit>;
    fn arc(v: Arc<Pair>) -> Arc<Pair>;
    fn arc_lent(v: &Arc<Pair>) -> Arc<Pair>;
    fn arc_number(v: &Arc<u8>) -> Rc<u8>;
    fn rc_boxed(v: Rc<Box<String>>) -> Option<Rc<Box<String>>>;
    fn arcs(v: Vec<Arc<Pair>>) -> Vec<Arc<Pair>>;
    fn path(v: &Path) -> PathBuf;
    fn path_given(v: PathBuf) -> Box<Path>;
    fn paths(v: &[PathBuf]) -> Vec<Arc<Path>>;
    fn os(v: &OsStr) -> OsString;
    fn os_given(v: OsString) -> Rc<OsStr>;
    fn nonzero(v: NonZeroU64) -> NonZeroU64;
    fn nonzero_lent(v: &[NonZeroU8]) -> Vec<NonZeroU8>;
    fn maybe(v: Option<NonZeroI32>) -> Option<NonZeroI32>;
    fn home(v: &Home) -> Home;
    fn ticket(v: Ticket) -> Ticket;
    fn uuid(v: Uuid) -> Uuid;
    /// As a person writes it.
    fn uuid_text(v: Uuid) -> String;
    fn uuids(v: &[Uuid]) -> Vec<Uuid>;
    fn body(v: &Bytes) -> Bytes;
    fn body_given(v: Bytes) -> Bytes;
    /// So many bytes, each the lower byte of its index.
    fn body_made(length: usize) -> GoRef<Bytes>;
    fn foreign(v: &Foreign) -> Foreign;
    fn foreign_given(v: Foreign) -> Foreign;
    fn owned(v: &Owned) -> Owned;
    fn owned_given(v: Owned) -> Owned;
    fn owneds(v: Vec<Owned>) -> Vec<Owned>;
    fn node(v: &Node) -> Node;
    /// 0 for any number.
    fn zero(v: u64) -> Result<Ticket, GoError>;
    fn zeros(v: usize) -> Result<Vec<NonZeroU8>, GoError>;
    /// A string that is no UTF-8.
    fn not_text() -> Result<Arc<str>, GoError>;
    fn view() -> GoRef<Owned>;
}

/// The same, without waiting.
#[rust2go::r2g]
pub trait AsyncOwners {
    async fn arc_str(v: Arc<str>) -> Arc<str>;
    async fn cow(v: Cow<'static, str>) -> Cow<'static, str>;
    async fn arc(v: Arc<Pair>) -> Option<Arc<Pair>>;
    async fn deque(v: VecDeque<Pair>) -> VecDeque<Pair>;
    async fn path(v: PathBuf) -> PathBuf;
    async fn nonzero(v: NonZeroU64) -> Result<NonZeroU64, GoError>;
    async fn foreign(v: Vec<Foreign>) -> Vec<Foreign>;
    async fn body(v: Lend<Bytes>) -> Bytes;
    async fn body_made(length: usize) -> GoRef<Vec<u8>>;
    async fn owned(v: Owned) -> Owned;
    async fn owneds(v: Vec<Owned>) -> Vec<Owned>;
    async fn lend(v: Lend<Arc<[Pair]>>) -> Vec<Pair>;
    async fn borrowed(v: &Path) -> PathBuf;
}

/// Go writes to Rust's memory.
#[rust2go::r2g]
pub trait Fill {
    /// Fills the buffer, as an `io.Reader` does, and says how many bytes it took.
    fn read(buf: &mut [u8]) -> usize;
    fn double(numbers: &mut [f64]);
    fn mirror(points: &mut [Point], by: i16) -> Vec<Point>;
    fn copy(from: &[u64], to: &mut [u64], rest: &mut [[u64; 2]]) -> Result<usize, GoError>;
    /// Panics half-way.
    fn half(buf: &mut [u8]) -> Result<(), GoError>;
    /// The address of the first byte, as Go sees it.
    fn address(buf: &mut [u8]) -> usize;

    /// Appends so many numbers, from the length on.
    fn extend(list: &mut Vec<u64>, by: usize) -> usize;
    /// Keeps the elements from one place to another.
    fn keep(list: &mut Vec<u16>, from: usize, to: usize);
    fn replace(list: &mut Vec<Point>, with: Vec<Point>, also: &mut Vec<u8>);
    /// All that there is room for, as it stands there.
    fn whole(list: &mut Vec<u32>);
    /// Appends a byte, and then fails, or panics.
    fn fails(list: &mut Vec<u8>, how: &str) -> Result<(), GoError>;
    /// Gives a list of Rust's memory, of which Rust makes its own.
    fn same(list: &mut Vec<u8>) -> Vec<u8>;
    /// Gives what the list was, in memory that it has left.
    fn before(list: &mut Vec<u8>) -> Vec<u8>;
    /// Takes so many elements from the beginning of the list.
    fn drain(list: &mut Vec<u64>, n: usize) -> Vec<u64>;
    /// Makes it another list, and gives what it was.
    fn renew(list: &mut Vec<u64>) -> Vec<u64>;
    fn swap(one: &mut Vec<u64>, other: &mut Vec<u64>);
}
