//! Holders that nobody uses at the moment.
//!
//! To release a holder is a call into Go, which costs as much as the call that it served. So a view that is dropped only
//! puts its holder here, and the next call with a view takes it from here. What an idle holder still points to stays
//! in Go's memory until then, or until the next garbage collection: Go asks for the idle holders in each ([`collect`]).

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Mutex;

use super::ffi;
use super::line::{self, Line, LINES};

#[allow(clippy::declare_interior_mutable_const)] // the initial value of each cell
const EMPTY: Line<AtomicU64> = Line(AtomicU64::new(0));
/// A cell for each thread.
static CELLS: [Line<AtomicU64>; LINES] = [EMPTY; LINES];

/// What threads have left that must not enter Go: because they have ended, or are in a method that has promised it.
static LEFT: Mutex<Vec<u64>> = Mutex::new(Vec::new());

/// The cell of this thread.
#[inline]
fn cell() -> &'static AtomicU64 {
    &CELLS[line::of_thread()].0
}

/// Puts a holder into this thread's cell and gives the one that was there; 0 is none.
#[inline]
fn swap(id: u64) -> u64 {
    cell().swap(id, Ordering::AcqRel)
}

/// Takes an idle holder; 0 is none.
#[inline]
pub(crate) fn take() -> u64 {
    swap(0)
}

/// Leaves a holder that is not in use any more.
#[inline]
pub(crate) fn put(id: u64) {
    let displaced = swap(id);
    if displaced != 0 {
        ffi::release(displaced);
    }
}

/// Leaves a holder where the thread must not enter Go.
pub(crate) fn leave(id: u64) {
    if let Ok(mut left) = LEFT.lock() {
        left.push(id);
    }
}

/// Releases one of the holders that ended threads have left, if there is any.
#[inline]
pub(crate) fn release_one_left() {
    let id = LEFT.lock().ok().and_then(|mut left| left.pop());
    if let Some(id) = id {
        ffi::release(id);
    }
}

/// What Go calls in each garbage collection: gives up to `room` idle holders, which are Go's to release from then on.
/// Gives fewer only if there are no more.
///
/// # Safety
///
/// There is room for so many ids.
pub(crate) unsafe extern "C" fn collect(ids: *mut u64, room: usize) -> usize {
    let mut count = 0;
    let mut give = |id| {
        // SAFETY: the caller's promise, and both loops stop at `room`.
        unsafe { ids.add(count).write(id) };
        count += 1;
        count < room
    };
    if let Ok(mut left) = LEFT.lock() {
        while let Some(id) = left.pop() {
            if !give(id) {
                return room;
            }
        }
    }
    for cell in &CELLS {
        if cell.0.load(Ordering::Relaxed) == 0 {
            continue;
        }
        let id = cell.0.swap(0, Ordering::AcqRel);
        if id != 0 && !give(id) {
            return room;
        }
    }
    count
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_is_given_once() {
        // No other test of this crate leaves anything here. There is no Go archive to release a holder, so not `put`.
        assert_eq!(take(), 0);
        assert_eq!(swap(7), 0);
        assert_eq!(take(), 7);
        assert_eq!(take(), 0);
        assert_eq!(swap(9), 0);
        assert_eq!(swap(8), 9);
        for id in 100..105 {
            leave(id);
        }
        let mut all = Vec::new();
        loop {
            let mut ids = [0; 4];
            // SAFETY: there is room for four.
            let count = unsafe { collect(ids.as_mut_ptr(), ids.len()) };
            all.extend_from_slice(&ids[..count]);
            if count < ids.len() {
                break;
            }
        }
        all.sort_unstable();
        assert_eq!(all, [8, 100, 101, 102, 103, 104]);
        assert_eq!(take(), 0);
    }
}
