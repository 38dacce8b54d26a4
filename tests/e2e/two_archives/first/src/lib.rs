//! The first of two crates that each link a Go archive.

#[rust2go::r2g]
pub trait First {
    fn first() -> Result<u64, rust2go::GoError>;
    fn plain() -> u64;
}
