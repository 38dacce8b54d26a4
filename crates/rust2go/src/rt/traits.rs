//! The traits by which a type crosses.

use super::decode::{Decoder, Malformed};
use super::encode::{Buffer, Size};
use super::mode::{Idiomatic, Mode};
use super::schema::Schema;

/// A value in Go's memory layout.
///
/// # Safety
///
/// The type is `repr(C)` or `repr(transparent)`, has the layout that Go gives its own type, is valid for every bit
/// pattern that Go can store in it, and owns nothing. `POINTERS` is true if it holds an address anywhere.
pub unsafe trait Twin: 'static {
    /// Whether the twin itself has pointers.
    const POINTERS: bool;
}

/// A value that Rust can show to Go.
///
/// # Safety
///
/// `encode` gives a twin of `self` that is right for as long as `self` is borrowed and the buffer lives; it takes from the
/// buffer no more than `measure` has counted. `IN_PLACE` says that the memory of `self` *is* its twin, for lists.
pub unsafe trait ToGo<M: Mode> {
    /// The value in Go's layout.
    type Twin: Twin;
    /// Whether a slice of `Self` is a slice of twins as it stands.
    const IN_PLACE: bool;
    /// Whether it is a plain value, so that lending it and giving it are the same.
    const PRIMITIVE: bool = false;

    /// Counts what [`encode`](Self::encode) will need.
    fn measure(&self, size: &mut Size);

    /// Makes the twin.
    ///
    /// # Safety
    ///
    /// The buffer has the room that `measure` counted. The twin is used only while `self` is borrowed and the
    /// buffer lives.
    unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin;

    /// Writes the type as the schema writes it, and adds what it names to the schema.
    fn describe(schema: &mut Schema, text: &mut String);
}

/// A type that crosses between Rust and Go, in both directions. Implemented by `#[derive(R2G)]`.
///
/// A type has a *pointee*: the twin that an `Option` of it points to. It is the type's own twin for all but `Box`,
/// which is a pointer already, so that `Option<Box<T>>` is one pointer in Go, as a Go programmer writes it.
///
/// # Safety
///
/// As for [`ToGo`]; `decode` reads nothing but what the twin reaches. `PLAIN` is set only where the type has the layout of its
/// twin, takes every bit pattern, and owns nothing.
pub unsafe trait R2G<M: Mode = Idiomatic>: ToGo<M> + Sized {
    /// The twin that an `Option` of this type points to.
    type Pointee: Twin;
    /// Whether a tuple struct of this one field is a defined type of its own in Go.
    const NEWTYPE: bool = false;
    /// Whether the twin's bytes are the value's, whatever they are: a list of them is copied as one piece.
    const PLAIN: bool = false;

    /// Counts what [`encode_pointee`](Self::encode_pointee) will need, the pointee itself not included.
    fn measure_pointee(&self, size: &mut Size);

    /// Makes the pointee.
    ///
    /// # Safety
    ///
    /// As for [`ToGo::encode`].
    unsafe fn encode_pointee(&self, buffer: &mut Buffer) -> Self::Pointee;

    /// Writes the pointee's type as the schema writes it.
    fn describe_pointee(schema: &mut Schema, text: &mut String);

    /// Reads a value that Go has made.
    ///
    /// # Safety
    ///
    /// All that the twin reaches is alive and is not written to meanwhile.
    unsafe fn decode(twin: &Self::Twin, decoder: &mut Decoder) -> Result<Self, Malformed>;

    /// Reads a pointee that Go has made.
    ///
    /// # Safety
    ///
    /// As for [`R2G::decode`].
    unsafe fn decode_pointee(twin: &Self::Pointee, decoder: &mut Decoder) -> Result<Self, Malformed>;
}

/// Writes the four methods of [`R2G`] that speak of the pointee, for a type that is its own pointee.
#[doc(hidden)]
#[macro_export]
macro_rules! __own_pointee {
    ($mode:ty) => {
        type Pointee = <Self as $crate::rt::ToGo<$mode>>::Twin;

        #[inline]
        fn measure_pointee(&self, size: &mut $crate::rt::Size) {
            <Self as $crate::rt::ToGo<$mode>>::measure(self, size)
        }

        #[inline]
        unsafe fn encode_pointee(&self, buffer: &mut $crate::rt::Buffer) -> Self::Pointee {
            // SAFETY: the caller's promise is that of `encode`.
            unsafe { <Self as $crate::rt::ToGo<$mode>>::encode(self, buffer) }
        }

        fn describe_pointee(schema: &mut $crate::rt::Schema, text: &mut ::std::string::String) {
            <Self as $crate::rt::ToGo<$mode>>::describe(schema, text)
        }

        #[inline]
        unsafe fn decode_pointee(
            twin: &Self::Pointee,
            decoder: &mut $crate::rt::Decoder,
        ) -> ::std::result::Result<Self, $crate::rt::Malformed> {
            // SAFETY: the caller's promise is that of `decode`.
            unsafe { <Self as $crate::rt::R2G<$mode>>::decode(twin, decoder) }
        }
    };
}

/// Whether two types have the same size and alignment: `repr(C, align(..))` and `packed` have other ones than Go's.
#[must_use]
pub const fn same_layout<T, U>() -> bool {
    std::mem::size_of::<T>() == std::mem::size_of::<U>()
        && std::mem::align_of::<T>() == std::mem::align_of::<U>()
}

/// Where Go puts a field of type `T` that follows `end` bytes: the next multiple of its alignment.
#[must_use]
pub const fn offset<T>(end: usize) -> usize {
    let align = std::mem::align_of::<T>();
    end.div_ceil(align) * align
}
