//! Rust to Go: the buffer that takes what is not yet in Go's layout.

use std::mem::{size_of, MaybeUninit};

use super::traits::Twin;
#[cfg(debug_assertions)]
use super::watch::Watch;

/// What a value needs of a [`Buffer`], in bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Size {
    /// Twins that stand in the buffer.
    pub(crate) twins: usize,
    /// Strings and in-place lists, which are pointed to: what a copy of them takes, each rounded up to 8.
    pub(crate) leaf: usize,
}

impl Size {
    /// Counts a list of `count` twins.
    #[inline]
    pub fn twins<T: Twin>(&mut self, count: usize) {
        self.twins = self
            .twins
            .checked_add(twins::<T>(count))
            .unwrap_or_else(|| too_large());
    }

    /// Whether nothing was counted.
    #[inline]
    pub(crate) fn is_nothing(self) -> bool {
        self.twins == 0 && self.leaf == 0
    }

    /// Counts memory that is pointed to.
    #[inline]
    pub fn leaf<T>(&mut self, list: &[T]) {
        self.leaf += round(std::mem::size_of_val(list));
    }
}

/// The bytes of a list of twins. A twin can be larger than its value, so this can be more than there is memory.
#[inline]
fn twins<T>(count: usize) -> usize {
    match count.checked_mul(size_of::<T>()) {
        Some(bytes) if bytes <= isize::MAX as usize => round(bytes),
        _ => too_large(),
    }
}

#[cold]
fn too_large() -> ! {
    panic!("rust2go: a list is too large to be shown to Go")
}

#[inline]
const fn round(bytes: usize) -> usize {
    (bytes + 7) & !7
}

/// Memory for the twins of one call's parameters, of the size that [`Size`] has counted.
#[derive(Debug)]
pub struct Buffer {
    next: *mut u8,
    end: *mut u8,
    #[cfg(debug_assertions)]
    start: *mut u8,
    #[cfg(debug_assertions)]
    watch: Watch,
}

impl Buffer {
    /// Takes room for `count` twins. Never dangling, not even for nothing.
    #[inline]
    pub fn take<T: Twin>(&mut self, count: usize) -> *mut T {
        let bytes = twins::<T>(count);
        assert!(
            bytes <= self.end as usize - self.next as usize,
            "a value grew while it was encoded"
        );
        let taken = self.next;
        // SAFETY: the assertion above keeps the sum within the buffer's memory.
        self.next = unsafe { taken.add(bytes) };
        taken.cast()
    }

    /// What is still to be taken: the room for whoever finds out how much there is while writing it.
    #[cfg(feature = "serde_json")]
    #[inline]
    pub(crate) fn rest(&mut self) -> &mut [MaybeUninit<u8>] {
        let bytes = self.end as usize - self.next as usize;
        // SAFETY: from `next` to `end` is memory of the buffer that nobody has taken, and the reference ends before
        // somebody does.
        unsafe { std::slice::from_raw_parts_mut(self.next.cast(), bytes) }
    }

    /// Points Go to memory that is in its layout already.
    #[inline]
    pub fn lend<T>(&mut self, list: &[T]) -> *const T {
        #[cfg(debug_assertions)]
        if let Some(copy) = self.watch.lend(list) {
            return copy;
        }
        list.as_ptr()
    }

    /// Ends the use of the buffer: what the debug checks need goes back to its storage's watch. (It is not the storage
    /// that is borrowed, because a unique reference to it would invalidate the addresses that point into it.)
    #[cfg(debug_assertions)]
    pub(crate) fn finish(mut self, watch: &mut Watch) {
        self.watch.twins(self.start, self.next);
        *watch = self.watch;
    }
}

const INLINE: usize = 32;

/// The memory of a [`Buffer`]: a little on the spot, else one allocation.
#[derive(Debug)]
pub(crate) struct Storage {
    inline: [MaybeUninit<u64>; INLINE],
    heap: Vec<MaybeUninit<u64>>,
    #[cfg(debug_assertions)]
    pub(crate) watch: Watch,
}

impl Storage {
    #[inline]
    pub(crate) fn new() -> Storage {
        Storage {
            inline: [MaybeUninit::uninit(); INLINE],
            heap: Vec::new(),
            #[cfg(debug_assertions)]
            watch: Watch::default(),
        }
    }

    /// A buffer over this memory. The storage must not move while what the buffer gave is in use, and only one
    /// buffer is made of it.
    #[inline]
    pub(crate) fn buffer(&mut self, size: Size) -> Buffer {
        let words = size.twins / 8;
        #[cfg(debug_assertions)]
        if let Some(start) = self.watch.begin(size) {
            // SAFETY: the watch gives as much room as was counted.
            let end = unsafe { start.add(size.twins) };
            return Buffer {
                next: start,
                end,
                start,
                watch: std::mem::take(&mut self.watch),
            };
        }
        let start: *mut u8 = if words <= INLINE {
            self.inline.as_mut_ptr().cast()
        } else {
            self.heap = Vec::with_capacity(words);
            self.heap.as_mut_ptr().cast()
        };
        Buffer {
            next: start,
            // SAFETY: both arms have room for `words` words.
            end: unsafe { start.add(size.twins) },
            #[cfg(debug_assertions)]
            start,
            #[cfg(debug_assertions)]
            watch: std::mem::take(&mut self.watch),
        }
    }
}

/// What `rust2go explain` says of the buffer.
#[cfg(all(test, not(loom), feature = "build"))]
mod tests {
    #[test]
    fn as_much_is_on_the_stack_as_is_explained() {
        let bytes = std::mem::size_of::<[u64; super::INLINE]>();
        assert_eq!(bytes, rust2go_codegen::explain::BUFFER_ON_THE_STACK);
        assert_eq!(crate::rt::ffi::SCRATCH_BYTES, 256, "where a small result fits");
    }
}
