//! Every shape of a call.

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

/// Sync has the calls that return before Rust goes on.
#[rust2go::r2g]
pub trait Sync {
    fn ping();
    fn version() -> u32;
    fn add(a: u64, b: u64) -> u64;
    fn greet(name: &str) -> String;
    fn keep(name: String, bytes: Vec<u8>);
    fn keep_more(first: String, last: String, names: Vec<String>) -> usize;
    fn lent(user: &User, users: &[User], point: &Point) -> usize;
    fn given(user: User, users: Vec<User>, point: Point) -> User;
    fn mixed(lent: &User, given: User, name: &String);
    fn check(user: &User) -> Result<(), rust2go::GoError>;
    fn reload() -> Result<(), rust2go::GoError>;
    fn parse(text: &str) -> Result<u64, rust2go::GoError>;
    fn lookup(name: &str) -> Result<User, rust2go::GoError>;
    fn divide(a: u64, b: u64) -> (u64, u64);
    fn split(text: &str) -> (String, String);
    fn pick(users: &[User]) -> Result<(User, usize), rust2go::GoError>;
    fn bounds(points: &[Point]) -> Result<(Point, Point), rust2go::GoError>;
    fn view(count: usize) -> rust2go::GoRef<Vec<User>>;
    fn try_view(count: usize) -> Result<rust2go::GoRef<Vec<User>>, rust2go::GoError>;
    #[go_pass_struct]
    fn by_value(user: &User, point: Point) -> User;
    fn twelve(
        a: u8, b: u8, c: u16, d: u16, e: u32, f: u32, g: u64, h: u64, i: f32, j: f64, k: bool, l: char,
    ) -> u64;
}

/// Filling has the calls in which Go writes to Rust's memory.
#[rust2go::r2g]
pub trait Filling {
    /// Reads into a buffer.
    fn read(buf: &mut [u8]) -> Result<usize, rust2go::GoError>;
    fn paint(from: &[u8], name: &Path, pixels: &mut [u32], depths: &mut [f32]);
}

/// Async has the calls that Rust awaits.
#[rust2go::r2g]
pub trait Async {
    async fn ping();
    async fn add(a: u64, b: u64) -> u64;
    async fn greet(name: String) -> String;
    #[send]
    async fn lend(data: rust2go::Lend<Vec<u8>>, user: rust2go::Lend<User>) -> usize;
    #[drop_safe]
    async fn find(name: String) -> Result<User, rust2go::GoError>;
    #[drop_safe_ret]
    async fn given(user: User) -> User;
    async fn borrowed(user: &User) -> User;
    async fn check(user: User) -> Result<(), rust2go::GoError>;
    async fn split(text: String) -> (String, u32);
    async fn view() -> Result<rust2go::GoRef<User>, rust2go::GoError>;
}

/// Empty has no calls yet.
#[rust2go::r2g]
pub trait Empty {}
