//! Numbers, `bool` and `char`.

use std::num::{
    NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU16, NonZeroU32, NonZeroU64,
    NonZeroU8, NonZeroUsize,
};

use crate::{Maker, Value};

macro_rules! integers {
    ($($ty:ident $($nonzero:ident)?;)*) => {$(
        impl Value for $ty {
            fn make(maker: &mut Maker) -> Self {
                let limit = maker.at_a_limit();
                let random = maker.random();
                if limit {
                    return *random.pick(&[0, 1, $ty::MIN, $ty::MAX, $ty::MAX - 1, $ty::MIN + 1]);
                }
                // Cut to any width, so that small ones come up too.
                let bits = (u128::from(random.next()) << 64) | u128::from(random.next());
                let cut = random.below($ty::BITS as usize);
                (bits as $ty) >> cut
            }
            fn same(&self, other: &Self) -> bool {
                self == other
            }
        }
        $(
            impl Value for $nonzero {
                fn make(maker: &mut Maker) -> Self {
                    $nonzero::new($ty::make(maker)).unwrap_or($nonzero::MAX)
                }
                fn same(&self, other: &Self) -> bool {
                    self == other
                }
            }
        )?
    )*};
}

integers! {
    u8 NonZeroU8;
    u16 NonZeroU16;
    u32 NonZeroU32;
    u64 NonZeroU64;
    usize NonZeroUsize;
    i8 NonZeroI8;
    i16 NonZeroI16;
    i32 NonZeroI32;
    i64 NonZeroI64;
    isize NonZeroIsize;
    u128;
    i128;
}

macro_rules! floats {
    ($($ty:ident;)*) => {$(
        impl Value for $ty {
            fn make(maker: &mut Maker) -> Self {
                let limit = maker.at_a_limit();
                let random = maker.random();
                let limits = [
                    0.0, -0.0, 1.0, $ty::MIN, $ty::MAX, $ty::EPSILON, $ty::MIN_POSITIVE,
                    $ty::INFINITY, $ty::NEG_INFINITY, $ty::NAN, -$ty::NAN, $ty::from_bits(1),
                ];
                match limit {
                    true => *random.pick(&limits),
                    false => $ty::from_bits(random.next() as _),
                }
            }
            // A NaN has many patterns; each has to come back as it was.
            fn same(&self, other: &Self) -> bool {
                self.to_bits() == other.to_bits()
            }
        }
    )*};
}

floats! {
    f32;
    f64;
}

impl Value for bool {
    fn make(maker: &mut Maker) -> Self {
        maker.random().one_in(2)
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Value for char {
    fn make(maker: &mut Maker) -> Self {
        const LIMITS: &[char] = &[
            '\0',
            '\u{7f}',
            '\u{80}',
            '\u{7ff}',
            '\u{800}',
            '\u{d7ff}',
            '\u{e000}',
            '\u{fffd}',
            '\u{ffff}',
            '\u{10000}',
            char::MAX,
        ];
        let limit = maker.at_a_limit();
        let random = maker.random();
        match random.below(3) {
            _ if limit => *random.pick(LIMITS),
            0 => char::from_u32(random.next() as u32 % 0x11_0000).unwrap_or('\u{fffd}'),
            1 => *random.pick(&['ä', 'ß', '名', '🦀', 'e', '"', '\\', '\n', '<', '\u{2028}']),
            _ => char::from(b' ' + random.below(95) as u8),
        }
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}
