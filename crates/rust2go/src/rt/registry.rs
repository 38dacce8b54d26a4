//! The traits of this process that have been called, and what Go offers besides calls.
//!
//! The run time itself must not name Go's symbols where a program without Go would be linked with it. So the first call of a
//! trait, which is compiled where the trait is, leaves them here.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::api::Api;
use super::ffi::Figures;
use super::method::Method;
use crate::GoError;

static REGISTRY: Mutex<Registry> = Mutex::new(Registry {
    go: None,
    closed: false,
    apis: Vec::new(),
});

struct Registry {
    go: Option<Go>,
    /// `shutdown` has been called.
    closed: bool,
    apis: Vec<&'static Api>,
}

/// What starts Go's dispatcher. Known before Go can call Rust.
static WAKE: OnceLock<fn()> = OnceLock::new();

/// Notes it, whenever functions of Rust's are handed over to Go.
#[inline]
pub(crate) fn set_wake(wake: fn()) {
    // It is always the same one.
    let _ = WAKE.set(wake);
}

/// Starts Go's dispatcher, for those who push a call that Go waits for.
pub(crate) fn wake() {
    if let Some(wake) = WAKE.get() {
        wake();
    }
}

/// Go's functions.
#[derive(Clone, Copy)]
pub(crate) struct Go {
    pub(crate) figures: fn() -> Figures,
    pub(crate) cancel: fn(usize),
}

fn registry() -> MutexGuard<'static, Registry> {
    // Nothing panics while it is locked.
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes a trait that Go has agreed to, and lets its calls go.
pub(crate) fn attach(api: &'static Api, first: u32, go: Go) -> Result<(), GoError> {
    let mut registry = registry();
    if registry.closed {
        return Err(GoError::ShutDown);
    }
    registry.go = Some(go);
    if !registry.apis.iter().any(|known| std::ptr::eq(*known, api)) {
        registry.apis.push(api);
    }
    api.open(first);
    Ok(())
}

/// Lets no more calls go, and says who can tell Go so, if there is anybody. Calls that have been counted by now may still go.
pub(crate) fn close() -> Option<Go> {
    let mut registry = registry();
    registry.closed = true;
    for api in &registry.apis {
        api.close();
    }
    registry.go
}

/// Whether no more calls go.
pub(crate) fn is_closed() -> bool {
    registry().closed
}

/// The methods of all traits that have been called.
pub(crate) fn attached_methods() -> Vec<&'static Method> {
    registry().apis.iter().flat_map(|api| api.methods()).collect()
}

/// What Go has counted.
pub(crate) fn go_figures() -> Figures {
    // Not under the lock: Go is another's code.
    let go = registry().go;
    go.map_or_else(Figures::default, |go| (go.figures)())
}
