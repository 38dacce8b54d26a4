//! The symbols of the Go archive and the block of a call, as `docs/abi.md` has them.

use std::ffi::c_void;
use std::mem::MaybeUninit;

use super::{idle, promise};
use crate::types::GoStr;

/// The version of the contract between the halves.
pub(crate) const ABI_VERSION: u32 = 9;

/// `Header::status`: what became of a call.
pub(crate) mod status {
    pub(crate) const DONE: u32 = 0;
    pub(crate) const ERROR: u32 = 1;
    pub(crate) const PANIC: u32 = 2;
    pub(crate) const NOT_REGISTERED: u32 = 3;
    pub(crate) const UNKNOWN: u32 = 4;
    pub(crate) const STALE: u32 = 5;
    pub(crate) const MALFORMED: u32 = 6;
    /// The handler returned an error of the method's own type, which stands in the result.
    pub(crate) const TYPED: u32 = 7;
    /// Rust has shut down before the call could go to Go. Only Rust writes it.
    pub(crate) const SHUT_DOWN: u32 = 8;
    /// An async call from Go is under way: `Header::holder` names it.
    pub(crate) const PENDING: u32 = 9;
    /// The future of an async call from Go was dropped before it was ready.
    pub(crate) const DROPPED: u32 = 10;
}

/// The beginning of every block.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) status: u32,
    /// Bytes of scratch after the result, or 0; see [`WithScratch`].
    pub(crate) scratch: u32,
    pub(crate) holder: u64,
    pub(crate) leaf: usize,
    pub(crate) task: usize,
    pub(crate) message: MaybeUninit<GoStr>,
    pub(crate) stack: MaybeUninit<GoStr>,
}

impl Header {
    /// Ends a call that has not gone to Go.
    pub(crate) fn shut_down(&mut self) {
        self.status = status::SHUT_DOWN;
        self.message.write(GoStr::new(std::ptr::null(), 0));
        self.stack.write(GoStr::new(std::ptr::null(), 0));
    }

    #[inline]
    pub(crate) fn new(holder: u64, leaf: usize, task: usize) -> Header {
        Header {
            status: status::DONE,
            scratch: 0,
            holder,
            leaf,
            task,
            message: MaybeUninit::uninit(),
            stack: MaybeUninit::uninit(),
        }
    }
}

/// The block of a call: Rust writes the parameters' twins, Go the result's.
#[repr(C)]
pub(crate) struct Block<P, R> {
    pub(crate) header: Header,
    pub(crate) params: P,
    pub(crate) result: MaybeUninit<R>,
}

/// A block with room behind it, which Go may fill with what the result points to: then nothing in Go's memory need be kept alive.
/// The result has pointers, so its end is a multiple of 8, where the scratch begins.
#[repr(C)]
pub(crate) struct WithScratch<P, R> {
    pub(crate) block: Block<P, R>,
    pub(crate) scratch: [MaybeUninit<u64>; SCRATCH],
}

/// The words of a scratch.
pub(crate) const SCRATCH: usize = 32;
/// The bytes of a scratch.
pub(crate) const SCRATCH_BYTES: u32 = (SCRATCH * 8) as u32;

// Go declares these offsets and sizes on its own.
const _: () = assert!(
    std::mem::size_of::<Header>() == 64,
    "rust2go supports 64-bit targets only"
);

/// What Go counts of async calls.
#[repr(C)]
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Figures {
    /// Handlers that the dispatcher has begun to run itself.
    pub(crate) inline: u64,
    /// Handlers that it has given a goroutine.
    pub(crate) spawned: u64,
}

mod symbols {
    use super::c_void;

    extern "C" {
        pub(super) fn rust2go_attach(block: *mut c_void);
        pub(super) fn rust2go_call(method: u32, block: *mut c_void);
        pub(super) fn rust2go_wake();
        pub(super) fn rust2go_cancel(task: usize);
        pub(super) fn rust2go_release(holder: u64);
        pub(super) fn rust2go_adopt(address: usize) -> u64;
        pub(super) fn rust2go_forget(number: u64);
        pub(super) fn rust2go_figures(figures: *mut super::Figures);
    }
}

// All of these are `inline`, so that they are compiled only where a Go archive is called from, and a crate that only
// defines types links without one.

/// # Safety
///
/// The block is an attach block.
#[inline]
pub(crate) unsafe fn attach<P, R>(block: *mut Block<P, R>) {
    // SAFETY: the caller's promise; Go writes to the block only until it returns.
    unsafe { symbols::rust2go_attach(block.cast()) }
}

/// # Safety
///
/// `method` is a number that `attach` gave for the method whose block this is.
#[inline]
pub(crate) unsafe fn call<P, R>(method: u32, block: *mut Block<P, R>) {
    // SAFETY: the caller's promise; Go touches the block only until it returns.
    unsafe { symbols::rust2go_call(method, block.cast()) }
}

/// Starts Go's dispatcher, which the queue of calls has said to be asleep.
#[inline]
pub(crate) fn wake() {
    // SAFETY: takes nothing, and returns at once.
    promise::enter(|| unsafe { symbols::rust2go_wake() });
}

/// In place of a task: all of them, also those to come.
pub(crate) const ALL: usize = 0;

/// Cancels the context of the async call with the task at this address, or of [`ALL`]; does nothing when its handler has returned. The
/// caller has a reference to the task, which keeps the address from being another's.
#[inline]
pub(crate) fn cancel(task: usize) {
    promise::judge("cancelling a call");
    // SAFETY: takes any number; one that names no call is ignored.
    unsafe { symbols::rust2go_cancel(task) }
}

/// Has Go hold an object that it shows, and gives its number.
///
/// # Safety
///
/// The address is that of a twin, and Go keeps the object.
#[inline]
pub(crate) unsafe fn adopt(address: *const c_void) -> u64 {
    promise::judge("holding an object of Go's");
    // SAFETY: the caller's promise.
    unsafe { symbols::rust2go_adopt(address as usize) }
}

/// Has Go forget an object.
#[inline]
pub(crate) fn forget(number: u64) {
    // SAFETY: takes any number; one that names no object is ignored.
    promise::enter(move || unsafe { symbols::rust2go_forget(number) });
}

/// What Go has counted.
#[inline]
pub(crate) fn figures() -> Figures {
    promise::judge("what `rust2go::stats` counts");
    let mut figures = Figures::default();
    // SAFETY: Go writes two numbers there before it returns.
    unsafe { symbols::rust2go_figures(&mut figures) };
    figures
}

/// Lets go of what a holder keeps.
#[inline]
pub(crate) fn release(holder: u64) {
    if promise::is_given() {
        return idle::leave(holder);
    }
    // SAFETY: takes any number; one that names no holder is ignored.
    unsafe { symbols::rust2go_release(holder) }
}
