//! Who runs the futures of async calls from Go.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};

use crate::rt::executor;

/// A future in a box: what [`spawn_with`] hands over, and what an async closure returns.
pub type BoxFuture<T = ()> = Pin<Box<dyn Future<Output = T> + Send + 'static>>;

type Spawn = Arc<dyn Fn(BoxFuture) + Send + Sync>;

static CHOSEN: RwLock<Option<Spawn>> = RwLock::new(None);

/// Chooses who runs the futures of async methods that Go calls (`async fn` under [`macro@g2r`](crate::g2r)).
///
/// `spawn` gets a future for each such call, from whatever thread Go has called on, and has it polled to its end. A future that
/// it drops instead, or that is dropped with its run time, is an error of the call in Go (`rust2go.FutureDropped`); so is a panic of `spawn`.
///
/// Where nothing is chosen, a future is polled by the thread of Go that has called, and by threads of this crate's, one for each core at
/// most, whenever it is woken. That is enough for methods that need nothing of a run time; timers and sockets of tokio's need
/// tokio. What is chosen later counts for the calls that begin later.
///
/// ```
/// # mod tokio { pub mod runtime { #[derive(Clone)] pub struct Handle; impl Handle {
/// #     pub fn current() -> Handle { Handle }
/// #     pub fn spawn(&self, _: rust2go::BoxFuture) {}
/// # } } }
/// let tokio = tokio::runtime::Handle::current();
/// rust2go::spawn_with(move |future| {
///     tokio.spawn(future);
/// });
/// ```
pub fn spawn_with(spawn: impl Fn(BoxFuture) + Send + Sync + 'static) {
    let spawn: Spawn = Arc::new(spawn);
    let before = CHOSEN
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .replace(spawn);
    // Its drop is the user's code, which may choose in turn.
    drop(before);
}

/// Has a future run.
pub(crate) fn spawn(future: impl Future<Output = ()> + Send + 'static) {
    let chosen = CHOSEN.read().unwrap_or_else(PoisonError::into_inner).clone();
    match chosen {
        Some(spawn) => spawn(Box::pin(future)),
        None => executor::spawn(future),
    }
}
