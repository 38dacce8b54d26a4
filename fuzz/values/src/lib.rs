//! Random numbers, the same ones on every machine; and what the programs of `./dev fuzz types` are made of: random values of
//! all types that cross, their comparison, and the calls.

mod random;

#[cfg(feature = "types")]
mod containers;
#[cfg(feature = "types")]
mod library;
#[cfg(feature = "types")]
mod numbers;
#[cfg(feature = "types")]
mod report;
#[cfg(feature = "types")]
mod texts;
#[cfg(feature = "types")]
mod value;
#[cfg(feature = "types")]
mod wait;

pub use random::Random;
#[cfg(feature = "types")]
pub use report::Report;
#[cfg(feature = "types")]
pub use value::{Maker, Value};
#[cfg(feature = "types")]
pub use wait::pause;
