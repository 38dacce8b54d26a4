//! The parameters of a call: who owns each while Go has it, and the block that they make together.

use std::mem::size_of;

use super::encode::{Buffer, Size};
use super::mode::Mode;
use super::schema::{self, Schema};
use super::traits::{ToGo, Twin, R2G};
use crate::Lend;

/// `T` in a signature: Go makes itself a copy.
#[derive(Debug)]
pub struct Given<T>(pub T);

/// `&T` in a signature: Go reads Rust's memory until the method returns.
#[derive(Debug)]
pub struct Lent<'a, T: ?Sized>(pub &'a T);

/// One parameter.
///
/// # Safety
///
/// As for [`ToGo`].
pub unsafe trait Param<M: Mode> {
    /// Its twin.
    type Twin: Twin;
    /// What `#[drop_safe_ret]` gives back.
    type Value;

    /// Counts what it needs; `given` are the leaf bytes that Go will copy.
    fn measure(&self, size: &mut Size, given: &mut usize);

    /// Makes the twin.
    ///
    /// # Safety
    ///
    /// As for [`ToGo::encode`].
    unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin;

    /// Gives the value back.
    fn back(self) -> Self::Value;

    /// Writes it as the schema writes a parameter.
    fn describe(schema: &mut Schema, text: &mut String);
}

// SAFETY: the value's own.
unsafe impl<M: Mode, T: R2G<M>> Param<M> for Given<T> {
    type Twin = T::Twin;
    type Value = T;

    #[inline]
    fn measure(&self, size: &mut Size, given: &mut usize) {
        let before = size.leaf;
        self.0.measure(size);
        *given += size.leaf - before;
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> T::Twin {
        // SAFETY: the caller's promise.
        unsafe { self.0.encode(buffer) }
    }

    fn back(self) -> T {
        self.0
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        T::describe(schema, text);
    }
}

// SAFETY: the value's own.
unsafe impl<'a, M: Mode, T: ToGo<M> + ?Sized> Param<M> for Lent<'a, T> {
    type Twin = T::Twin;
    type Value = &'a T;

    #[inline]
    fn measure(&self, size: &mut Size, _: &mut usize) {
        self.0.measure(size);
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> T::Twin {
        // SAFETY: the caller's promise.
        unsafe { self.0.encode(buffer) }
    }

    fn back(self) -> &'a T {
        self.0
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        if !T::PRIMITIVE {
            text.push('&');
        }
        T::describe(schema, text);
    }
}

// SAFETY: the value's own.
unsafe impl<M: Mode, T: ToGo<M>> Param<M> for Lend<T> {
    type Twin = T::Twin;
    type Value = Lend<T>;

    #[inline]
    fn measure(&self, size: &mut Size, _: &mut usize) {
        self.0.measure(size);
    }

    #[inline]
    unsafe fn encode(&self, buffer: &mut Buffer) -> T::Twin {
        // SAFETY: the caller's promise.
        unsafe { self.0.encode(buffer) }
    }

    fn back(self) -> Lend<T> {
        self
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        if !T::PRIMITIVE {
            text.push_str("lend ");
        }
        T::describe(schema, text);
    }
}

/// All parameters of a call.
///
/// # Safety
///
/// As for [`ToGo`]; `Twins` is laid out as Go lays out a struct of the parameters.
pub unsafe trait Params<M: Mode> {
    /// The twins, in order.
    type Twins;
    /// What `#[drop_safe_ret]` gives back.
    type Values;
    /// Evaluated by whoever makes or reads the block.
    const LAID_OUT_AS_IN_GO: () = ();

    /// Counts what they need; gives the leaf bytes that Go will copy.
    fn measure(&self, size: &mut Size) -> usize;

    /// Makes the twins.
    ///
    /// # Safety
    ///
    /// As for [`ToGo::encode`].
    unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twins;

    /// Gives the values back.
    fn back(self) -> Self::Values;

    /// Writes the list as the schema writes it.
    fn describe(schema: &mut Schema, text: &mut String);
}

// SAFETY: no parameters, no bytes.
unsafe impl<M: Mode> Params<M> for () {
    type Twins = ();
    type Values = ();

    #[inline]
    fn measure(&self, _: &mut Size) -> usize {
        0
    }

    #[inline]
    unsafe fn encode(&self, _: &mut Buffer) {}

    fn back(self) {}

    fn describe(_: &mut Schema, _: &mut String) {}
}

/// Go adds a byte after a last field of size zero, and Rust does not.
const fn last_takes_room(sizes: &[usize]) -> bool {
    let mut sum = 0;
    let mut index = 0;
    while index < sizes.len() {
        sum += sizes[index];
        index += 1;
    }
    sum == 0 || sizes[sizes.len() - 1] != 0
}

/// Hands the blocks of several results to a macro, with the names and the places of what is in them.
macro_rules! several_results {
    ($then:ident) => {
        $then! {
            Block2: A 0 B 1;
            Block3: A 0 B 1 C 2;
            Block4: A 0 B 1 C 2 D 3;
            Block5: A 0 B 1 C 2 D 3 E 4;
            Block6: A 0 B 1 C 2 D 3 E 4 F 5;
            Block7: A 0 B 1 C 2 D 3 E 4 F 5 G 6;
            Block8: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
        }
    };
}
pub(super) use several_results;

macro_rules! params {
    ($($block:ident: $($name:ident)*;)*) => {$(
        #[repr(C)]
        #[doc(hidden)]
        #[derive(Debug)]
        pub struct $block<$($name),*>($(pub $name),*);

        impl<$($name),*> $block<$($name),*> {
            /// Evaluated by whoever makes or reads such a block, at compile time.
            pub(crate) const LAID_OUT_AS_IN_GO: () = assert!(
                last_takes_room(&[$(size_of::<$name>()),*]),
                "rust2go: the last of several parameters or results must not have size zero, because Go pads it"
            );
        }

        // SAFETY: `repr(C)` puts the twins where Go puts the fields of a struct.
        unsafe impl<M: Mode, $($name: Param<M>),*> Params<M> for ($($name,)*) {
            type Twins = $block<$($name::Twin),*>;
            type Values = ($($name::Value,)*);
            const LAID_OUT_AS_IN_GO: () = <$block<$($name::Twin),*>>::LAID_OUT_AS_IN_GO;

            #[inline]
            #[allow(non_snake_case)]
            fn measure(&self, size: &mut Size) -> usize {
                let ($($name,)*) = self;
                let mut given = 0;
                $($name.measure(size, &mut given);)*
                given
            }

            #[inline]
            #[allow(non_snake_case)]
            unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twins {
                let () = <$block<$($name::Twin),*>>::LAID_OUT_AS_IN_GO;
                let ($($name,)*) = self;
                // SAFETY: the caller's promise.
                unsafe { $block($($name.encode(buffer)),*) }
            }

            #[allow(non_snake_case)]
            fn back(self) -> Self::Values {
                let ($($name,)*) = self;
                ($($name.back(),)*)
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

params! {
    Block1: A;
    Block2: A B;
    Block3: A B C;
    Block4: A B C D;
    Block5: A B C D E;
    Block6: A B C D E F;
    Block7: A B C D E F G;
    Block8: A B C D E F G H;
    Block9: A B C D E F G H I;
    Block10: A B C D E F G H I J;
    Block11: A B C D E F G H I J K;
    Block12: A B C D E F G H I J K L;
    Block13: A B C D E F G H I J K L N;
    Block14: A B C D E F G H I J K L N O;
    Block15: A B C D E F G H I J K L N O P;
    Block16: A B C D E F G H I J K L N O P Q;
}
