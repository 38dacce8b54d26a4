//! The interface: what Go does for this program.

use rust2go::{GoError, GoRef, Lend};

/// What became of a file.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Formatted {
    /// The text in gofmt's form; `None` where the file has it already, or does not parse.
    pub text: Option<Vec<u8>>,
    /// Why it does not parse; empty where it does.
    pub errors: Vec<SyntaxError>,
}

/// Something that is not Go.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct SyntaxError {
    /// The line, from 1 on.
    pub line: usize,
    /// The column in bytes, from 1 on.
    pub column: usize,
    /// What the parser says.
    pub message: String,
}

/// Go's own parser and formatter.
#[rust2go::r2g]
pub trait Gofmt {
    /// Formats a source file. The parser reads it where Rust keeps it (`Lend`), Rust reads the result where Go made it
    /// (`GoRef`), and the caller gets the source back (`drop_safe_ret`): no text is copied on the way.
    #[drop_safe_ret]
    async fn format(source: Lend<Vec<u8>>) -> Result<GoRef<Formatted>, GoError>;
}
