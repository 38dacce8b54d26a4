//! Finding a handler that breaks its promises about lent memory.
//!
//! In builds with debug assertions, each call compares what it lent before and after, and panics with the method's name
//! when the handler wrote to it. In addition, [`poison_lent`] (or the environment variable `RUST2GO_POISON=1`) makes each
//! call lend a copy that is overwritten when the call ends: a handler that kept a string then finds `0xDB` bytes in it.

/// Turns the overwriting of lent memory on or off, for calls that begin from now on. Does nothing in builds without
/// debug assertions.
pub fn poison_lent(on: bool) {
    #[cfg(debug_assertions)]
    crate::rt::watch::set_poison(on);
    let _ = on;
}
