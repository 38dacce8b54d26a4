//! The interface as it was when gen.go was generated.

#[derive(rust2go::R2G, Clone)]
pub struct Order {
    pub id: u64,
    pub note: String,
}

#[derive(rust2go::R2G, Clone, Copy)]
pub enum Grade {
    Low,
    High,
}

#[rust2go::r2g]
pub trait Same {
    fn add(a: u64, b: u64) -> u64;
}

#[rust2go::r2g]
pub trait Parameter {
    fn scale(by: u32) -> Result<u64, rust2go::GoError>;
    fn plain(by: u32) -> u64;
    async fn later(by: u32) -> Result<u64, rust2go::GoError>;
}

#[rust2go::r2g]
pub trait Method {
    fn first() -> Result<(), rust2go::GoError>;
}

#[rust2go::r2g]
pub trait Field {
    fn order(order: &Order) -> Result<(), rust2go::GoError>;
}

#[rust2go::r2g]
pub trait Variant {
    fn grade(grade: Grade) -> Result<(), rust2go::GoError>;
}

#[rust2go::r2g]
pub trait Giving {
    fn take(text: String) -> Result<(), rust2go::GoError>;
}
