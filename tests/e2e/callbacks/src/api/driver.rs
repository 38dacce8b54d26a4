//! What the tests call in Go.

use rust2go::GoError;

/// Driver calls Rust, and says what was wrong.
#[rust2go::r2g]
pub trait Driver {
    /// Echoes of random values of all types.
    fn echoes(seed: i64, rounds: u32) -> Result<(), GoError>;
    fn echoes_of_many(seed: i64, goroutines: u32, rounds: u32) -> Result<(), GoError>;
    fn tries() -> Result<(), GoError>;
    fn panics() -> Vec<String>;
    fn refused() -> Vec<String>;
    /// What a call in Go's `init` panicked with.
    fn before_rust() -> String;
    fn counted(rounds: u32) -> Result<(), GoError>;
    fn in_place() -> Result<(), GoError>;
    fn down(depth: u32, text: String) -> String;
    fn try_down(depth: u32) -> Result<u32, GoError>;
    fn panic_down(depth: u32) -> u32;
    async fn down_later(depth: u32, text: String) -> String;
    /// The 26 of Go 1.26.
    fn go_minor() -> u32;
    fn with_body(number: u8) -> u8;
    /// Nanoseconds for a call of Rust, and of an empty C function.
    fn speed(calls: u32) -> (f64, f64);
}
