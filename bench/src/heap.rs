//! How often each side allocates: a counting allocator for Rust, the runtime's own figures for Go.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// The system's allocator, which counts while [`counted`] runs and costs one load of a flag otherwise.
struct Counting;

static ON: AtomicBool = AtomicBool::new(false);
static OBJECTS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static HEAP: Counting = Counting;

fn note(size: usize) {
    if ON.load(Relaxed) {
        OBJECTS.fetch_add(1, Relaxed);
        BYTES.fetch_add(size as u64, Relaxed);
    }
}

// SAFETY: every request goes to the system's allocator unchanged; counting does not allocate.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(size);
        // SAFETY: as above.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// What was allocated, in objects and bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Heap {
    /// How many objects.
    pub(crate) objects: f64,
    /// How many bytes.
    pub(crate) bytes: f64,
}

impl Heap {
    fn per_call(objects: u64, bytes: u64, calls: u64) -> Heap {
        Heap {
            objects: objects as f64 / calls as f64,
            bytes: bytes as f64 / calls as f64,
        }
    }
}

/// Runs `work`, which makes `calls` calls, and returns what one of them allocates in Rust and in Go.
pub(crate) fn counted(calls: u64, work: impl FnOnce()) -> (Heap, Heap) {
    let go = go_heap();
    OBJECTS.store(0, Relaxed);
    BYTES.store(0, Relaxed);
    ON.store(true, Relaxed);
    work();
    ON.store(false, Relaxed);
    let (objects, bytes) = go_heap();
    (
        Heap::per_call(OBJECTS.load(Relaxed), BYTES.load(Relaxed), calls),
        Heap::per_call(objects - go.0, bytes - go.1, calls),
    )
}

/// Has Go collect its garbage, so that no side pays for that of another.
pub(crate) fn collect() {
    // SAFETY: the function takes nothing, and may be called from any thread.
    unsafe { bench_collect() }
}

/// How many objects Go has allocated since it started, and how many bytes.
fn go_heap() -> (u64, u64) {
    let (mut objects, mut bytes) = (0, 0);
    // SAFETY: both pointers are to integers that live until the call returns.
    unsafe { bench_heap(&mut objects, &mut bytes) };
    (objects, bytes)
}

extern "C" {
    fn bench_collect();
    fn bench_heap(objects: *mut u64, bytes: *mut u64);
}
