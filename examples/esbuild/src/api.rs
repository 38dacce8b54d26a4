//! The interface: what Go's esbuild does for Rust, and what Rust does for it in turn.

use rust2go::GoError;

/// What to bundle, and how.
#[derive(rust2go::R2G, Clone, Debug, Default)]
pub struct Job {
    /// The file to begin with.
    pub entry: String,
    /// Where the result would go; nothing is written.
    pub outdir: String,
    pub minify: bool,
    pub source_map: bool,
    pub platform: Platform,
    /// Whether imports of `rust:…` are asked of [`Modules`].
    pub plugin: bool,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, Default, PartialEq)]
pub enum Platform {
    #[default]
    Browser,
    Node,
}

/// A file that esbuild has made.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Output {
    pub path: String,
    pub contents: Vec<u8>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Message {
    pub text: String,
    pub place: Option<Place>,
}

/// Where in the source: from 1 the line, from 0 the column, in bytes.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Place {
    pub file: String,
    pub line: usize,
    pub column: usize,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Bundle {
    pub outputs: Vec<Output>,
    pub warnings: Vec<Message>,
}

/// Why there is no bundle: each mistake in the sources with its place.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Failed {
    pub errors: Vec<Message>,
}

impl From<GoError> for Failed {
    fn from(error: GoError) -> Failed {
        let text = error.to_string();
        let errors = vec![Message { text, place: None }];
        Failed { errors }
    }
}

/// Implemented in Go, by esbuild.
#[rust2go::r2g]
pub trait Bundler {
    /// Bundles. Dropping the future stops esbuild.
    async fn bundle(job: Job) -> Result<Bundle, Failed>;
}

/// Implemented in Rust: a plugin of esbuild.
#[rust2go::g2r]
pub trait Modules {
    /// The source of the module `rust:<name>`; `None` where there is none.
    fn load(name: &str) -> Option<String>;
}
