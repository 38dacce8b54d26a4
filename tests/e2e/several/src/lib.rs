//! Several traits in a file, several interface files in a crate (of edition 2024), two Go files of package main and one of
//! another package: one archive for them all.

#![deny(warnings)]

pub mod clock;
pub mod greeting;
pub mod people;
pub mod store;
