//! What a method that Go calls returns: how it gets into the block.

use std::ptr::addr_of_mut;

use super::encode::{Buffer, Size};
use super::ffi::status;
use super::mode::Mode;
use super::output::{Either, Nothing, One, Output, Tuple, Typed};
use super::params::{several_results, Block2, Block3, Block4, Block5, Block6, Block7, Block8};
use super::traits::{Twin, R2G};
use crate::GoError;

/// What a method that Go calls returns.
///
/// # Safety
///
/// `Twin` has the layout of Go's result. `put` gives a twin that is right for as long as the value is borrowed and the
/// buffer lives; it takes from the buffer no more than `measure` has counted. Where that is nothing, nor any leaf, the twin
/// reaches no memory of Rust's.
pub unsafe trait Reply<M: Mode> {
    /// The value in Rust.
    type Rust;
    /// Its twin in the block.
    type Twin: Twin;

    /// The error that takes the place of a value.
    #[inline]
    fn failure(_: &Self::Rust) -> Option<&GoError> {
        None
    }

    /// Counts what [`put`](Self::put) will need.
    fn measure(value: &Self::Rust, size: &mut Size);

    /// Writes the twin, and gives the status that says what it is. Parts that have no value stay as Go has made them.
    ///
    /// # Safety
    ///
    /// `out` can be written to. The buffer has the room that `measure` counted. The twin is used only while the value is borrowed
    /// and the buffer lives.
    unsafe fn put(value: &Self::Rust, buffer: &mut Buffer, out: *mut Self::Twin) -> u32;
}

// SAFETY: no bytes.
unsafe impl<M: Mode> Reply<M> for Nothing {
    type Rust = ();
    type Twin = ();

    #[inline]
    fn measure(_: &(), _: &mut Size) {}

    #[inline]
    unsafe fn put(_: &(), _: &mut Buffer, _: *mut ()) -> u32 {
        status::DONE
    }
}

// SAFETY: the value's own twin.
unsafe impl<M: Mode, T: R2G<M>> Reply<M> for One<T> {
    type Rust = T;
    type Twin = T::Twin;

    #[inline]
    fn measure(value: &T, size: &mut Size) {
        value.measure(size);
    }

    #[inline]
    unsafe fn put(value: &T, buffer: &mut Buffer, out: *mut T::Twin) -> u32 {
        // SAFETY: the caller's promise.
        unsafe { out.write(value.encode(buffer)) };
        status::DONE
    }
}

/// `Result<_, GoError>`: the values of `O`, or a text.
#[derive(Debug)]
pub struct Fails<O>(std::marker::PhantomData<O>);

// SAFETY: that of the values; with an error there is no twin.
unsafe impl<M: Mode, O: Reply<M>> Reply<M> for Fails<O> {
    type Rust = Result<O::Rust, GoError>;
    type Twin = O::Twin;

    #[inline]
    fn failure(value: &Self::Rust) -> Option<&GoError> {
        value.as_ref().err()
    }

    #[inline]
    fn measure(value: &Self::Rust, size: &mut Size) {
        if let Ok(value) = value {
            O::measure(value, size);
        }
    }

    #[inline]
    unsafe fn put(value: &Self::Rust, buffer: &mut Buffer, out: *mut O::Twin) -> u32 {
        match value {
            // SAFETY: the caller's promise.
            Ok(value) => unsafe { O::put(value, buffer, out) },
            Err(_) => status::ERROR,
        }
    }
}

// SAFETY: `Either` lies as Go's struct of both; one of them is written.
unsafe impl<M: Mode, O: Reply<M> + Output<M>, E: R2G<M>> Reply<M> for Typed<O, E> {
    type Rust = Result<<O as Reply<M>>::Rust, E>;
    type Twin = Either<E::Twin, <O as Reply<M>>::Twin>;

    #[inline]
    fn measure(value: &Self::Rust, size: &mut Size) {
        match value {
            Ok(value) => <O as Reply<M>>::measure(value, size),
            Err(error) => error.measure(size),
        }
    }

    #[inline]
    unsafe fn put(value: &Self::Rust, buffer: &mut Buffer, out: *mut Self::Twin) -> u32 {
        let () = Self::laid_out_as_in_go::<M>();
        match value {
            // SAFETY: the place within `out`; the rest is the caller's promise.
            Ok(value) => unsafe { O::put(value, buffer, addr_of_mut!((*out).value)) },
            Err(error) => {
                // SAFETY: as above.
                unsafe { addr_of_mut!((*out).error).write(error.encode(buffer)) };
                status::TYPED
            }
        }
    }
}

macro_rules! tuples {
    ($($block:ident: $($name:ident $index:tt)*;)*) => {$(
        // SAFETY: `repr(C)` puts the twins where Go puts the fields of a struct.
        unsafe impl<M: Mode, $($name: R2G<M>),*> Reply<M> for Tuple<($($name,)*)> {
            type Rust = ($($name,)*);
            type Twin = $block<$($name::Twin),*>;

            #[inline]
            fn measure(value: &Self::Rust, size: &mut Size) {
                $(value.$index.measure(size);)*
            }

            #[inline]
            unsafe fn put(value: &Self::Rust, buffer: &mut Buffer, out: *mut Self::Twin) -> u32 {
                let () = <$block<$($name::Twin),*>>::LAID_OUT_AS_IN_GO;
                // SAFETY: the caller's promise.
                unsafe { out.write($block($(value.$index.encode(buffer)),*)) };
                status::DONE
            }
        }
    )*};
}

several_results!(tuples);
