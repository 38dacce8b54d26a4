//! The result of a call: how it is read from the block.

use std::marker::PhantomData;

use super::decode::{Decoder, Malformed};
use super::holder::Held;
use super::mode::Mode;
use super::params::{Block2, Block3, Block4, Block5, Block6, Block7, Block8};
use super::schema::{self, Schema};
use super::traits::{Twin, R2G};
use crate::GoRef;

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

    /// Reads the value; a view takes the holder with it.
    ///
    /// # Safety
    ///
    /// Go has written the twin, and the holder keeps alive what it reaches.
    unsafe fn take(twin: Self::Twin, held: Held) -> Result<Self::Rust, Malformed>;

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

    #[inline]
    unsafe fn take(_: (), _: Held) -> Result<(), Malformed> {
        Ok(())
    }

    fn describe(_: &mut Schema, _: &mut String) {}
}

// SAFETY: the value's own twin.
unsafe impl<M: Mode, T: R2G<M>> Output<M> for One<T> {
    type Rust = T;
    type Twin = T::Twin;

    #[inline]
    unsafe fn take(twin: T::Twin, mut held: Held) -> Result<T, Malformed> {
        let mut decoder = Decoder::default();
        // SAFETY: the caller's promise; `held` lives until the end.
        let value = unsafe { T::decode(&twin, &mut decoder) };
        held.read(decoder.bytes);
        value
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
    unsafe fn take(twin: T::Twin, held: Held) -> Result<GoRef<T, M>, Malformed> {
        // SAFETY: the caller's promise; the view has the holder from here on.
        Ok(unsafe { GoRef::new(twin, held) })
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        text.push_str("view ");
        T::describe(schema, text);
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
            unsafe fn take(twin: Self::Twin, mut held: Held) -> Result<Self::Rust, Malformed> {
                let () = <$block<$($name::Twin),*>>::LAID_OUT_AS_IN_GO;
                let mut decoder = Decoder::default();
                let values = ($(
                    // SAFETY: the caller's promise; `held` lives until the end.
                    unsafe { $name::decode(&twin.$index, &mut decoder) }
                        .map_err(|m| m.within(concat!(".", $index)))?,
                )*);
                held.read(decoder.bytes);
                Ok(values)
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

tuples! {
    Block2: A 0 B 1;
    Block3: A 0 B 1 C 2;
    Block4: A 0 B 1 C 2 D 3;
    Block5: A 0 B 1 C 2 D 3 E 4;
    Block6: A 0 B 1 C 2 D 3 E 4 F 5;
    Block7: A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    Block8: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
}
