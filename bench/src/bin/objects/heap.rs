//! How many bytes are in use, in Rust and in Go.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

/// The system's allocator, and the bytes that are in use.
struct Counting;

static BYTES: AtomicI64 = AtomicI64::new(0);

#[global_allocator]
static HEAP: Counting = Counting;

// SAFETY: every request goes to the system's allocator unchanged; counting does not allocate.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        BYTES.fetch_add(layout.size() as i64, Relaxed);
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        BYTES.fetch_sub(layout.size() as i64, Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// Bytes in use.
pub(crate) struct Heap {
    pub(crate) rust: i64,
    pub(crate) go: i64,
}

impl Heap {
    /// Once Go has collected what nothing reaches, and finalizers have run.
    pub(crate) fn settled() -> Heap {
        let mut go = 0;
        for _ in 0..3 {
            // SAFETY: it takes nothing, and gives a number.
            go = unsafe { bench_in_use() };
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        Heap {
            rust: BYTES.load(Relaxed),
            go: go as i64,
        }
    }

    /// What there is now beyond what there was before.
    pub(crate) fn beyond(&self, before: &Heap) -> Heap {
        Heap {
            rust: self.rust - before.rust,
            go: self.go - before.go,
        }
    }
}

extern "C" {
    fn bench_in_use() -> u64;
}
