//! The interface: rules in Go, for requests that a server in Rust has answered.

use rust2go::{BoxStream, GoError};
use serde::{Deserialize, Serialize};

/// A request that the server has answered.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    pub client: String,
    pub method: String,
    pub path: String,
    pub status: u16,
    pub bytes: u64,
    pub millis: u32,
}

/// A rule: an alert is raised for each request of which the expression is true.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Rule {
    pub name: String,
    /// Of a request, its fields in small letters, and `reputation(client)`: `status == 404 && reputation(client) < 20`.
    pub when: String,
}

/// What a rule has found.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alert {
    pub rule: String,
    pub request: Request,
}

/// A rule that is wrong, and where.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
#[go(error = "{rule}:{line}:{column}: {message}")]
pub struct RuleError {
    pub rule: String,
    /// From 1 on; 0 where the rule failed while it ran.
    pub line: u32,
    pub column: u32,
    pub message: String,
}

/// Engine compiles rules.
#[rust2go::r2g]
pub trait Engine {
    /// Compile gives the rules as one object. They ask the closure what is known of a client.
    fn compile(
        rules: &[Rule],
        reputation: Box<dyn Fn(&str) -> i64 + Send + Sync>,
    ) -> Result<RuleSetImpl, RuleError>;
}

/// RuleSet is rules that are compiled.
#[rust2go::r2g]
pub trait RuleSet {
    /// Watch tries all rules on each request, and gives what they find as it comes.
    fn watch(&self, requests: BoxStream<Request>) -> BoxStream<Result<Alert, RuleError>>;
}

impl From<GoError> for RuleError {
    fn from(error: GoError) -> Self {
        RuleError {
            rule: String::new(),
            line: 0,
            column: 0,
            message: error.to_string(),
        }
    }
}

impl std::fmt::Display for RuleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let RuleError {
            rule,
            line,
            column,
            message,
        } = self;
        write!(f, "rule {rule}, {line}:{column}: {message}")
    }
}
