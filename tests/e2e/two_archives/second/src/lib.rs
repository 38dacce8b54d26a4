//! The second of two crates that each link a Go archive.

#[rust2go::r2g]
pub trait Second {
    fn second() -> Result<u64, rust2go::GoError>;
    fn plain() -> u64;
}
