//! The two ways in which an interface can look to Go, as far as they differ in memory.

use super::traits::Twin;
use crate::types::{GoPtr, GoSlice};

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Idiomatic {}
    impl Sealed for super::Verbatim {}
}

/// How an interface looks to Go. Only `Option` differs in memory between the modes.
pub trait Mode: sealed::Sealed + Sized + 'static {
    /// The twin of an `Option` whose value has twin `T`.
    type Option<T: Twin>: OptionTwin<T>;
    /// How the schema writes an `Option`.
    const OPTION: char;
}

/// Go's own conventions: `Option<T>` is `*T`.
#[derive(Debug, Clone, Copy)]
pub enum Idiomatic {}

/// The shape of rust2go 0.x: `Option<T>` is a slice of length 0 or 1.
#[derive(Debug, Clone, Copy)]
pub enum Verbatim {}

impl Mode for Idiomatic {
    type Option<T: Twin> = GoPtr<T>;
    const OPTION: char = '*';
}

impl Mode for Verbatim {
    type Option<T: Twin> = GoSlice<T>;
    const OPTION: char = '?';
}

/// The twin of an `Option`: a nil pointer or an empty slice, or one value.
pub trait OptionTwin<T: Twin>: Twin {
    /// `None`
    fn none() -> Self;
    /// `Some`, the value standing at this address.
    fn some(value: *const T) -> Self;
    /// The value.
    fn get(&self) -> Option<&T>;
}

impl<T: Twin> OptionTwin<T> for GoPtr<T> {
    fn none() -> Self {
        GoPtr::nil()
    }

    fn some(value: *const T) -> Self {
        GoPtr::new(value)
    }

    fn get(&self) -> Option<&T> {
        self.as_ref()
    }
}

impl<T: Twin> OptionTwin<T> for GoSlice<T> {
    fn none() -> Self {
        GoSlice::empty()
    }

    fn some(value: *const T) -> Self {
        GoSlice::new(value, 1)
    }

    fn get(&self) -> Option<&T> {
        self.first()
    }
}
