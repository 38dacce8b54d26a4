//! A stream of Rust's that Go reads: an object with one method, which gives the next items.
//!
//! Go asks for some, and gets as many as are ready without waiting, at least one; none means the end. So a slow stream has its items
//! arrive one by one, and a fast one pays for a call once in a hundred. Nothing is read ahead of what Go has asked for, and
//! when Go's loop ends early, it closes the object and the stream is dropped. An error, and a panic, come after what was read before.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use futures_core::Stream;

use super::panics::{self, Kept};
use crate::BoxStream;

/// The stream behind the object. `I` is the type of its items.
pub struct Pulled<I> {
    state: Mutex<State<I>>,
    /// Somebody waits for the next items.
    busy: AtomicBool,
}

struct State<I> {
    /// None once it has ended, or panicked.
    stream: Option<BoxStream<I>>,
    /// What was read and not given yet.
    late: VecDeque<I>,
    /// The stream has panicked, after items that have been given, or are being.
    panic: Option<Kept>,
}

impl<I: Send> Pulled<I> {
    /// Of a stream, which is not polled before Go asks.
    #[must_use]
    pub fn new(stream: impl Stream<Item = I> + Send + 'static) -> Pulled<I> {
        Pulled {
            state: Mutex::new(State {
                stream: Some(Box::pin(stream)),
                late: VecDeque::new(),
                panic: None,
            }),
            busy: AtomicBool::new(false),
        }
    }

    /// The next items, no more than these; none at the end.
    ///
    /// # Panics
    ///
    /// Where the last ones are still being waited for: two goroutines read one stream. And where the stream does.
    pub async fn next(&self, at_most: u32) -> Vec<I> {
        let _busy = Busy::enter(&self.busy);
        let mut items = Vec::new();
        poll_fn(|cx| {
            while items.len() < at_most as usize {
                match panics::keep(|| self.poll_one(cx)) {
                    Ok(Poll::Ready(Some(item))) => items.push(item),
                    Ok(Poll::Pending) if items.is_empty() => return Poll::Pending,
                    Ok(Poll::Ready(None) | Poll::Pending) => break,
                    Err(panic) if items.is_empty() => panic.go_on(),
                    Err(panic) => {
                        self.state().panic = Some(panic);
                        break;
                    }
                }
            }
            Poll::Ready(())
        })
        .await;
        items
    }

    fn state(&self) -> MutexGuard<'_, State<I>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Polls the stream, which is gone if that panics, or if it has ended.
    fn poll_one(&self, cx: &mut Context<'_>) -> Poll<Option<I>> {
        let mut state = self.state();
        if let Some(late) = state.late.pop_front() {
            return Poll::Ready(Some(late));
        }
        if let Some(panic) = state.panic.take() {
            drop(state);
            panic.go_on();
        }
        let Some(mut stream) = state.stream.take() else {
            return Poll::Ready(None);
        };
        let polled = Pin::as_mut(&mut stream).poll_next(cx);
        if !matches!(polled, Poll::Ready(None)) {
            state.stream = Some(stream);
        }
        polled
    }
}

impl<T: Send, E: Send> Pulled<Result<T, E>> {
    /// As [`next`](Self::next); an error comes alone, after the items that came before it.
    ///
    /// # Errors
    ///
    /// That of the next item.
    ///
    /// # Panics
    ///
    /// As for `next`.
    pub async fn try_next(&self, at_most: u32) -> Result<Vec<T>, E> {
        let mut items = Vec::new();
        let mut results: VecDeque<_> = self.next(at_most).await.into();
        while let Some(result) = results.pop_front() {
            match result {
                Ok(item) => items.push(item),
                Err(error) if items.is_empty() => {
                    self.put_back(results);
                    return Err(error);
                }
                Err(error) => {
                    results.push_front(Err(error));
                    self.put_back(results);
                    break;
                }
            }
        }
        Ok(items)
    }

    /// Keeps items for the next call.
    fn put_back(&self, mut results: VecDeque<Result<T, E>>) {
        let late = &mut self.state().late;
        results.append(late);
        *late = results;
    }
}

impl<I> std::fmt::Debug for Pulled<I> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a stream that Go reads")
    }
}

/// One that waits, until it does no more.
struct Busy<'a>(&'a AtomicBool);

impl Busy<'_> {
    fn enter(busy: &AtomicBool) -> Busy<'_> {
        assert!(
            !busy.swap(true, Ordering::Acquire),
            "a stream that two goroutines read at once: each of its items has one reader, so let one of them loop over it"
        );
        Busy(busy)
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use std::future::Future;
    use std::sync::Arc;
    use std::task::{Wake, Waker};

    use super::*;

    struct Nobody;

    impl Wake for Nobody {
        fn wake(self: Arc<Self>) {}
    }

    fn poll<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
        future.poll(&mut Context::from_waker(&Waker::from(Arc::new(Nobody))))
    }

    /// What is ready of a future that is.
    fn ready<F: Future>(future: F) -> F::Output {
        match poll(std::pin::pin!(future)) {
            Poll::Ready(output) => output,
            Poll::Pending => panic!("it waits"),
        }
    }

    /// Gives these, `None` for not yet.
    struct Steps<I>(VecDeque<Option<I>>);

    impl<I: Unpin> Stream for Steps<I> {
        type Item = I;

        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I>> {
            match self.0.pop_front() {
                Some(Some(item)) => Poll::Ready(Some(item)),
                Some(None) => Poll::Pending,
                None => Poll::Ready(None),
            }
        }
    }

    fn steps<I: Unpin + Send + 'static>(steps: impl IntoIterator<Item = Option<I>>) -> Pulled<I> {
        Pulled::new(Steps(steps.into_iter().collect()))
    }

    #[test]
    fn as_many_as_are_ready_and_no_more() {
        let stream = steps([Some(1), Some(2), None, Some(3), Some(4), Some(5)]);
        assert_eq!(ready(stream.next(9)), [1, 2]);
        assert_eq!(ready(stream.next(2)), [3, 4]);
        assert_eq!(ready(stream.next(9)), [5]);
        for _ in 0..2 {
            assert_eq!(ready(stream.next(9)), [0; 0]);
        }
    }

    #[test]
    fn without_an_item_it_waits() {
        let stream = steps([None, Some(1)]);
        let mut next = std::pin::pin!(stream.next(9));
        assert!(poll(next.as_mut()).is_pending());
        assert_eq!(poll(next.as_mut()), Poll::Ready(vec![1]));
    }

    #[test]
    fn an_error_comes_alone() {
        let stream = steps([Ok(1), Err("a"), Err("b"), Ok(2)].map(Some));
        assert_eq!(ready(stream.try_next(9)), Ok(vec![1]));
        assert_eq!(ready(stream.try_next(1)), Err("a"));
        assert_eq!(ready(stream.try_next(9)), Err("b"));
        assert_eq!(ready(stream.try_next(9)), Ok(vec![2]));
        assert_eq!(ready(stream.try_next(9)), Ok(vec![]));
    }

    #[test]
    fn it_has_one_reader() {
        let stream = steps([None, Some(1)]);
        let mut first = Box::pin(stream.next(1));
        assert!(poll(first.as_mut()).is_pending());
        let second = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| ready(stream.next(1))));
        assert!(second.is_err());
        // One that has given up is none any more.
        drop(first);
        assert_eq!(ready(stream.next(1)), [1]);
    }

    #[test]
    fn a_panic_comes_after_the_items_and_ends_it() {
        /// Gives items before it panics.
        struct Panics(u8);
        impl Stream for Panics {
            type Item = Result<u8, u8>;
            fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
                self.0 = self.0.checked_sub(1).expect("another item");
                Poll::Ready(Some(if self.0 == 1 { Err(1) } else { Ok(self.0) }))
            }
        }
        for items in 0..4 {
            let stream = Pulled::new(Panics(items));
            let mut read = Vec::new();
            let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| loop {
                match ready(stream.try_next(9)) {
                    Ok(items) if items.is_empty() => break,
                    Ok(items) => read.extend(items),
                    Err(error) => read.push(error),
                }
            }));
            let panicked = panicked.expect_err("a panic");
            assert_eq!(
                panicked.downcast_ref::<String>().map(String::as_str),
                Some("another item")
            );
            assert!(read.iter().copied().eq((0..items).rev()), "{read:?}");
            assert_eq!(ready(stream.next(1)), []);
        }
    }
}
