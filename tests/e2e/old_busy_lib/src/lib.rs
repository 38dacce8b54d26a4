//! An interface in the middle of a busy `lib.rs`, as rust2go 0.x users have it: private traits and structs among generic
//! types, enums with data and impls that have nothing to do with Go, derives under `cfg_attr`, and a second definition
//! of the same module under the opposite `cfg`. Only what is marked is judged. It compiles without a warning, with
//! `--features pure-rust` and `--cfg docsrs` too.

#![deny(warnings)]

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::future::Future;

mod text;

use remote::Remote as _;

mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!();
}

/// Has no meaning to Go, and does not have to.
#[derive(Debug, Default)]
pub struct Cache<K, V, const N: usize = 8> {
    entries: HashMap<K, V>,
}

impl<K: std::hash::Hash + Eq, V: Clone, const N: usize> Cache<K, V, N> {
    /// The value, made where it is not there.
    pub fn get_or<F: FnOnce() -> V>(&mut self, key: K, make: F) -> V {
        if self.entries.len() >= N {
            self.entries.clear();
        }
        self.entries.entry(key).or_insert_with(make).clone()
    }
}

/// An enum with data, a lifetime and a reference: none of Go's business.
#[derive(Debug, Clone, PartialEq)]
pub enum Event<'a> {
    Started,
    Moved { from: Cow<'a, str>, to: Option<&'a str> },
    Failed(Failure),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the engine failed: {}", self.0)
    }
}

impl std::error::Error for Failure {}

/// What an engine is to the rest of this crate.
pub trait Machine<S> {
    type Answer;
    fn drive(&mut self, state: S) -> Self::Answer;
}

type Amount = u64;
type Rows = Vec<Row>;

#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "pure-rust"), derive(rust2go::R2G))]
#[repr(C)]
struct Row {
    kind: u8,
    amount: Amount,
    label: String,
}

#[cfg_attr(not(any(feature = "pure-rust", docsrs)), derive(rust2go::R2G))]
#[derive(Clone, Debug, PartialEq)]
struct Program {
    rows: Rows,
    limit: Option<Amount>,
}

#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "pure-rust"), derive(rust2go::R2G))]
struct Outcome {
    sum: Amount,
    err: Option<String>,
}

#[cfg(not(any(feature = "pure-rust", docsrs)))]
#[rust2go::r2g]
trait Engine {
    fn run(program: &Program) -> Outcome;
    fn version() -> String;
    fn ping();
    fn step(state: Vec<u8>, amount: Amount) -> Vec<u8>;
}

/// The trait of the same name for builds without Go.
#[cfg(any(feature = "pure-rust", docsrs))]
trait Engine {
    fn run(program: &Program) -> Outcome;
    fn version() -> String;
    fn ping();
    fn step(state: Vec<u8>, amount: Amount) -> Vec<u8>;
}

#[cfg(any(feature = "pure-rust", docsrs))]
struct EngineImpl;

#[cfg(any(feature = "pure-rust", docsrs))]
impl Engine for EngineImpl {
    fn run(program: &Program) -> Outcome {
        let sum = program.rows.iter().map(|row| row.amount).sum();
        Outcome { sum, err: None }
    }

    fn version() -> String {
        "rust".into()
    }

    fn ping() {}

    fn step(mut state: Vec<u8>, amount: Amount) -> Vec<u8> {
        state.push(amount as u8);
        state
    }
}

#[cfg(not(any(feature = "pure-rust", docsrs)))]
mod remote {
    use super::Amount;

    #[derive(rust2go::R2G, Clone)]
    pub(crate) struct Ticket {
        pub(crate) number: Amount,
        pub(crate) path: Vec<String>,
    }

    #[rust2go::r2g]
    pub(crate) trait Remote {
        #[drop_safe]
        async fn fetch(ticket: Ticket) -> Vec<String>;
    }
}

#[cfg(any(feature = "pure-rust", docsrs))]
mod remote {
    use super::Amount;

    pub(crate) struct Ticket {
        pub(crate) number: Amount,
        pub(crate) path: Vec<String>,
    }

    pub(crate) trait Remote {
        fn fetch(ticket: Ticket) -> impl std::future::Future<Output = Vec<String>> + 'static;
    }

    pub(crate) struct RemoteImpl;

    impl Remote for RemoteImpl {
        async fn fetch(mut ticket: Ticket) -> Vec<String> {
            ticket.path.push(ticket.number.to_string());
            ticket.path
        }
    }
}

/// The engine that is behind `EngineImpl`.
#[derive(Debug, Default)]
pub struct Driver {
    steps: Vec<u8>,
    versions: Cache<&'static str, String>,
}

impl Machine<&[Amount]> for Driver {
    type Answer = Result<Amount, Failure>;

    fn drive(&mut self, state: &[Amount]) -> Self::Answer {
        let row = |(n, amount): (usize, &Amount)| Row {
            kind: n as u8,
            amount: *amount,
            label: text::label(n),
        };
        let program = Program {
            rows: state.iter().enumerate().map(row).collect(),
            limit: Some(1_000),
        };
        EngineImpl::ping();
        let outcome = EngineImpl::run(&program);
        self.steps = EngineImpl::step(std::mem::take(&mut self.steps), outcome.sum);
        match outcome.err {
            Some(text) => Err(Failure(text)),
            None => Ok(outcome.sum),
        }
    }
}

impl Driver {
    /// The version, asked for once.
    pub fn version(&mut self) -> String {
        self.versions.get_or("engine", EngineImpl::version)
    }

    /// How far it has come.
    pub fn steps(&self) -> &[u8] {
        &self.steps
    }

    /// Fetches from afar, on whatever executor there is.
    pub fn fetch(number: Amount, path: &[&str]) -> impl Future<Output = Vec<String>> + 'static {
        remote::RemoteImpl::fetch(remote::Ticket {
            number,
            path: path.iter().map(|part| part.to_string()).collect(),
        })
    }
}

/// A macro of the crate's own.
#[macro_export]
macro_rules! moved {
    ($from:expr => $to:expr) => {
        $crate::Event::Moved {
            from: $from.into(),
            to: Some($to),
        }
    };
}
