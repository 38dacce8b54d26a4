//! A monoio program as rust2go 0.x users have it, of edition 2024: a trait in the shared-memory mode (`#[mem]`, `#[shm]`,
//! `queue_size`), which is the one engine now, several traits in a file, a binding by name and path, and a `GoCompiler` of
//! its own. It compiles without a warning.

#![deny(warnings)]

pub mod ring;
