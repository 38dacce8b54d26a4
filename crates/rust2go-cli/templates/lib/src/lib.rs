//! A library whose work is done in Go.

mod api;

pub use api::{Greeter, GreeterImpl, Person};
