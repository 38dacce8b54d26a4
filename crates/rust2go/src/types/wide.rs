//! Integers of 128 bits: `*big.Int` in Go.

use std::fmt;

use crate::rt::{Malformed, Twin};

/// What Go says of a number.
mod state {
    pub(super) const FINE: u64 = 0;
    pub(super) const NIL: u64 = 1;
    // Others: the number is outside of the type.
}

/// Go's `*big.Int` in a view, where it stands for a `u128` or an `i128`.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct GoInt128 {
    low: u64,
    high: u64,
    state: u64,
}

impl GoInt128 {
    /// A number by its bits, which are those of two's complement.
    fn of(bits: u128) -> GoInt128 {
        // Both halves are meant to be cut off.
        #[allow(clippy::cast_possible_truncation)]
        GoInt128 {
            low: bits as u64,
            high: (bits >> 64) as u64,
            state: state::FINE,
        }
    }

    /// The bits, if Go has sent a number of the type.
    fn bits(self) -> Option<u128> {
        (self.state == state::FINE).then_some(u128::from(self.high) << 64 | u128::from(self.low))
    }

    /// The number of a field that is a `u128` in Rust; `None` for nil, and for a number that is too large or negative.
    #[must_use]
    pub fn get_u128(self) -> Option<u128> {
        self.bits()
    }

    /// The number of a field that is an `i128` in Rust; `None` for nil, and for a number that is too large.
    #[must_use]
    #[allow(clippy::cast_possible_wrap)]
    pub fn get_i128(self) -> Option<i128> {
        self.bits().map(|bits| bits as i128)
    }
}

impl fmt::Debug for GoInt128 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bits() {
            Some(bits) => write!(f, "{bits:#x}"),
            None => f.write_str("None"),
        }
    }
}

// SAFETY: `repr(C)`, integers.
unsafe impl Twin for GoInt128 {
    const POINTERS: bool = false;
}

/// What is wrong with a number that Go has not sent.
fn no_number(twin: GoInt128, name: &str) -> Malformed {
    Malformed::new(match twin.state {
        state::NIL => "a nil *big.Int".to_owned(),
        _ => format!("a *big.Int that is no {name}"),
    })
}

by_value!(u128, GoInt128, "u128", GoInt128::of, |twin: GoInt128| twin
    .get_u128()
    .ok_or_else(|| no_number(twin, "u128")));
by_value!(
    i128,
    GoInt128,
    "i128",
    // In two's complement.
    |n: i128| GoInt128::of(u128::from_ne_bytes(n.to_ne_bytes())),
    |twin: GoInt128| twin.get_i128().ok_or_else(|| no_number(twin, "i128"))
);

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_they_were() {
        for number in [0, 1, u128::from(u64::MAX), 1 << 64, u128::MAX] {
            assert_eq!(GoInt128::of(number).get_u128(), Some(number));
        }
        #[allow(clippy::cast_sign_loss)]
        for number in [0, -1, i128::MIN, i128::MAX] {
            assert_eq!(GoInt128::of(number as u128).get_i128(), Some(number));
        }
    }
}
