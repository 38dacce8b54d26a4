//! The traits of this process that have been called, and what Go offers besides calls.
//!
//! The run time itself must not name Go's symbols where a program without Go would be linked with it. So the first call of a
//! trait, which is compiled where the trait is, leaves them here.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::api::Api;
use super::ffi::Figures;
use super::method::Method;

static REGISTRY: Mutex<Registry> = Mutex::new(Registry {
    go: None,
    apis: Vec::new(),
});

struct Registry {
    go: Option<Go>,
    apis: Vec<&'static Api>,
}

/// Go's functions.
#[derive(Clone, Copy)]
pub(crate) struct Go {
    pub(crate) figures: fn() -> Figures,
}

fn registry() -> MutexGuard<'static, Registry> {
    // Nothing panics while it is locked.
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes a trait that Go has agreed to.
pub(crate) fn attached(api: &'static Api, go: Go) {
    let mut registry = registry();
    registry.go = Some(go);
    if !registry.apis.iter().any(|known| std::ptr::eq(*known, api)) {
        registry.apis.push(api);
    }
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
