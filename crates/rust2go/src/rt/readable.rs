//! What a method that Go calls gets for `&T`: Go's memory itself where that is possible, else a value of its own.

use std::ffi::{OsStr, OsString};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use super::decode::{Decoder, Malformed};
use super::mode::Mode;
use super::traits::{ToGo, R2G};
use crate::types::GoStr;

/// The `T` of a parameter `&T`.
pub trait Readable<M: Mode>: ToGo<M> {
    /// What is borrowed for the method.
    type Held<'a>: Deref<Target = Self>
    where
        Self: 'a;

    /// Reads a value of Go's.
    ///
    /// # Safety
    ///
    /// All that the twin reaches is alive for `'a`, and is not written to meanwhile.
    unsafe fn read<'a>(twin: &'a Self::Twin, decoder: &mut Decoder) -> Result<Self::Held<'a>, Malformed>
    where
        Self: 'a;
}

/// A value that was made for the call.
#[derive(Debug)]
pub struct Own<T>(T);

impl<T> Deref for Own<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<M: Mode, T: R2G<M>> Readable<M> for T {
    type Held<'a>
        = Own<T>
    where
        T: 'a;

    #[inline]
    unsafe fn read<'a>(twin: &'a T::Twin, decoder: &mut Decoder) -> Result<Own<T>, Malformed>
    where
        T: 'a,
    {
        // SAFETY: the caller's promise.
        unsafe { T::decode(twin, decoder) }.map(Own)
    }
}

impl<M: Mode> Readable<M> for str {
    type Held<'a> = &'a str;

    #[inline]
    unsafe fn read<'a>(twin: &'a GoStr, _: &mut Decoder) -> Result<&'a str, Malformed>
    where
        str: 'a,
    {
        twin.to_str().map_err(Malformed::not_utf8)
    }
}

/// A list that is Go's, or was made for the call.
#[derive(Debug)]
pub enum List<'a, T> {
    /// It lies in Go as in Rust.
    Go(&'a [T]),
    /// It does not.
    Own(Vec<T>),
}

impl<T> Deref for List<'_, T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            List::Go(list) => list,
            List::Own(list) => list,
        }
    }
}

impl<M: Mode, T: R2G<M>> Readable<M> for [T] {
    type Held<'a>
        = List<'a, T>
    where
        T: 'a;

    #[inline]
    unsafe fn read<'a>(twin: &'a Self::Twin, decoder: &mut Decoder) -> Result<List<'a, T>, Malformed>
    where
        T: 'a,
    {
        if T::PLAIN {
            // SAFETY: a plain twin has the layout and the bytes of the value, and is one whatever they are.
            return Ok(List::Go(unsafe {
                std::slice::from_raw_parts(twin.as_ptr().cast(), twin.len())
            }));
        }
        // SAFETY: the caller's promise.
        unsafe { <Vec<T> as R2G<M>>::decode(twin, decoder) }.map(List::Own)
    }
}

/// A text of the operating system, which on Unix is Go's own bytes.
#[cfg(unix)]
fn os_str(twin: &GoStr) -> Result<&OsStr, Malformed> {
    Ok(std::os::unix::ffi::OsStrExt::from_bytes(twin.as_bytes()))
}

/// Elsewhere it is Unicode.
#[cfg(not(unix))]
fn os_str(twin: &GoStr) -> Result<&OsStr, Malformed> {
    twin.to_str().map(OsStr::new).map_err(Malformed::not_utf8)
}

impl<M: Mode> Readable<M> for OsStr {
    type Held<'a> = &'a OsStr;

    #[inline]
    unsafe fn read<'a>(twin: &'a GoStr, _: &mut Decoder) -> Result<&'a OsStr, Malformed>
    where
        OsStr: 'a,
    {
        os_str(twin)
    }
}

impl<M: Mode> Readable<M> for Path {
    type Held<'a> = &'a Path;

    #[inline]
    unsafe fn read<'a>(twin: &'a GoStr, _: &mut Decoder) -> Result<&'a Path, Malformed>
    where
        Path: 'a,
    {
        os_str(twin).map(Path::new)
    }
}

/// The `T` of a parameter `&T` of an async method: its future has a value of its own, for Go's memory is Rust's only until the call
/// returns, and the future may run longer.
pub trait Owned<M: Mode>: ToGo<M> {
    /// What the future owns.
    type Value: Deref<Target = Self> + Send + 'static;

    /// Reads a value of Go's.
    ///
    /// # Safety
    ///
    /// All that the twin reaches is alive, and is not written to meanwhile.
    unsafe fn own(twin: &Self::Twin, decoder: &mut Decoder) -> Result<Self::Value, Malformed>;
}

impl<M: Mode, T: R2G<M> + Send + 'static> Owned<M> for T {
    type Value = Own<T>;

    unsafe fn own(twin: &T::Twin, decoder: &mut Decoder) -> Result<Own<T>, Malformed> {
        // SAFETY: the caller's promise.
        unsafe { T::decode(twin, decoder) }.map(Own)
    }
}

impl<M: Mode, T: R2G<M> + Send + 'static> Owned<M> for [T] {
    type Value = Vec<T>;

    unsafe fn own(twin: &Self::Twin, decoder: &mut Decoder) -> Result<Vec<T>, Malformed> {
        // SAFETY: the caller's promise.
        unsafe { <Vec<T> as R2G<M>>::decode(twin, decoder) }
    }
}

macro_rules! texts {
    ($($borrowed:ty => $owned:ty;)*) => {$(
        impl<M: Mode> Owned<M> for $borrowed {
            type Value = $owned;

            unsafe fn own(twin: &GoStr, decoder: &mut Decoder) -> Result<$owned, Malformed> {
                // SAFETY: the caller's promise.
                unsafe { <$owned as R2G<M>>::decode(twin, decoder) }
            }
        }
    )*};
}

texts! {
    str => String;
    OsStr => OsString;
    Path => PathBuf;
}
