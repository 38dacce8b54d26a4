//! Random numbers, the same ones on every machine.

mod random;

pub use random::Random;
