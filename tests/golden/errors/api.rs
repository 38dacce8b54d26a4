//! Errors of the user's own types.

/// Why a user was not found.
#[derive(rust2go::R2G, Clone)]
pub struct NotFound {
    pub name: String,
    pub tries: u32,
}

#[derive(rust2go::R2G, Clone, Copy)]
pub enum Code {
    Busy,
    Gone,
}

#[derive(rust2go::R2G, Clone)]
pub struct Reason(pub String);

#[derive(rust2go::R2G, Clone, Copy)]
pub struct Full;

#[derive(rust2go::R2G, Clone)]
pub enum Failure {
    Closed,
    Missing(NotFound),
    Limit { most: u64 },
}

/// Variants with a text of their own, and with the one of thiserror where that is simple enough.
#[derive(rust2go::R2G, Clone)]
pub enum Told {
    #[go(error = "cannot open {path}: line {line} is at 100%")]
    Open { path: String, line: u32 },
    #[error("{0:?} is no {{name}}")]
    Name(String),
    #[error("at {} of {0}", .0)]
    Complex(u8),
    #[error("closed")]
    Closed,
    Plain(u8),
}

#[derive(rust2go::R2G, Clone)]
#[go(error = "{0}: there is no such \"path\"")]
pub struct Path(pub String);

#[derive(rust2go::R2G, Clone, Copy)]
pub enum State {
    #[go(error = "the file is busy")]
    Busy,
    Gone,
}

#[derive(rust2go::R2G, Clone)]
pub struct User {
    pub name: String,
}

#[rust2go::r2g]
pub trait Users {
    fn find(name: &str) -> Result<User, NotFound>;
    fn age(name: &str) -> Result<u32, Code>;
    fn remove(name: String) -> Result<(), Reason>;
    fn add(name: String) -> Result<Option<User>, Full>;
    async fn both(name: String) -> Result<(User, u32), Failure>;
    fn view() -> Result<rust2go::GoRef<Vec<User>>, Failure>;
    fn open(name: &str) -> Result<User, Told>;
    fn load(name: &str) -> Result<User, Path>;
    fn close(name: &str) -> Result<(), State>;
    fn other() -> Result<User, rust2go::GoError>;
}
