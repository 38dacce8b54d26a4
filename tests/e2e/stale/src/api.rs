//! The interface as it is; each trait differs from `older/api.rs` in what its name says.

use rust2go::GoError;

#[derive(rust2go::R2G, Clone)]
pub struct Order {
    pub note: String,
    pub id: u64,
}

#[derive(rust2go::R2G, Clone, Copy)]
pub enum Grade {
    Low,
    Middle,
    High,
}

#[rust2go::r2g]
pub trait Same {
    fn add(a: u64, b: u64) -> u64;
}

#[rust2go::r2g]
pub trait Parameter {
    fn scale(by: u64) -> Result<u64, GoError>;
    fn plain(by: u64) -> u64;
    async fn later(by: u64) -> Result<u64, GoError>;
    async fn plain_later(by: u64) -> u64;
}

#[rust2go::r2g]
pub trait Method {
    fn first() -> Result<(), GoError>;
    fn second() -> Result<(), GoError>;
}

#[rust2go::r2g]
pub trait Field {
    fn order(order: &Order) -> Result<(), GoError>;
}

#[rust2go::r2g]
pub trait Variant {
    fn grade(grade: Grade) -> Result<(), GoError>;
}

#[rust2go::r2g]
pub trait Giving {
    fn take(text: &str) -> Result<(), GoError>;
}

/// In no gen.go.
#[rust2go::r2g]
pub trait Missing {
    fn call() -> Result<u64, GoError>;
    fn plain() -> u64;
    async fn later() -> Result<u64, GoError>;
}
