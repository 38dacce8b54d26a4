//! Lists, arrays, pointers, maps and sets.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::Hash;
use std::rc::Rc;
use std::sync::Arc;

use crate::{Maker, Value};

fn list<T: Value, L: FromIterator<T>>(maker: &mut Maker) -> L {
    let length = maker.length();
    (0..length).map(|_| maker.inside(T::make)).collect()
}

fn all_same<'a, T: Value + 'a>(
    one: impl ExactSizeIterator<Item = &'a T>,
    other: impl ExactSizeIterator<Item = &'a T>,
) -> bool {
    one.len() == other.len() && one.zip(other).all(|(one, other)| one.same(other))
}

macro_rules! lists {
    ($($ty:ty $(where $bound:path)?;)*) => {$(
        impl<T: Value $(+ $bound)?> Value for $ty {
            fn make(maker: &mut Maker) -> Self {
                list(maker)
            }
            fn same(&self, other: &Self) -> bool {
                all_same(self.iter(), other.iter())
            }
        }
    )*};
}

lists! {
    Vec<T>;
    VecDeque<T>;
    Box<[T]>;
    Arc<[T]>;
    Rc<[T]>;
}

impl<T: Value + Clone + 'static> Value for Cow<'static, [T]> {
    fn make(maker: &mut Maker) -> Self {
        Cow::Owned(list(maker))
    }

    fn same(&self, other: &Self) -> bool {
        all_same(self.iter(), other.iter())
    }
}

impl<T: Value, const N: usize> Value for [T; N] {
    fn make(maker: &mut Maker) -> Self {
        std::array::from_fn(|_| T::make(maker))
    }

    fn same(&self, other: &Self) -> bool {
        all_same(self.iter(), other.iter())
    }
}

macro_rules! pointers {
    ($($pointer:ident)*) => {$(
        impl<T: Value> Value for $pointer<T> {
            fn make(maker: &mut Maker) -> Self {
                $pointer::new(maker.inside(T::make))
            }
            fn same(&self, other: &Self) -> bool {
                T::same(self, other)
            }
        }
    )*};
}

pointers!(Box Arc Rc);

impl<T: Value> Value for Option<T> {
    fn make(maker: &mut Maker) -> Self {
        maker.some().then(|| maker.inside(T::make))
    }

    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (None, None) => true,
            (Some(one), Some(other)) => one.same(other),
            _ => false,
        }
    }
}

macro_rules! maps {
    ($($map:ident $set:ident $($bound:ident)+;)*) => {$(
        impl<K: Value $(+ $bound)+, V: Value> Value for $map<K, V> {
            fn make(maker: &mut Maker) -> Self {
                list::<(K, V), _>(maker)
            }
            fn same(&self, other: &Self) -> bool {
                self.len() == other.len()
                    && self.iter().all(|(key, value)| other.get(key).is_some_and(|other| value.same(other)))
            }
        }
        impl<T: Value $(+ $bound)+> Value for $set<T> {
            fn make(maker: &mut Maker) -> Self {
                list(maker)
            }
            fn same(&self, other: &Self) -> bool {
                self == other
            }
        }
    )*};
}

maps! {
    HashMap HashSet Eq Hash;
    BTreeMap BTreeSet Ord;
}
