//! Views under verbatim names, which rust2go 0.x did not have: the macro says their mode.

use rust2go::{GoError, GoRef};

/// An entry, with an option, whose twin is another one under these names.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Entry {
    /// It may be missing.
    pub account: Option<String>,
}

/// A view in each of its places.
#[rust2go::r2g(naming = verbatim)]
pub trait Views {
    /// By itself.
    fn view(entries: &[Entry]) -> GoRef<Vec<Entry>>;
    /// In a result.
    fn fallible(entries: &[Entry]) -> Result<GoRef<Vec<Entry>>, GoError>;
    /// Of an async method.
    #[drop_safe]
    async fn later(entries: Vec<Entry>) -> GoRef<Vec<Entry>>;
}
