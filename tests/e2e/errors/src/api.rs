//! The interface.

use rust2go::{GoError, GoRef};

// ANCHOR: not_found
/// A struct, with more than text in it.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
#[go(error = "{name} is not there")]
pub struct NotFound {
    pub name: String,
    pub tries: Vec<u32>,
    /// What Go said, where the error is none of this type.
    pub other: Option<String>,
}

impl From<GoError> for NotFound {
    fn from(error: GoError) -> NotFound {
        NotFound {
            name: String::new(),
            tries: vec![],
            other: Some(error.to_string()),
        }
    }
}

// ANCHOR_END: not_found
/// An enum without data.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
pub enum Code {
    Busy = 3,
    Gone = 7,
    Other = 0,
}

impl From<GoError> for Code {
    fn from(_: GoError) -> Code {
        Code::Other
    }
}

/// An enum with data, one variant of which is whatever else can go wrong.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Failure {
    Closed,
    Missing(NotFound),
    Limit { most: u64 },
    Go(String),
}

impl From<GoError> for Failure {
    fn from(error: GoError) -> Failure {
        Failure::Go(error.to_string())
    }
}

/// A struct around a text.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Reason(pub String);

impl From<GoError> for Reason {
    fn from(error: GoError) -> Reason {
        Reason(format!("go: {error}"))
    }
}

#[rust2go::r2g]
pub trait Errors {
    /// `how` says what the handler does: see `impl.go`.
    fn find(how: &str) -> Result<String, NotFound>;
    fn code(how: &str) -> Result<u64, Code>;
    fn nothing(how: &str) -> Result<(), Reason>;
    fn option(how: &str) -> Result<Option<String>, NotFound>;
    fn several(how: &str) -> Result<(u8, String, Code), Failure>;
    fn view(how: &str) -> Result<GoRef<Vec<String>>, Failure>;
    async fn later(how: String) -> Result<String, Failure>;
    #[drop_safe_ret]
    async fn gives_back(how: String) -> Result<u8, Reason>;
    fn chain(how: &str) -> Result<u8, GoError>;
}
