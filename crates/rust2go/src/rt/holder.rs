//! What keeps Go's memory alive while Rust reads it.
//!
//! A holder is an object of Go, named by an id. Go makes one when a call needs it: for a result that does not fit into
//! the block's scratch. Holders are used again, for to make and to release one costs as much as a call:
//!
//! - each thread has one for the results that it copies. It is in use only from the end of a handler to the end of the
//!   copying, and no other call of the thread can come in between: code of the user's that runs meanwhile runs under an
//!   [`Aside`]. So a call that is made from within a handler may use the same one;
//! - a view takes one out of those that are idle (`idle.rs`), and puts it there when it is dropped.

use std::cell::Cell;

use super::decode::{Decoder, Malformed};
use super::{ffi, idle};

/// A result of which Rust has copied more bytes than this is let go of at once. What a smaller one points to stays in
/// Go's memory until the thread's next such result, with the whole of each allocation that it points into.
const KEEP_AT_MOST: usize = 64 * 1024;

struct OfThread(Cell<u64>);

impl Drop for OfThread {
    fn drop(&mut self) {
        if self.0.get() != 0 {
            idle::leave(self.0.get());
        }
    }
}

thread_local! {
    static OF_THREAD: OfThread = const { OfThread(Cell::new(0)) };
}

/// While this lives, a call of this thread does not use the thread's holder: for code of the user's that runs while a
/// result is copied, which is the `Hash` of a key, the default of a field that Go does not have, and the like. (Values that are dropped
/// because another one is malformed need none: nothing of the result is read any more.)
#[derive(Debug)]
pub struct Aside(u64);

impl Aside {
    #[inline]
    pub(crate) fn new() -> Aside {
        Aside(OF_THREAD.try_with(|of_thread| of_thread.0.take()).unwrap_or(0))
    }
}

impl Drop for Aside {
    #[inline]
    fn drop(&mut self) {
        let between = OF_THREAD
            .try_with(|of_thread| of_thread.0.replace(self.0))
            .unwrap_or(0);
        if between != 0 {
            ffi::release(between);
        }
    }
}

/// What becomes of a holder when it is no longer needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It is released.
    Once,
    /// It stays the thread's.
    OfThread,
    /// It becomes idle.
    OfView,
}

/// The holder of a call; 0 is none.
#[derive(Debug)]
pub struct Held {
    pub(crate) id: u64,
    after: Use,
}

impl Held {
    /// A holder that is used once.
    #[inline]
    pub(crate) fn once(id: u64) -> Held {
        Held { id, after: Use::Once }
    }

    /// The thread's holder, for a result that is copied. There is none while the thread has not needed any.
    #[inline]
    pub(crate) fn of_thread() -> Held {
        match OF_THREAD.try_with(|of_thread| of_thread.0.get()) {
            Ok(id) => Held {
                id,
                after: Use::OfThread,
            },
            // The thread is ending and its locals are gone.
            Err(_) => Held::once(0),
        }
    }

    /// An idle holder, for a view.
    #[inline]
    pub(crate) fn of_view() -> Held {
        Held {
            id: idle::take(),
            after: Use::OfView,
        }
    }

    /// Takes note of the holder that Go names after the call. It is another one if there was none, or if a call from within
    /// the handler has released it.
    #[inline]
    pub(crate) fn settle(&mut self, id: u64) {
        if self.id != id {
            self.id = id;
            self.adopt();
        }
    }

    /// Makes the holder the thread's, unless a call from within the handler has given it one meanwhile.
    #[cold]
    fn adopt(&mut self) {
        if self.after == Use::OfThread {
            OF_THREAD.with(|of_thread| match of_thread.0.get() {
                0 => {
                    of_thread.0.set(self.id);
                    // One for one: threads that come and go leave no more behind than there were at once.
                    idle::release_one_left();
                }
                _ => self.after = Use::Once,
            });
        }
    }

    /// The result has been copied, or is malformed: then nobody knows how much there is.
    #[inline]
    pub(crate) fn after<T>(&mut self, read: &Decoder, value: Result<T, Malformed>) -> Result<T, Malformed> {
        if read.bytes > KEEP_AT_MOST || value.is_err() {
            self.let_go();
        }
        value
    }

    /// The holder will be released.
    #[cold]
    pub(crate) fn let_go(&mut self) {
        if self.after == Use::OfThread {
            OF_THREAD.with(|of_thread| {
                if of_thread.0.get() == self.id {
                    of_thread.0.set(0);
                }
            });
        }
        self.after = Use::Once;
    }

    /// Hands the holder on to a view.
    #[inline]
    pub(crate) fn hand_over(mut self) -> u64 {
        std::mem::take(&mut self.id)
    }
}

impl Drop for Held {
    #[inline]
    fn drop(&mut self) {
        if self.id == 0 {
            return;
        }
        match self.after {
            Use::Once => ffi::release(self.id),
            Use::OfThread => {}
            Use::OfView => idle::put(self.id),
        }
    }
}
