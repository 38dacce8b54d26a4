//! Maps and sets: they cross as lists, of entries or of values, in no particular order.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::mem::size_of;

use super::GoSlice;
use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, Twin, R2G};

/// An entry of a map in a view, where a map is the slice of its entries.
#[repr(C)]
pub struct GoEntry<K, V> {
    /// The key.
    pub key: K,
    /// The value.
    pub value: V,
}

impl<K, V> GoEntry<K, V> {
    /// Evaluated where entries are made or read: Go adds a byte after a last field of size zero.
    const LAID_OUT_AS_IN_GO: () = assert!(
        size_of::<V>() != 0 || size_of::<K>() == 0,
        "rust2go: the values of a map must not have size zero, because Go pads them: use a set"
    );
}

// SAFETY: `repr(C)`, and both twins are Go's.
unsafe impl<K: Twin, V: Twin> Twin for GoEntry<K, V> {
    const POINTERS: bool = K::POINTERS || V::POINTERS;
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for GoEntry<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {:?}", self.key, self.value)
    }
}

macro_rules! map {
    ($map:ident<$k:ident, $v:ident $(, $s:ident: $($hasher:path),*)?> where $($key:path),*; $with_capacity:expr) => {
        // SAFETY: the entries' twins are counted and stand in the buffer.
        unsafe impl<M: Mode, $k: ToGo<M>, $v: ToGo<M> $(, $s)?> ToGo<M> for $map<$k, $v $(, $s)?> {
            type Twin = GoSlice<GoEntry<$k::Twin, $v::Twin>>;
            const IN_PLACE: bool = false;

            fn measure(&self, size: &mut Size) {
                size.twins::<GoEntry<$k::Twin, $v::Twin>>(self.len());
                for (key, value) in self {
                    key.measure(size);
                    value.measure(size);
                }
            }

            unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin {
                let () = GoEntry::<$k::Twin, $v::Twin>::LAID_OUT_AS_IN_GO;
                let entries = buffer.take::<GoEntry<$k::Twin, $v::Twin>>(self.len());
                for (index, (key, value)) in self.iter().enumerate() {
                    // SAFETY: the buffer has given room for as many entries as there are; the rest is the caller's
                    // promise.
                    unsafe {
                        entries.add(index).write(GoEntry {
                            key: key.encode(buffer),
                            value: value.encode(buffer),
                        });
                    }
                }
                GoSlice::new(entries, self.len())
            }

            fn describe(schema: &mut Schema, text: &mut String) {
                text.push_str("map[");
                $k::describe(schema, text);
                text.push(']');
                $v::describe(schema, text);
            }
        }

        // SAFETY: as above.
        unsafe impl<M: Mode, $k: R2G<M> $(+ $key)*, $v: R2G<M> $(, $s: $($hasher +)*)?> R2G<M> for $map<$k, $v $(, $s)?> {
            crate::__own_pointee!(M);

            unsafe fn decode(twin: &Self::Twin, decoder: &mut Decoder) -> Result<Self, Malformed> {
                let () = GoEntry::<$k::Twin, $v::Twin>::LAID_OUT_AS_IN_GO;
                decoder.count(twin.len().saturating_mul(size_of::<GoEntry<$k::Twin, $v::Twin>>()));
                decoder.follow(|decoder| {
                    // Keys and hashers may be of the user's own kind.
                    let _aside = decoder.aside();
                    let with_capacity: fn(usize) -> Self = $with_capacity;
                    let mut map = with_capacity(twin.len());
                    for (index, entry) in twin.iter().enumerate() {
                        // SAFETY: the caller's promise.
                        let (key, value) = unsafe { ($k::decode(&entry.key, decoder), $v::decode(&entry.value, decoder)) };
                        let key = key.map_err(|malformed| malformed.at(index))?;
                        map.insert(key, value.map_err(|malformed| malformed.at(index))?);
                    }
                    Ok(map)
                })
            }
        }
    };
}

map!(HashMap<K, V, S: BuildHasher, Default> where Eq, Hash; |n| HashMap::with_capacity_and_hasher(n, S::default()));
map!(BTreeMap<K, V> where Ord; |_| BTreeMap::new());

macro_rules! set {
    ($set:ident<$k:ident $(, $s:ident: $($hasher:path),*)?> where $($key:path),*; $with_capacity:expr) => {
        // SAFETY: the values' twins are counted and stand in the buffer.
        unsafe impl<M: Mode, $k: ToGo<M> $(, $s)?> ToGo<M> for $set<$k $(, $s)?> {
            type Twin = GoSlice<$k::Twin>;
            const IN_PLACE: bool = false;

            fn measure(&self, size: &mut Size) {
                size.twins::<$k::Twin>(self.len());
                for key in self {
                    key.measure(size);
                }
            }

            unsafe fn encode(&self, buffer: &mut Buffer) -> Self::Twin {
                let keys = buffer.take::<$k::Twin>(self.len());
                for (index, key) in self.iter().enumerate() {
                    // SAFETY: the buffer has given room for as many values as there are; the rest is the caller's
                    // promise.
                    unsafe { keys.add(index).write(key.encode(buffer)) };
                }
                GoSlice::new(keys, self.len())
            }

            fn describe(schema: &mut Schema, text: &mut String) {
                text.push_str("set[");
                $k::describe(schema, text);
                text.push(']');
            }
        }

        // SAFETY: as above.
        unsafe impl<M: Mode, $k: R2G<M> $(+ $key)* $(, $s: $($hasher +)*)?> R2G<M> for $set<$k $(, $s)?> {
            crate::__own_pointee!(M);

            unsafe fn decode(twin: &Self::Twin, decoder: &mut Decoder) -> Result<Self, Malformed> {
                decoder.count(twin.len().saturating_mul(size_of::<$k::Twin>()));
                // As for maps.
                let _aside = decoder.aside();
                let with_capacity: fn(usize) -> Self = $with_capacity;
                let mut set = with_capacity(twin.len());
                for (index, key) in twin.iter().enumerate() {
                    // SAFETY: the caller's promise.
                    set.insert(unsafe { $k::decode(key, decoder) }.map_err(|malformed| malformed.at(index))?);
                }
                Ok(set)
            }
        }
    };
}

set!(HashSet<K, S: BuildHasher, Default> where Eq, Hash; |n| HashSet::with_capacity_and_hasher(n, S::default()));
set!(BTreeSet<K> where Ord; |_| BTreeSet::new());
