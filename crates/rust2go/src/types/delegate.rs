//! Types that cross as another type does: only the owner differs, or what is checked. And types that cross as integers.

/// Implements `ToGo` for an owner: what it dereferences to is shown.
macro_rules! shown_as {
    ($ty:ty, $shown:ty) => {
        // SAFETY: the twin is that of what it owns, which lives as long as it does.
        unsafe impl<M: $crate::rt::Mode> $crate::rt::ToGo<M> for $ty {
            type Twin = <$shown as $crate::rt::ToGo<M>>::Twin;
            const IN_PLACE: bool = false;

            #[inline]
            fn measure(&self, size: &mut $crate::rt::Size) {
                <$shown as $crate::rt::ToGo<M>>::measure(self, size);
            }

            #[inline]
            unsafe fn encode(&self, buffer: &mut $crate::rt::Buffer) -> Self::Twin {
                // SAFETY: the caller's promise.
                unsafe { <$shown as $crate::rt::ToGo<M>>::encode(self, buffer) }
            }

            fn describe(schema: &mut $crate::rt::Schema, text: &mut String) {
                <$shown as $crate::rt::ToGo<M>>::describe(schema, text);
            }
        }
    };
}

/// Implements `R2G` for a type that is made of another one with the same twin, by `From`. The third argument names the
/// type parameter of both.
macro_rules! read_as {
    ($ty:ty, $read:ty $(, $of:ident)?) => {
        // SAFETY: the other type reads the same twin, by its own rule.
        unsafe impl<M: $crate::rt::Mode $(, $of: $crate::rt::R2G<M>)?> $crate::rt::R2G<M> for $ty {
            $crate::__own_pointee!(M);
            const NEWTYPE: bool = true;

            #[inline]
            unsafe fn decode(
                twin: &Self::Twin,
                decoder: &mut $crate::rt::Decoder,
            ) -> Result<$ty, $crate::rt::Malformed> {
                // SAFETY: the caller's promise.
                unsafe { <$read as $crate::rt::R2G<M>>::decode(twin, decoder) }.map(<$ty>::from)
            }
        }
    };
}

/// Implements both traits for a type whose twin is a few integers, so that it needs no buffer: what the schema calls it, how the
/// twin is made of a value, and how a value is made of the twin, which need not be possible.
macro_rules! by_value {
    ($ty:ty, $twin:ty, $schema:expr, $encode:expr, $decode:expr) => {
        // SAFETY: the twin is made of nothing but the value, and needs no buffer.
        unsafe impl<M: $crate::rt::Mode> $crate::rt::ToGo<M> for $ty {
            type Twin = $twin;
            const IN_PLACE: bool = false;

            #[inline]
            fn measure(&self, _: &mut $crate::rt::Size) {}

            #[inline]
            unsafe fn encode(&self, _: &mut $crate::rt::Buffer) -> $twin {
                $encode(*self)
            }

            fn describe(_: &mut $crate::rt::Schema, text: &mut String) {
                text.push_str($schema);
            }
        }

        // SAFETY: decoding reads the twin alone.
        unsafe impl<M: $crate::rt::Mode> $crate::rt::R2G<M> for $ty {
            $crate::__own_pointee!(M);

            #[inline]
            unsafe fn decode(
                twin: &$twin,
                _: &mut $crate::rt::Decoder,
            ) -> Result<$ty, $crate::rt::Malformed> {
                $decode(*twin)
            }
        }
    };
}
