//! The result of a call: how it is read from the block.

use std::marker::PhantomData;

use super::decode::{Decoder, Malformed};
use super::ffi::status;
use super::holder::Held;
use super::mode::Mode;
use super::params::{several_results, Block2, Block3, Block4, Block5, Block6, Block7, Block8};
use super::schema::{self, Schema};
use super::traits::{Twin, R2G};
use crate::{GoError, GoRef};

/// What a call gives.
///
/// # Safety
///
/// `Twin` has the layout of Go's result.
pub unsafe trait Output<M: Mode> {
    /// The value in Rust.
    type Rust;
    /// Its twin in the block.
    type Twin: Twin;
    /// Whether the value keeps the holder.
    const VIEW: bool = false;
    /// Whether there is no value at all, so that Go has no field for it.
    const ABSENT: bool = false;

    /// Whether Go has written the twin when the call ended with this status.
    #[inline]
    fn reads(status: u32) -> bool {
        status == status::DONE
    }

    /// Reads the value; a view takes the holder with it.
    ///
    /// # Safety
    ///
    /// Go has written the twin, with this status, which [`reads`](Self::reads) it; the holder keeps alive what it
    /// reaches.
    unsafe fn take(twin: Self::Twin, status: u32, held: Held) -> Result<Self::Rust, Malformed>;

    /// Writes it as the schema writes a result.
    fn describe(schema: &mut Schema, text: &mut String);
}

/// No result.
#[derive(Debug)]
pub struct Nothing;

/// One owned value.
#[derive(Debug)]
pub struct One<T>(PhantomData<T>);

/// Several owned values.
#[derive(Debug)]
pub struct Tuple<T>(PhantomData<T>);

/// A view of Go's memory.
#[derive(Debug)]
pub struct View<T>(PhantomData<T>);

// SAFETY: no bytes.
unsafe impl<M: Mode> Output<M> for Nothing {
    type Rust = ();
    type Twin = ();
    const ABSENT: bool = true;

    #[inline]
    unsafe fn take(_: (), _: u32, _: Held) -> Result<(), Malformed> {
        Ok(())
    }

    fn describe(_: &mut Schema, _: &mut String) {}
}

// SAFETY: the value's own twin.
unsafe impl<M: Mode, T: R2G<M>> Output<M> for One<T> {
    type Rust = T;
    type Twin = T::Twin;

    #[inline]
    unsafe fn take(twin: T::Twin, _: u32, mut held: Held) -> Result<T, Malformed> {
        let mut decoder = Decoder::default();
        // SAFETY: the caller's promise; `held` lives until the end.
        let value = unsafe { T::decode(&twin, &mut decoder) };
        held.after(&decoder, value)
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        T::describe(schema, text);
    }
}

// SAFETY: the value's own twin, which the view keeps together with the holder.
unsafe impl<M: Mode, T: R2G<M>> Output<M> for View<T> {
    type Rust = GoRef<T, M>;
    type Twin = T::Twin;
    const VIEW: bool = true;

    #[inline]
    unsafe fn take(twin: T::Twin, _: u32, held: Held) -> Result<GoRef<T, M>, Malformed> {
        // SAFETY: the caller's promise; the view has the holder from here on.
        Ok(unsafe { GoRef::new(twin, held) })
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        text.push_str("view ");
        T::describe(schema, text);
    }
}

/// `Result<_, E>`: the values of `O`, or an error of the user's own type.
#[derive(Debug)]
pub struct Typed<O, E>(PhantomData<(O, E)>);

/// The block's result where the method has an error type: Go writes all of it, and one of the two means something.
#[repr(C)]
#[derive(Debug)]
pub struct Either<E, V> {
    pub(super) error: E,
    pub(super) value: V,
}

// SAFETY: `repr(C)`, and both twins are Go's.
unsafe impl<E: Twin, V: Twin> Twin for Either<E, V> {
    const POINTERS: bool = E::POINTERS || V::POINTERS;
}

impl<O, E> Typed<O, E> {
    /// Evaluated where the result is read: Go adds a byte after a last field of size zero.
    pub(super) const fn laid_out_as_in_go<M: Mode>()
    where
        O: Output<M>,
        E: R2G<M>,
    {
        assert!(
            O::ABSENT
                || std::mem::size_of::<O::Twin>() != 0
                || std::mem::size_of::<<E as crate::rt::ToGo<M>>::Twin>() == 0,
            "rust2go: the value of a `Result` must not have size zero, because Go pads it: write `Result<(), E>`"
        );
    }
}

// SAFETY: `repr(C)` puts the error and the value where Go puts the fields of a struct.
unsafe impl<M: Mode, O: Output<M>, E: R2G<M>> Output<M> for Typed<O, E> {
    type Rust = Result<O::Rust, E>;
    type Twin = Either<E::Twin, O::Twin>;
    const VIEW: bool = O::VIEW;

    #[inline]
    fn reads(status: u32) -> bool {
        status == status::DONE || status == status::TYPED
    }

    #[inline]
    unsafe fn take(twin: Self::Twin, status: u32, mut held: Held) -> Result<Self::Rust, Malformed> {
        Self::laid_out_as_in_go::<M>();
        if status == status::TYPED {
            let mut decoder = Decoder::default();
            // SAFETY: the caller's promise; `held` lives until the end.
            let error = unsafe { E::decode(&twin.error, &mut decoder) };
            return held
                .after(&decoder, error)
                .map(Err)
                .map_err(|malformed| malformed.within(".error"));
        }
        // SAFETY: the caller's promise.
        unsafe { O::take(twin.value, status, held) }.map(Ok)
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        O::describe(schema, text);
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str("error ");
        E::describe(schema, text);
    }
}

/// What a method with an error type of the user's gives when the call itself failed.
pub trait Settle {
    /// The error in the user's type.
    fn failed(error: GoError) -> Self;
}

impl<T, E: From<GoError>> Settle for Result<T, E> {
    fn failed(error: GoError) -> Self {
        Err(E::from(error))
    }
}

macro_rules! tuples {
    ($($block:ident: $($name:ident $index:tt)*;)*) => {$(
        // SAFETY: `repr(C)`, and each twin Go's.
        unsafe impl<$($name: Twin),*> Twin for $block<$($name),*> {
            const POINTERS: bool = $($name::POINTERS)||*;
        }

        // SAFETY: `repr(C)` puts the twins where Go puts the fields of a struct.
        unsafe impl<M: Mode, $($name: R2G<M>),*> Output<M> for Tuple<($($name,)*)> {
            type Rust = ($($name,)*);
            type Twin = $block<$($name::Twin),*>;

            #[inline]
            unsafe fn take(twin: Self::Twin, _: u32, mut held: Held) -> Result<Self::Rust, Malformed> {
                let () = <$block<$($name::Twin),*>>::LAID_OUT_AS_IN_GO;
                let mut decoder = Decoder::default();
                let mut decode = || {
                    Ok(($(
                        // SAFETY: the caller's promise; `held` lives until the end.
                        unsafe { $name::decode(&twin.$index, &mut decoder) }
                            .map_err(|m| m.within(concat!(".", $index)))?,
                    )*))
                };
                let values = decode();
                held.after(&decoder, values)
            }

            fn describe(schema: &mut Schema, text: &mut String) {
                let start = text.len();
                $(
                    schema::separate(text, start);
                    $name::describe(schema, text);
                )*
            }
        }
    )*};
}

several_results!(tuples);
