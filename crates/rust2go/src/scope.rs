//! What a handler's context gets from Rust: deadlines and values.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use crate::rt::{Link, Scope};

/// A future whose calls share a deadline or a value: [`with_deadline`], [`with_timeout`], [`context_value`].
#[derive(Debug)]
#[must_use = "futures do nothing unless polled"]
pub struct Scoped<F> {
    /// Until the first poll.
    link: Option<Link>,
    /// From then on.
    scope: Option<Arc<Scope>>,
    future: F,
}

/// Gives the calls that begin within `future` a deadline: the handler's `ctx.Deadline()`.
///
/// At the deadline Go cancels the context, with `context.DeadlineExceeded`, and *the handler decides*: what the call gives is what
/// the handler returns then. Rust sets no timer, so any executor will do. A handler that ignores its context is waited for;
/// whoever does not want that puts the timeout of the executor around it, too, which drops the future.
///
/// Deadlines nest, and the earliest counts. It also counts while a call waits for its turn. Tasks that are spawned within
/// `future` have no part in it, and sync methods have no context. The system's clock is what both sides have in common: if
/// it is set anew between the first poll of `future` and the beginning of a call, the deadline moves with it.
///
/// ```
/// # use std::time::{Duration, Instant};
/// # async fn find(_: String) -> Result<(), rust2go::GoError> { Ok(()) } // stands for DirectoryImpl::find
/// # async fn example() -> Result<(), rust2go::GoError> {
/// let deadline = Instant::now() + Duration::from_secs(2);
/// rust2go::with_deadline(deadline, async {
///     find("ada".into()).await?;
///     find("bob".into()).await // in what is left of the two seconds
/// })
/// .await
/// # }
/// ```
pub fn with_deadline<F: Future>(deadline: Instant, future: F) -> Scoped<F> {
    Scoped {
        link: Some(Link::Deadline(deadline)),
        scope: None,
        future,
    }
}

/// As [`with_deadline`], with the deadline so long after now. A time beyond what the clock can say is no deadline.
///
/// ```
/// # use std::time::Duration;
/// # async fn find(_: String) -> Result<(), rust2go::GoError> { Ok(()) } // stands for DirectoryImpl::find
/// # async fn example() {
/// match rust2go::with_timeout(Duration::from_secs(2), find("ada".into())).await {
///     Err(error) if error.is_deadline_exceeded() => println!("Go has given up"),
///     other => println!("{other:?}"),
/// }
/// # }
/// ```
pub fn with_timeout<F: Future>(timeout: Duration, future: F) -> Scoped<F> {
    Scoped {
        link: Instant::now().checked_add(timeout).map(Link::Deadline),
        scope: None,
        future,
    }
}

/// Gives the calls that begin within `future` a value: `rust2go.Value(ctx, key)` in the handler, where `rust2go` is the
/// package `internal/rust2go` of the Go module.
///
/// Go gets a copy, which it may keep. Values nest, and the innermost of a key counts. As with [`with_deadline`], spawned
/// tasks and sync methods have no part in it.
///
/// ```
/// # async fn find(_: String) -> Result<(), rust2go::GoError> { Ok(()) } // stands for DirectoryImpl::find
/// # async fn example() -> Result<(), rust2go::GoError> {
/// rust2go::context_value("request", "4711", find("ada".into())).await
/// # }
/// ```
pub fn context_value<F: Future>(
    key: impl Into<Box<str>>,
    value: impl Into<Box<str>>,
    future: F,
) -> Scoped<F> {
    Scoped {
        link: Some(Link::Value(key.into(), value.into())),
        scope: None,
        future,
    }
}

/// The deadline of what runs here, if it has one: of an async call from Go, the deadline of its `context.Context`; within
/// [`with_deadline`] and [`with_timeout`], theirs. The earliest counts. Calls to Go that begin here have it too.
///
/// It is known while a future is polled; tasks that are spawned have no part in it.
///
/// ```
/// # use std::time::Duration;
/// # async fn example() {
/// assert_eq!(rust2go::deadline(), None);
/// rust2go::with_timeout(Duration::from_secs(2), async {
///     assert!(rust2go::deadline().is_some());
/// })
/// .await;
/// # }
/// ```
#[must_use]
pub fn deadline() -> Option<Instant> {
    crate::rt::current_scope()?.deadline()
}

impl<F: Future> Future for Scoped<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: the inner future stays where it is, and nothing else in here is pinned.
        let (this, future) = unsafe {
            let this = self.get_unchecked_mut();
            (
                (&mut this.link, &mut this.scope),
                Pin::new_unchecked(&mut this.future),
            )
        };
        let (link, scope) = this;
        if let Some(link) = link.take() {
            *scope = Some(Scope::within_current(link));
        }
        let _entered = scope.as_ref().map(Scope::enter);
        future.poll(context)
    }
}
