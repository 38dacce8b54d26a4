//! The calls from Go to Rust.

use std::future::{poll_fn, Future};
use std::task::Poll;

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
