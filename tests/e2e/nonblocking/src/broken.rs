//! Rust's side of `Broken`.

use std::any::Any;
use std::future::Future;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll};

use futures::task::noop_waker;
use rust2go::GoError;

use crate::api::*;

/// What [`Broken::lets_go`] drops.
pub static LEFT: Mutex<Vec<Box<dyn Any + Send>>> = Mutex::new(Vec::new());

/// Calls Go when it is dropped, and says how that went.
#[derive(Default)]
pub struct Calls;

/// What the drop of a [`Calls`] has panicked with.
pub static SAID: Mutex<String> = Mutex::new(String::new());

impl Drop for Calls {
    fn drop(&mut self) {
        if let Err(panic) = std::panic::catch_unwind(DriverImpl::collected) {
            *SAID.lock().expect("no panic within") =
                panic.downcast_ref::<String>().cloned().unwrap_or_default();
        }
    }
}

impl Broken for BrokenImpl {
    fn calls() -> u32 {
        DriverImpl::collected()
    }

    fn tries() -> Result<u32, GoError> {
        DriverImpl::growth().map(|()| 0)
    }

    fn polls() -> u32 {
        match pin!(DriverImpl::waits()).poll(&mut Context::from_waker(&noop_waker())) {
            Poll::Ready(number) => number,
            Poll::Pending => 0,
        }
    }

    fn starts() -> Result<u32, GoError> {
        rust2go::start().map(|()| 0)
    }

    fn counts() -> u64 {
        rust2go::stats().methods.len() as u64
    }

    fn result_calls() -> Caller {
        Caller {
            text: "a caller".to_owned(),
            calls: Calls,
        }
    }

    fn lets_go() {
        let left = std::mem::take(&mut *LEFT.lock().expect("no panic within"));
        drop(left);
    }

    async fn never() -> Result<(), GoError> {
        std::future::pending().await
    }
}
