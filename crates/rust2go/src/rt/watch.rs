//! The debug checks on lent memory: present where debug assertions are.
//!
//! A handler must not write to what it was lent, and must not use it after it has returned. The first is found by
//! comparing: each region that Go may read is copied before the call and compared after it. The second is found on request
//! ([`set_poison`]): Go is then lent a copy, which is overwritten when the call ends and kept for a while, so that
//! a handler that kept a string finds `0xDB` in it, and not by luck its old text. What a handler may write to (`lent_mut.rs`)
//! is exempt from both.

use std::collections::VecDeque;
use std::ffi::{c_int, c_void};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::Mutex;

use super::encode::Size;

/// What lent bytes become.
const POISON: u8 = 0xDB;

/// How many bytes of overwritten copies are kept.
const QUARANTINE: usize = 64 << 20;

static SWITCH: AtomicU8 = AtomicU8::new(UNKNOWN);
const UNKNOWN: u8 = 0;
const OFF: u8 = 1;
const ON: u8 = 2;

/// Turns poisoning on or off, from the next call on.
pub(crate) fn set_poison(on: bool) {
    SWITCH.store(if on { ON } else { OFF }, Ordering::Relaxed);
}

fn poison() -> bool {
    match SWITCH.load(Ordering::Relaxed) {
        UNKNOWN => {
            let on = std::env::var_os("RUST2GO_POISON").is_some_and(|value| value != "0");
            set_poison(on);
            on
        }
        state => state == ON,
    }
}

extern "C" {
    // Compares bytes that may be padding, which Rust itself must not read.
    fn memcmp(a: *const c_void, b: *const c_void, n: usize) -> c_int;
}

/// A region that was lent, and what it held then.
#[derive(Debug)]
struct Region {
    start: *const u8,
    before: Vec<std::mem::MaybeUninit<u8>>,
}

impl Region {
    fn unchanged(&self) -> bool {
        // SAFETY: the call keeps what it lends alive until it has checked; both sides have this many bytes.
        unsafe { memcmp(self.start.cast(), self.before.as_ptr().cast(), self.before.len()) == 0 }
    }
}

/// The copies that Go was lent instead of the real thing.
#[derive(Debug)]
struct Copies {
    twins: Vec<u64>,
    leaf: Vec<u64>,
    used: usize,
}

/// What one call has lent.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    regions: Vec<Region>,
    copies: Option<Copies>,
}

impl Watch {
    /// Begins a call; gives memory for its twins where copies are lent.
    pub(crate) fn begin(&mut self, size: Size) -> Option<*mut u8> {
        if !poison() {
            return None;
        }
        // One word more than needed: room for nothing is room all the same.
        let mut copies = Copies {
            twins: vec![0; size.twins / 8 + 1],
            leaf: vec![0; size.leaf / 8 + 1],
            used: 0,
        };
        let start = copies.twins.as_mut_ptr().cast();
        self.copies = Some(copies);
        Some(start)
    }

    /// Lends a list; gives the address of the copy where a copy is lent.
    pub(crate) fn lend<T>(&mut self, list: &[T]) -> Option<*const T> {
        let bytes = std::mem::size_of_val(list);
        let mut start = list.as_ptr();
        if let Some(copies) = &mut self.copies {
            if bytes > copies.leaf.len() * 8 - copies.used {
                return None;
            }
            // SAFETY: the check above keeps the copy within `leaf`, whose words are aligned for every type that crosses.
            unsafe {
                let place = copies.leaf.as_mut_ptr().cast::<u8>().add(copies.used).cast::<T>();
                place.copy_from_nonoverlapping(start, list.len());
                start = place;
            }
            copies.used += (bytes + 7) & !7;
        }
        self.region(start.cast(), bytes);
        self.copies.is_some().then_some(start)
    }

    /// The twins in the buffer, be it a copy or not, are written.
    pub(crate) fn twins(&mut self, start: *const u8, end: *const u8) {
        self.region(start, (end as usize).saturating_sub(start as usize));
    }

    /// The parameters stand in the block.
    ///
    /// # Safety
    ///
    /// The block lives until the call is over.
    pub(crate) unsafe fn block<P>(&mut self, params: *const P) {
        self.region(params.cast(), std::mem::size_of::<P>());
    }

    fn region(&mut self, start: *const u8, bytes: usize) {
        let mut before = Vec::<std::mem::MaybeUninit<u8>>::with_capacity(bytes);
        // SAFETY: the region is alive, and `MaybeUninit` takes whatever it holds, padding too.
        unsafe {
            before.as_mut_ptr().copy_from_nonoverlapping(start.cast(), bytes);
            before.set_len(bytes);
        }
        self.regions.push(Region { start, before });
    }

    /// Panics when the handler has written to what it was lent.
    pub(crate) fn check(&mut self, method: &str) {
        let unchanged = self.regions.iter().all(Region::unchanged);
        self.regions.clear();
        assert!(
            unchanged,
            "the Go handler of {method} wrote to memory that Rust had lent to it: \
             a parameter that Rust passes by reference is read-only, `Clone()` gives the handler its own"
        );
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        /// The copies, and their bytes.
        static KEPT: Mutex<(VecDeque<Vec<u64>>, usize)> = Mutex::new((VecDeque::new(), 0));
        let Some(mut copies) = self.copies.take() else {
            return;
        };
        // Twins become zero: empty strings and lists, where wild addresses would take the process down.
        copies.twins.fill(0);
        copies.leaf.fill(u64::from_ne_bytes([POISON; 8]));
        if let Ok(mut kept) = KEPT.lock() {
            let (kept, bytes) = &mut *kept;
            for copy in [copies.twins, copies.leaf] {
                *bytes += copy.len() * 8;
                kept.push_back(copy);
            }
            while *bytes > QUARANTINE {
                let Some(oldest) = kept.pop_front() else { break };
                *bytes -= oldest.len() * 8;
            }
        }
    }
}

// SAFETY: the addresses are only compared through by the call that owns the watch, on one thread at a time.
unsafe impl Send for Watch {}
