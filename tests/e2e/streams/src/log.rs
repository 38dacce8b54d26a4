//! Streams of Rust's.

use std::pin::Pin;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::{Context, Poll};

use futures::stream::{self, StreamExt};
use rust2go::{BoxStream, GoError, Stream};

use crate::api::*;

/// How many of the streams that [`counted`] has made are alive.
pub static ALIVE: AtomicI64 = AtomicI64::new(0);

struct Counted<S>(S);

impl<S> Drop for Counted<S> {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

impl<S: Stream + Unpin> Stream for Counted<S> {
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.0.poll_next_unpin(cx)
    }
}

/// A stream that counts while it is alive.
pub fn counted<S: Stream + Send + Unpin + 'static>(stream: S) -> BoxStream<S::Item> {
    ALIVE.fetch_add(1, Ordering::Relaxed);
    Box::pin(Counted(stream))
}

struct Entries(u64);

fn event(number: u64) -> Event {
    Event {
        name: format!("event {number}"),
        number,
    }
}

impl Log for Entries {
    fn scan(&self, prefix: &str) -> impl Stream<Item = Event> + Send + 'static {
        let prefix = prefix.to_owned();
        let all = stream::iter((0..self.0).map(event));
        let found = all.filter(move |event| std::future::ready(event.name.starts_with(&prefix)));
        counted(found)
    }

    async fn follow(&self, fail_after: u64) -> Result<BoxStream<Result<Event, Broken>>, GoError> {
        if fail_after == 0 {
            return Err(GoError::msg("nothing to follow"));
        }
        let count = self.0;
        let all = (0..count).map(move |number| match number == fail_after {
            true => Err(Broken { after: number }),
            false => Ok(event(number)),
        });
        // Not all are ready at once.
        let slow = stream::iter(all).then(|event| async {
            Yielded(false).await;
            event
        });
        Ok(counted(Box::pin(slow)))
    }
}

/// Waits once.
struct Yielded(bool);

impl std::future::Future for Yielded {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Logs for LogsImpl {
    fn open(entries: u64) -> LogImpl {
        LogImpl::new(Entries(entries))
    }

    fn count(to: u64) -> BoxStream<u64> {
        counted(stream::iter(0..to))
    }

    fn maybe(there: bool) -> Result<impl Stream<Item = String> + Send + 'static, GoError> {
        match there {
            true => Ok(counted(stream::iter(["a".to_owned(), "b".to_owned()]))),
            false => Err(GoError::msg("not there")),
        }
    }

    fn alive() -> i64 {
        ALIVE.load(Ordering::Relaxed)
    }
}
