//! What makes a value, and what compares two.

use std::fmt::Debug;

use crate::Random;

/// A type whose values are made and compared.
pub trait Value: Sized + Debug {
    /// A random value: the same one for the same maker.
    fn make(maker: &mut Maker) -> Self;

    /// Whether both are the same to the last bit: `NaN` is, `-0.0` is not `0.0`.
    fn same(&self, other: &Self) -> bool;
}

/// How many bytes of values may lie in each other. To read a value, Rust takes some 80 times as much stack where it is not optimized, and
/// refuses what takes more than 1 MiB.
const MOST_AROUND: usize = 8 << 10;

/// How large a value becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Empty lists, `None`, numbers at their limits.
    Least,
    /// A few of each.
    Small,
    /// Lists of a thousand and more.
    Wide,
    /// As deep as it goes, with little at each step.
    Deep,
}

/// Makes one value, of a seed.
#[derive(Debug)]
pub struct Maker {
    random: Random,
    shape: Shape,
    /// How many values may still come inside of lists and the like.
    fuel: usize,
    depth: usize,
    /// The sizes of all that the part lies in.
    around: usize,
    /// There is no very long text in it yet.
    brief: bool,
}

impl Maker {
    /// The maker of the value with this seed.
    pub fn new(seed: u64) -> Maker {
        let mut random = Random::new(seed);
        let shapes = [
            (Shape::Least, 1),
            (Shape::Small, 6),
            (Shape::Wide, 1),
            (Shape::Deep, 2),
        ];
        let (shape, _) = *random.weighted(&shapes, |(_, weight)| *weight);
        let fuel = match shape {
            Shape::Least => 0,
            Shape::Small => 60,
            Shape::Wide => 3_000,
            Shape::Deep => 300,
        };
        Maker {
            random,
            shape,
            fuel,
            depth: 0,
            around: 0,
            brief: true,
        }
    }

    /// The next part.
    pub fn make<T: Value>(&mut self) -> T {
        T::make(self)
    }

    /// The random numbers.
    pub fn random(&mut self) -> &mut Random {
        &mut self.random
    }

    /// Whether what can end has to end here: there has been enough.
    pub fn ends(&self) -> bool {
        let deepest = match self.shape {
            Shape::Deep => 100,
            _ => 12,
        };
        self.fuel == 0 || self.depth >= deepest || self.around > MOST_AROUND
    }

    /// Makes what lies within a list, a pointer or a variant.
    pub fn inside<T>(&mut self, make: impl FnOnce(&mut Maker) -> T) -> T {
        self.fuel = self.fuel.saturating_sub(1);
        self.depth += 1;
        self.around += std::mem::size_of::<T>();
        let made = make(self);
        self.around -= std::mem::size_of::<T>();
        self.depth -= 1;
        made
    }

    /// The length of a list.
    pub fn length(&mut self) -> usize {
        let most = match self.shape {
            _ if self.ends() => return 0,
            Shape::Least => 0,
            Shape::Small => 4,
            // The outermost list is the long one.
            Shape::Wide if self.depth == 0 || self.random.one_in(8) => return 1_000.min(self.fuel),
            Shape::Wide => 2,
            Shape::Deep => return 1 + usize::from(self.random.one_in(6)),
        };
        self.random.below(most + 1).min(self.fuel)
    }

    /// The length of a text.
    pub(crate) fn letters(&mut self) -> usize {
        match self.random.below(24) {
            0..=5 => 0,
            6 => 1,
            // One is enough: there may be a thousand places for it.
            7 if self.shape == Shape::Wide && self.brief => {
                self.brief = false;
                70_000
            }
            8 => 200,
            _ => self.random.below(14),
        }
    }

    /// Whether an `Option` has a value.
    pub fn some(&mut self) -> bool {
        !self.ends() && (self.shape == Shape::Deep || self.random.one_in(2))
    }

    /// The variant of an enum with data, of so many; the first one ends.
    pub fn variant(&mut self, of: usize) -> usize {
        match self.ends() {
            true => 0,
            false if self.shape == Shape::Deep && of > 1 => 1 + self.random.below(of - 1),
            false => self.random.below(of),
        }
    }

    /// One in five numbers is at a limit.
    pub(crate) fn at_a_limit(&mut self) -> bool {
        self.shape == Shape::Least || self.random.one_in(5)
    }
}

/// Several values: the parameters of a method, and its results.
macro_rules! tuples {
    ($($($name:ident $index:tt),+;)*) => {$(
        impl<$($name: Value),+> Value for ($($name,)+) {
            fn make(maker: &mut Maker) -> Self {
                ($($name::make(maker),)+)
            }
            fn same(&self, other: &Self) -> bool {
                $(self.$index.same(&other.$index))&&+
            }
        }
    )*};
}

tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
}

impl Value for () {
    fn make(_: &mut Maker) -> Self {}

    fn same(&self, (): &()) -> bool {
        true
    }
}
