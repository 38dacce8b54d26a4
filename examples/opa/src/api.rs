//! The interface: what Go's Open Policy Agent does for Rust, and the functions that its policies call in Rust.

use std::collections::BTreeMap;

use rust2go::GoError;
use serde_json::Value;

/// A file of policies, in Rego.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Module {
    pub file: String,
    pub text: String,
}

/// A document to judge, in YAML or JSON.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Document {
    pub file: String,
    /// The line of the file that it begins with, from 1 on.
    pub line: u32,
    pub text: String,
}

/// Where in a file: from 1 on. Columns are counted in bytes in Rego and in characters in YAML; 0 where only the row is known.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Place {
    pub file: String,
    pub row: u32,
    pub column: u32,
}

/// What a policy has against a document.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Violation {
    pub rule: String,
    pub severity: Severity,
    pub message: String,
    /// Of what the policy points at, in the document's file.
    pub place: Place,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
pub enum Severity {
    Warning,
    Error,
}

/// A mistake in a policy or in a document.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Mistake {
    /// What kind it is, in OPA's words: `rego_parse_error`, `rego_type_error`, `eval_builtin_error`.
    pub code: String,
    pub text: String,
    /// What OPA shows below it: the line of the source, or the types.
    pub details: Vec<String>,
    pub place: Option<Place>,
}

/// Why there is no verdict.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum PolicyError {
    /// The policies do not parse, or do not compile: all that OPA has found, which goes through them in stages and ends with the first that fails.
    Rejected { mistakes: Vec<Mistake> },
    /// The document is neither YAML nor JSON.
    Unreadable { mistake: Mistake },
    /// The evaluation has failed, in a function of Rust's for example.
    Failed { mistake: Mistake },
    /// What the query gives is no set of violations.
    Shape { text: String },
    /// The evaluation was stopped: its deadline has passed.
    Stopped,
    /// Whatever else can go wrong in a call.
    Call { text: String },
}

/// A function of Rust's that policies call by its name. Rego checks the types of its arguments when it compiles.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Builtin {
    pub name: String,
    pub takes: Vec<Kind>,
    pub gives: Kind,
    pub function: FunctionImpl,
}

/// A type of Rego's.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Any,
    Bool,
    Number,
    Text,
    Array,
    Object,
}

/// Implemented in Rust, for closures.
#[rust2go::g2r]
pub trait Function {
    /// `None` is undefined in Rego. An error, or a panic, ends the evaluation.
    fn call(&self, arguments: Vec<Value>) -> Result<Option<Value>, GoError>;
}

/// Implemented in Go, by OPA.
#[rust2go::r2g]
pub trait Opa {
    /// Compiles policies, once for all documents. The query is what gives the violations, `data.kubernetes.violation` for example;
    /// the data are what the policies see of `data` beside themselves.
    fn prepare(
        modules: Vec<Module>,
        query: String,
        data: BTreeMap<String, Value>,
        builtins: Vec<Builtin>,
    ) -> Result<PolicyImpl, PolicyError>;
}

/// Policies that are compiled: an object of Go's. Any thread may use it, and several at once.
#[rust2go::r2g]
pub trait Policy {
    /// What the policies have against a document.
    fn check(&self, document: &Document) -> Result<Vec<Violation>, PolicyError>;
    /// The same. Dropping the future stops the evaluation.
    async fn check_later(&self, document: Document) -> Result<Vec<Violation>, PolicyError>;
}

impl From<GoError> for PolicyError {
    fn from(error: GoError) -> Self {
        PolicyError::Call {
            text: error.to_string(),
        }
    }
}
