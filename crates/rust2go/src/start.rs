//! Beginning without a call.

use crate::{rt, GoError};

/// Tells Go how to call Rust, which the first call from Rust to Go does too.
///
/// Needed only where Go is to call Rust before Rust has called Go: from a goroutine that an `init` function of the Go package has
/// started, say.
///
/// A Go program that `rust2go build-rust` has put Rust into knows it from the beginning.
///
/// # Errors
///
/// The Go archive in the program is of another version of this crate.
#[inline]
pub fn start() -> Result<(), GoError> {
    rt::hand_over("", "").map(|_| ())
}
