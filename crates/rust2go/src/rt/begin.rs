//! What Go gets of Rust: the functions by which it calls Rust, and the one that a Go program with Rust in it begins with.
//!
//! Where Rust begins, it hands them over when it first calls Go (`api.rs`). Where Go begins, an `init` function of Go's asks for
//! them. That one function has a name in the program. It names none of Go's own, so that a Rust program without Go has it too
//! and links, and Go says with the question how its dispatcher is started.

use std::mem::transmute;
use std::sync::OnceLock;

use super::ffi::ABI_VERSION;
use super::queue::QUEUE;
use super::{idle, kept, object, pending, promise, registry, served, slot};
use crate::config::POLICIES;

/// The functions by which Go calls Rust, and the queue.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct Functions {
    complete: usize,
    idle: usize,
    queue: usize,
    lookup: usize,
    release: usize,
    take: usize,
    cancel: usize,
    abandon: usize,
    adopt: usize,
    forget: usize,
    policies: usize,
}

impl Functions {
    #[inline]
    pub(crate) fn all() -> Functions {
        Functions {
            complete: slot::complete as *const () as usize,
            idle: idle::collect as *const () as usize,
            queue: QUEUE.address(),
            lookup: served::lookup as *const () as usize,
            release: kept::release as *const () as usize,
            take: pending::take as *const () as usize,
            cancel: pending::cancel as *const () as usize,
            abandon: pending::abandon as *const () as usize,
            adopt: object::adopt as *const () as usize,
            forget: object::forget as *const () as usize,
            policies: std::ptr::addr_of!(POLICIES) as usize,
        }
    }
}

/// `rust2go_wake`, as Go has given it.
static GO_WAKE: OnceLock<extern "C" fn()> = OnceLock::new();

/// Gives Go the functions if it speaks this version of the contract, and tells the version in any case. Its name has the version
/// of the crate in it: two versions in one program are two functions, which `rust2go build-rust` finds.
///
/// # Safety
///
/// `wake` is the address of Go's `rust2go_wake`, and with the right version `functions` has room for all of them.
#[export_name = concat!(
    "rust2go_begin_",
    env!("CARGO_PKG_VERSION_MAJOR"),
    "_",
    env!("CARGO_PKG_VERSION_MINOR"),
    "_",
    env!("CARGO_PKG_VERSION_PATCH")
)]
unsafe extern "C" fn begin(abi: u32, wake: usize, functions: *mut Functions) -> u32 {
    if abi == ABI_VERSION {
        // SAFETY: the caller's promise; it is a function of C's, without parameters.
        let wake = unsafe { transmute::<usize, extern "C" fn()>(wake) };
        // It is always the same one.
        let _ = GO_WAKE.set(wake);
        registry::set_wake(start_dispatcher);
        // SAFETY: the caller's promise.
        unsafe { functions.write(Functions::all()) };
    }
    ABI_VERSION
}

/// Does what `ffi::wake` does, which names Go's symbol.
fn start_dispatcher() {
    if let Some(wake) = GO_WAKE.get() {
        promise::enter(|| wake());
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    extern "C" fn nothing() {}

    #[test]
    fn another_version_gets_nothing() {
        // SAFETY: nothing is written with another version.
        let version = unsafe { begin(ABI_VERSION + 1, 0, std::ptr::null_mut()) };
        assert_eq!(version, ABI_VERSION);
    }

    #[test]
    fn this_version_gets_all() {
        let mut functions = std::mem::MaybeUninit::<Functions>::uninit();
        let wake = nothing as extern "C" fn() as usize;
        // SAFETY: it is such a function, and there is room.
        unsafe { begin(ABI_VERSION, wake, functions.as_mut_ptr()) };
        // SAFETY: they have been written.
        let functions = unsafe { functions.assume_init() };
        assert_eq!(functions.queue, QUEUE.address());
        assert!(![functions.complete, functions.lookup, functions.forget].contains(&0));
    }
}
