//! What keeps Go's memory alive while Rust reads it.
//!
//! A holder is an object of Go, named by an id. Each thread has one that all its sync calls reuse, so that a result
//! with pointers costs no more than one without. While a call runs, the thread's holder belongs to it: a call that is made
//! from within finds none and makes another. A thread that ends leaves its holder for the next one to come.

use std::cell::Cell;
use std::sync::Mutex;

use super::ffi;

/// A result of which Rust has read more bytes than this is let go of at once. What a smaller one points to stays in Go's
/// memory until the thread's next call with a result, with the whole of each allocation that it points into.
const KEEP_AT_MOST: usize = 64 * 1024;

/// The holders of threads that have ended.
static SPARE: Mutex<Vec<u64>> = Mutex::new(Vec::new());

struct OfThread(Cell<u64>);

impl Drop for OfThread {
    fn drop(&mut self) {
        // Not released: a thread that ends must not enter Go any more.
        if self.0.get() != 0 {
            if let Ok(mut spare) = SPARE.lock() {
                spare.push(self.0.get());
            }
        }
    }
}

thread_local! {
    static OF_THREAD: OfThread = const { OfThread(Cell::new(0)) };
}

/// A holder that this call may use, put back or released when it is dropped.
#[derive(Debug)]
pub struct Held {
    pub(crate) id: u64,
    reused: bool,
}

impl Held {
    /// A holder that is the caller's to release; 0 is none.
    #[inline]
    pub(crate) fn owned(id: u64) -> Held {
        Held { id, reused: false }
    }

    /// The thread's holder.
    #[inline]
    pub(crate) fn of_thread() -> Held {
        match OF_THREAD.try_with(|h| h.0.take()) {
            Ok(0) => Held {
                id: spare().unwrap_or_else(ffi::holder),
                reused: true,
            },
            Ok(id) => Held { id, reused: true },
            // The thread is ending and its locals are gone: Go makes one, and it is released after the call.
            Err(_) => Held::owned(0),
        }
    }

    /// The result has been read, by way of so many bytes.
    #[inline]
    pub(crate) fn read(&mut self, bytes: usize) {
        if bytes > KEEP_AT_MOST {
            self.reused = false;
        }
    }

    /// Releases the holder after this call, whatever it was.
    pub(crate) fn let_go(&mut self) {
        self.reused = false;
    }

    /// Hands the holder on to somebody who releases it.
    #[inline]
    pub(crate) fn hand_over(mut self) -> u64 {
        std::mem::take(&mut self.id)
    }
}

#[cold]
fn spare() -> Option<u64> {
    SPARE.lock().ok().and_then(|mut spare| spare.pop())
}

impl Drop for Held {
    #[inline]
    fn drop(&mut self) {
        if self.id == 0 {
            return;
        }
        let kept = self.reused
            && OF_THREAD
                .try_with(|h| {
                    let free = h.0.get() == 0;
                    if free {
                        h.0.set(self.id);
                    }
                    free
                })
                .unwrap_or(false);
        if !kept {
            ffi::release(self.id);
        }
    }
}
