//! How much memory there is, on both sides.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};
use std::time::Duration;

use crate::api::{Account, Soak, SoakImpl};

/// Counts the allocations that are alive.
struct Counting;

static ALIVE: AtomicI64 = AtomicI64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALIVE.fetch_add(1, Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        ALIVE.fetch_sub(1, Relaxed);
        // SAFETY: the caller's promise; `alloc` above got it from the system.
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller's promise; `alloc` above got it from the system.
        unsafe { System.realloc(memory, layout, size) }
    }
}

/// What there is at one time.
pub struct Memory {
    /// Rust's allocations.
    pub allocations: i64,
    /// What the whole process has, in KiB.
    pub resident: u64,
    /// What Go has.
    pub go: Account,
}

/// Reads it, when nothing is under way.
pub fn memory() -> Memory {
    // What Go's collector finds of Rust's is dropped by and by.
    SoakImpl::account();
    std::thread::sleep(Duration::from_millis(300));
    let go = SoakImpl::account();
    // What is free goes back to the system, so that it does not count.
    // SAFETY: it has no condition.
    #[cfg(target_env = "gnu")]
    unsafe {
        libc::malloc_trim(0)
    };
    Memory {
        allocations: ALIVE.load(Relaxed),
        resident: resident(),
        go,
    }
}

/// The process's memory, in KiB.
pub fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok())
        .unwrap_or(0)
}
