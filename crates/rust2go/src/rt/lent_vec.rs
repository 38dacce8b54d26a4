//! `&mut Vec<T>` in a signature: Rust's list, which Go may change, make shorter and make longer until the method returns.
//!
//! Go gets the address of a [`Shared`], which stands in the [`LentVec`], and makes a slice of Rust's own memory of it, with the
//! vector's capacity. Afterwards it writes the length of the handler's slice there. A handler that appended beyond the
//! capacity, or has put another slice there, has left one that begins elsewhere: then Go asks Rust for room ([`Shared::grow`])
//! and copies the elements to it, so Rust's memory never holds an address of Go's.
//!
//! What holds from the making of the `LentVec` to its end:
//!
//! - nobody but Go and `grow` touches the vector: the `LentVec` has it by its only reference;
//! - `data` and `capacity` are those of the vector; what it was before it grew stays where and as it is, for the handler may have
//!   returned a part of it, which Rust has not read yet, or have left it in another vector;
//! - all elements up to the capacity are initialized: the spare ones are zero, for Go may take them into its slice unwritten;
//! - `len` is at most the capacity, whenever Rust looks: Go writes it only after there is room.
//!
//! The vector's own length is as it was until `LentVec` is dropped, which is when the call is over, in whatever way.

use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::marker::PhantomData;
use std::mem::size_of;
use std::ptr::NonNull;

use super::encode::{Buffer, Size};
use super::mode::Mode;
use super::params::Param;
use super::schema::Schema;
use super::traits::{ToGo, Twin, R2G};

/// A parameter that Go fills, changes or makes longer.
#[derive(Debug)]
pub struct LentVec<'a, V>(UnsafeCell<Inner<V>>, PhantomData<&'a mut V>);

#[repr(C)]
#[derive(Debug)]
struct Inner<V> {
    shared: Shared,
    vec: NonNull<V>,
    /// What the vector was before it grew.
    old: Option<V>,
    /// Sets the length of the vector.
    settle: unsafe fn(NonNull<V>, usize),
}

/// What the two sides share: `Vec` in `vec.go`. It begins an [`Inner`].
#[repr(C)]
#[derive(Debug)]
struct Shared {
    data: *mut c_void,
    /// Written by Go when the handler has ended.
    len: usize,
    capacity: usize,
    grow: unsafe extern "C" fn(*mut Shared, usize) -> u32,
}

/// The address of a [`Shared`].
#[repr(transparent)]
#[derive(Debug)]
pub struct SharedPtr(*mut Shared);

// SAFETY: an address.
unsafe impl Twin for SharedPtr {
    const POINTERS: bool = true;
}

impl<'a, T> LentVec<'a, Vec<T>> {
    /// Lends the vector for `'a`.
    #[inline]
    pub fn new(vec: &'a mut Vec<T>) -> LentVec<'a, Vec<T>> {
        zero(vec);
        let shared = Shared {
            // Rust's address of nothing is none that Go's run time may see.
            data: match vec.capacity() {
                0 => std::ptr::null_mut(),
                _ => vec.as_mut_ptr().cast(),
            },
            len: vec.len(),
            capacity: vec.capacity(),
            grow: grow::<T>,
        };
        let inner = Inner {
            shared,
            vec: NonNull::from(vec),
            old: None,
            settle: settle::<T>,
        };
        LentVec(UnsafeCell::new(inner), PhantomData)
    }

    /// Evaluated at compile time for each such parameter: whatever Go writes has to be a value, because nothing is
    /// checked where it stands.
    pub const fn judge<M: Mode>()
    where
        T: R2G<M>,
    {
        assert!(
            T::PLAIN && T::IN_PLACE && size_of::<T>() != 0,
            "rust2go: Go may write to a list of numbers, or of `repr(C)` structs of numbers, and to no other one"
        );
    }
}

impl<V> Drop for LentVec<'_, V> {
    fn drop(&mut self) {
        let inner = self.0.get_mut();
        // SAFETY: the call is over, so nobody else uses the vector, whose elements are initialized up to the capacity.
        unsafe { (inner.settle)(inner.vec, inner.shared.len) }
    }
}

/// # Safety
///
/// Nobody else uses the vector, and its elements are initialized up to the capacity.
unsafe fn settle<T>(mut vec: NonNull<Vec<T>>, len: usize) {
    // SAFETY: the caller's promise.
    let vec = unsafe { vec.as_mut() };
    debug_assert!(len <= vec.capacity(), "rust2go: longer than there is room");
    // SAFETY: so many elements there are, and they are initialized.
    unsafe { vec.set_len(len.min(vec.capacity())) };
}

/// Makes the elements behind the length zero. They are plain, so that is a value of theirs.
fn zero<T>(vec: &mut Vec<T>) {
    let spare = vec.spare_capacity_mut();
    // SAFETY: it is memory of the vector's own, of which no element is initialized.
    unsafe { std::ptr::write_bytes(spare.as_mut_ptr(), 0, spare.len()) };
}

/// Makes room for `len` elements, in other memory, also where there is enough; those that are there are not moved. 0 where there is not so much memory:
/// then nothing has changed.
///
/// # Safety
///
/// `shared` begins the `Inner` of a `LentVec` of such a vector, whose call is under way.
unsafe extern "C" fn grow<T>(shared: *mut Shared, len: usize) -> u32 {
    // SAFETY: the caller's promise; Go waits meanwhile.
    let inner = unsafe { &mut *shared.cast::<Inner<Vec<T>>>() };
    let mut larger = Vec::<T>::new();
    if larger.try_reserve_exact(len).is_err() {
        return 0;
    }
    zero(&mut larger);
    inner.shared.data = larger.as_mut_ptr().cast();
    inner.shared.capacity = larger.capacity();
    // SAFETY: the vector is lent to this call alone.
    inner.old = Some(std::mem::replace(unsafe { inner.vec.as_mut() }, larger));
    1
}

// SAFETY: the twin is an address of this value's own, which does not move while the call, and so the borrow, lasts. The
// elements stand in Go's layout where they are; they are not watched, for Go may write to them.
unsafe impl<'a, M: Mode, T: R2G<M>> Param<M> for LentVec<'a, Vec<T>> {
    type Twin = SharedPtr;
    type Value = &'a mut Vec<T>;

    #[inline]
    fn measure(&self, _: &mut Size, _: &mut usize) {}

    #[inline]
    unsafe fn encode(&self, _: &mut Buffer) -> SharedPtr {
        SharedPtr(self.0.get().cast())
    }

    fn back(mut self) -> &'a mut Vec<T> {
        let mut vec = self.0.get_mut().vec;
        drop(self);
        // SAFETY: it was made of such a reference, and the call, which alone used the vector, is over.
        unsafe { vec.as_mut() }
    }

    fn describe(schema: &mut Schema, text: &mut String) {
        text.push_str("&mut *");
        <[T] as ToGo<M>>::describe(schema, text);
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    /// What Go does when the handler's slice has so many elements, all of them 7.
    fn settled(vec: &mut Vec<u32>, len: usize) {
        let lent = LentVec::new(vec);
        let shared: *mut Shared = lent.0.get().cast();
        // SAFETY: as Go does it, in one thread.
        unsafe {
            if len > (*shared).capacity {
                assert_eq!(((*shared).grow)(shared, len), 1);
            }
            let all = std::slice::from_raw_parts_mut((*shared).data.cast::<u32>(), (*shared).capacity);
            all[..len].fill(7);
            (*shared).len = len;
        }
    }

    #[test]
    fn the_length_is_what_go_has_said() {
        let mut vec = Vec::with_capacity(10);
        vec.extend([1, 2, 3]);
        let data = vec.as_ptr();
        for len in [3, 0, 10] {
            settled(&mut vec, len);
            assert_eq!((vec.as_ptr(), &*vec), (data, &*vec![7; len]));
        }
        settled(&mut vec, 1000);
        assert_eq!(vec, [7; 1000]);
    }

    #[test]
    fn what_go_leaves_is_as_it_was() {
        let mut vec = vec![1_u32, 2];
        drop(LentVec::new(&mut vec));
        assert_eq!(vec, [1, 2]);
        let mut empty = Vec::<u64>::new();
        let lent = LentVec::new(&mut empty);
        // SAFETY: nobody else uses it.
        assert!(unsafe { (*lent.0.get()).shared.data.is_null() });
    }

    #[test]
    fn what_was_there_stays_until_the_end() {
        for len in [1, 3, 4] {
            let mut vec = vec![1_u32, 2, 3];
            let lent = LentVec::new(&mut vec);
            let shared: *mut Shared = lent.0.get().cast();
            // SAFETY: as Go does it, in one thread.
            unsafe {
                let old = std::slice::from_raw_parts((*shared).data.cast::<u32>(), 3);
                assert_eq!(((*shared).grow)(shared, len), 1);
                let new = std::slice::from_raw_parts_mut((*shared).data.cast::<u32>(), len);
                assert_eq!(new, vec![0; len]);
                new.fill(7);
                assert_eq!(old, [1, 2, 3]);
                (*shared).len = len;
            }
            drop(lent);
            assert_eq!(vec, vec![7; len]);
        }
    }

    #[test]
    fn more_than_there_is_memory_is_refused() {
        let mut vec = vec![1_u64];
        let lent = LentVec::new(&mut vec);
        let shared: *mut Shared = lent.0.get().cast();
        // SAFETY: as Go does it.
        assert_eq!(unsafe { ((*shared).grow)(shared, usize::MAX / 4) }, 0);
        drop(lent);
        assert_eq!(vec, [1]);
    }
}
