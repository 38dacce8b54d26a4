//! The calls from Go to Rust.

use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::task::{Context, Poll};

use rust2go::{BoxStream, Stream};

use crate::User;

/// What a title is.
const TITLE: &str = "a title of 24 bytes also";

/// Go calls these by cgo.
#[rust2go::g2r]
pub trait Calls {
    /// Does nothing.
    fn nothing();
    /// Adds.
    fn add(a: u64, b: u64) -> u64;
    /// The length of a text.
    fn length(text: &str) -> usize;
    /// A text.
    fn title() -> String;
    /// Returns the user.
    fn echo(user: User) -> User;
    /// Adds, after it has been woken so often.
    async fn add_later(a: u64, b: u64, woken: u32) -> u64;
}

/// Streams of Rust's, which Go reads.
#[rust2go::g2r]
pub trait Sources {
    /// So many numbers.
    fn numbers(count: u64) -> BoxStream<u64>;
    /// So many messages of 1 KiB.
    fn messages(count: u64) -> BoxStream<Vec<u8>>;
}

/// Streams of Go's, which Rust reads.
#[rust2go::r2g]
pub trait Makers {
    /// So many numbers.
    fn numbers(count: u64) -> BoxStream<u64>;
    /// So many messages of 1 KiB.
    fn messages(count: u64) -> BoxStream<Vec<u8>>;
}

/// The same without cgo.
#[rust2go::g2r]
pub trait Quick {
    /// Does nothing.
    #[nonblocking]
    fn nothing();
    /// Adds.
    #[nonblocking]
    fn add(a: u64, b: u64) -> u64;
    /// The length of a text.
    #[nonblocking]
    fn length(text: &str) -> usize;
    /// A text.
    #[nonblocking]
    fn title() -> String;
    /// Returns the user.
    #[nonblocking]
    fn echo(user: User) -> User;
}

/// Go keeps what it is given, and calls it.
#[rust2go::r2g]
pub trait Keeper {
    /// Keeps a closure.
    fn keep(next: Box<dyn Fn(u64) -> u64 + Send + Sync>);
}

impl Calls for CallsImpl {
    fn nothing() {}

    fn add(a: u64, b: u64) -> u64 {
        a + b
    }

    fn length(text: &str) -> usize {
        text.len()
    }

    fn title() -> String {
        TITLE.to_owned()
    }

    fn echo(user: User) -> User {
        user
    }

    async fn add_later(a: u64, b: u64, woken: u32) -> u64 {
        be_woken(woken).await;
        a + b
    }
}

impl Quick for QuickImpl {
    fn nothing() {}

    fn add(a: u64, b: u64) -> u64 {
        a + b
    }

    fn length(text: &str) -> usize {
        text.len()
    }

    fn title() -> String {
        TITLE.to_owned()
    }

    fn echo(user: User) -> User {
        user
    }
}

impl Sources for SourcesImpl {
    fn numbers(count: u64) -> BoxStream<u64> {
        Box::pin(Ready(0..count))
    }

    fn messages(count: u64) -> BoxStream<Vec<u8>> {
        Box::pin(Ready((0..count).map(|at| vec![at as u8; 1024])))
    }
}

/// A stream whose items are all there.
struct Ready<I>(I);

impl<I: Iterator + Unpin> Stream for Ready<I> {
    type Item = I::Item;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.get_mut().0.next())
    }
}

/// Is ready after it has been woken so often.
pub fn be_woken(mut times: u32) -> impl Future<Output = ()> {
    poll_fn(move |context| {
        if times == 0 {
            return Poll::Ready(());
        }
        times -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
}
