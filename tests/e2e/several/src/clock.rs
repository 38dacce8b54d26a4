//! An interface file with a Go file of its own in package main.

#[rust2go::r2g]
pub trait Clock {
    fn tick(from: u64) -> u64;
}
