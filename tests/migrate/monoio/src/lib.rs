//! Calls through shared memory, on monoio.

pub mod ring;
