//! A stream that Go makes: the call of its handler, and the items that the handler has handed over.
//!
//! The handler gets a function that takes an item, and Go hands over several of them at once if it has them, [`Items::push`]. That is a call into Rust
//! without any waiting, until there are [`MOST`] items that nobody has read; then the goroutine waits for [`Items::room`]. The reader takes all
//! there is at once. So under load there are few calls, few wake-ups and few locks.
//!
//! - The call begins when the stream is first polled. Dropping the stream drops the call's future, which cancels the handler's context,
//!   and tells the handler so by its next item.
//! - An item that was taken is read, unless the stream is dropped: the stream ends after the last one, and what comes once the reader has seen the end is
//!   refused. (Go takes none after the handler has returned.) A panic of the handler's comes after them, as its error does.
//! - Wakers and items are the user's code. A waker that panics is no matter of the other side's, nor is an item on the handler's side, and nothing of
//!   it runs under the lock but the clone of a waker.
//! - Whoever waits is woken: the reader leaves its waker under the lock under which it has found nothing, and so does a goroutine that has
//!   found no room.

use std::collections::VecDeque;
use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

use super::panics::{self, Kept};
use super::sync::{Mutex, MutexGuard};

#[cfg(all(test, loom))]
mod models;

/// How many items may wait to be read, beside as many that the reader has taken. Enough that a reader that is woken finds work
/// for longer than the waking takes.
const MOST: usize = if cfg!(loom) { 2 } else { 256 };

/// What Go learns of items that it has handed over.
mod answer {
    /// Nobody reads it, or will read another one.
    pub(super) const STOP: u8 = 0;
    /// There is room for the next one.
    pub(super) const GO_ON: u8 = 1;
    /// There will be.
    pub(super) const WAIT: u8 = 2;
}

/// The items between a handler and the reader of its stream. Clones are the same.
pub struct Items<T>(Arc<Mutex<Between<T>>>);

struct Between<T> {
    items: VecDeque<T>,
    reader: Option<Waker>,
    /// Goroutines that wait for room.
    waiting: Vec<Waker>,
    closed: bool,
}

impl<T> Clone for Items<T> {
    fn clone(&self) -> Self {
        Items(Arc::clone(&self.0))
    }
}

impl<T> std::fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the items of a stream")
    }
}

impl<T> Items<T> {
    /// None yet.
    #[must_use]
    #[allow(clippy::new_without_default)] // for emitted code
    pub fn new() -> Items<T> {
        Items(Arc::new(Mutex::new(Between {
            items: VecDeque::new(),
            reader: None,
            waiting: Vec::new(),
            closed: false,
        })))
    }

    fn lock(&self) -> MutexGuard<'_, Between<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes items from the handler, and tells it how to go on: `Yield` in `stream.go`.
    #[must_use]
    pub fn push(&self, items: Vec<T>) -> u8 {
        let mut between = self.lock();
        if between.closed {
            drop(between);
            let _ = panics::apart(|| drop(items));
            return answer::STOP;
        }
        between.items.extend(items);
        let full = between.items.len() >= MOST;
        let reader = between.reader.take();
        drop(between);
        reader.into_iter().for_each(panics::wake);
        if full {
            answer::WAIT
        } else {
            answer::GO_ON
        }
    }

    /// Waits until there is room again; false where nobody reads any more.
    pub async fn room(&self) -> bool {
        poll_fn(|cx| {
            let mut between = self.lock();
            if between.closed || between.items.len() < MOST {
                return Poll::Ready(!between.closed);
            }
            let waker = cx.waker();
            if !between.waiting.iter().any(|other| other.will_wake(waker)) {
                between.waiting.push(waker.clone());
            }
            Poll::Pending
        })
        .await
    }

    /// All that there is, into `to`, which is empty; else leaves the waker. Reports whether there was something.
    fn read(&self, to: &mut VecDeque<T>, cx: &Context<'_>) -> bool {
        let mut between = self.lock();
        if between.items.is_empty() {
            let waker = cx.waker();
            if !between.reader.as_ref().is_some_and(|old| old.will_wake(waker)) {
                let old = between.reader.replace(waker.clone());
                // What it drops may be more of the user's.
                drop(between);
                let _ = panics::apart(|| drop(old));
            }
            return false;
        }
        std::mem::swap(&mut between.items, to);
        let waiting = std::mem::take(&mut between.waiting);
        drop(between);
        waiting.into_iter().for_each(panics::wake);
        true
    }

    /// Nobody reads any more. Gives what nobody has read.
    fn close(&self) -> VecDeque<T> {
        let mut between = self.lock();
        between.closed = true;
        let items = std::mem::take(&mut between.items);
        let waiting = std::mem::take(&mut between.waiting);
        let reader = between.reader.take();
        drop(between);
        let _ = panics::apart(|| drop(reader));
        waiting.into_iter().for_each(panics::wake);
        items
    }
}

/// What the end of the handler's call means for the stream.
pub trait End<T> {
    /// An item of the stream.
    type Item;
    /// An item of the handler's as one of the stream.
    fn item(item: T) -> Self::Item;
    /// The item that comes after all others.
    fn last(self) -> Option<Self::Item>;
}

impl<T> End<T> for () {
    type Item = T;

    fn item(item: T) -> T {
        item
    }

    fn last(self) -> Option<T> {
        None
    }
}

impl<T, E> End<T> for Result<(), E> {
    type Item = Result<T, E>;

    fn item(item: T) -> Self::Item {
        Ok(item)
    }

    fn last(self) -> Option<Self::Item> {
        self.err().map(Err)
    }
}

/// The stream. `F` is the future of the handler's call.
pub struct GoStream<F: Future, T> {
    /// None once it has ended.
    call: Option<Pin<Box<F>>>,
    /// It has been polled, and so the handler runs.
    begun: bool,
    end: Option<Result<F::Output, Kept>>,
    /// What was taken and not read yet.
    taken: VecDeque<T>,
    items: Items<T>,
}

// Nothing in it is pinned but the future, which has a box.
impl<F: Future, T> Unpin for GoStream<F, T> {}

impl<F: Future, T> GoStream<F, T> {
    /// Of a call that hands its items over to these.
    #[must_use]
    pub fn new(call: F, items: Items<T>) -> GoStream<F, T> {
        GoStream {
            call: Some(Box::pin(call)),
            begun: false,
            end: None,
            taken: VecDeque::new(),
            items,
        }
    }

    /// Polls the call; reports whether it has ended.
    fn poll_call(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(call) = &mut self.call else { return true };
        self.begun = true;
        let end = match panics::keep(|| call.as_mut().poll(cx)) {
            Ok(Poll::Pending) => return false,
            Ok(Poll::Ready(end)) => Ok(end),
            Err(panic) => Err(panic),
        };
        self.end = Some(end);
        // What comes now is refused.
        self.taken = self.items.close();
        self.call = None;
        true
    }
}

impl<F: Future, T> Stream for GoStream<F, T>
where
    F::Output: End<T>,
{
    type Item = <F::Output as End<T>>::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if this.taken.is_empty() && this.call.is_some() {
            let found = this.begun && this.items.read(&mut this.taken, cx);
            // The waker is there, or the handler has not begun: what it hands over from here on wakes.
            if !found && !this.poll_call(cx) && !this.items.read(&mut this.taken, cx) {
                return Poll::Pending;
            }
        }
        match this.taken.pop_front() {
            Some(item) => Poll::Ready(Some(F::Output::item(item))),
            None => match this.end.take() {
                Some(Err(panic)) => panic.go_on(),
                end => Poll::Ready(end.and_then(Result::ok).and_then(F::Output::last)),
            },
        }
    }
}

impl<F: Future, T> Drop for GoStream<F, T> {
    fn drop(&mut self) {
        drop(self.items.close());
    }
}

impl<F: Future, T> std::fmt::Debug for GoStream<F, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a stream of Go's")
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;

    use super::*;

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// A call that ends when it is told to.
    struct Call<O>(Arc<Mutex<Option<O>>>);

    impl<O> Future for Call<O> {
        type Output = O;

        fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<O> {
            match self.0.lock().unwrap().take() {
                Some(output) => Poll::Ready(output),
                None => Poll::Pending,
            }
        }
    }

    struct Test<O> {
        items: Items<u32>,
        end: Arc<Mutex<Option<O>>>,
        stream: GoStream<Call<O>, u32>,
        woken: Arc<Count>,
    }

    impl<O: End<u32>> Test<O> {
        fn new() -> Test<O> {
            let (items, end) = (Items::new(), Arc::new(Mutex::new(None)));
            Test {
                stream: GoStream::new(Call(Arc::clone(&end)), items.clone()),
                items,
                end,
                woken: Arc::default(),
            }
        }

        fn next(&mut self) -> Poll<Option<O::Item>> {
            let waker = Waker::from(Arc::clone(&self.woken));
            Pin::new(&mut self.stream).poll_next(&mut Context::from_waker(&waker))
        }
    }

    /// Methods return `impl Stream`, by which users see what a stream is.
    #[test]
    fn a_stream_is_as_safe_as_its_call_and_its_items() {
        fn is<T: Send + Sync + std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}
        is::<GoStream<std::future::Ready<()>, u32>>();
    }

    struct Panics;

    impl Wake for Panics {
        fn wake(self: Arc<Self>) {
            std::panic::resume_unwind(Box::new("a waker's"));
        }
    }

    #[test]
    fn a_waker_that_panics_is_no_matter_of_the_handlers() {
        let mut test = Test::<()>::new();
        let waker = Waker::from(Arc::new(Panics));
        assert!(Pin::new(&mut test.stream)
            .poll_next(&mut Context::from_waker(&waker))
            .is_pending());
        assert_eq!(test.items.push(vec![7]), answer::GO_ON);
        assert_eq!(test.next(), Poll::Ready(Some(7)));
    }

    /// Of the goroutines that wait for room, one with a waker that panics comes first.
    struct Full(Items<u32>, Arc<Count>);

    impl Full {
        fn new(items: &Items<u32>) -> Full {
            let full = Full(items.clone(), Arc::default());
            let _ = items.push((0..MOST as u32).collect());
            for waker in [Waker::from(Arc::new(Panics)), Waker::from(Arc::clone(&full.1))] {
                let room = std::pin::pin!(full.0.room());
                assert!(room.poll(&mut Context::from_waker(&waker)).is_pending());
            }
            full
        }

        fn woken(&self) -> usize {
            self.1 .0.load(Ordering::Relaxed)
        }
    }

    #[test]
    fn a_waker_that_panics_is_no_matter_of_the_readers() {
        let mut test = Test::<()>::new();
        assert!(test.next().is_pending());
        let full = Full::new(&test.items);
        for item in 0..MOST as u32 {
            assert_eq!(test.next(), Poll::Ready(Some(item)));
        }
        assert_eq!(full.woken(), 1);

        // Of one that is dropped as another panic goes by.
        let full = Full::new(&test.items);
        let unwound = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let _test = test;
            std::panic::resume_unwind(Box::new("the reader's"));
        }));
        assert_eq!(unwound.unwrap_err().downcast_ref(), Some(&"the reader's"));
        assert_eq!(full.woken(), 1);
    }

    #[test]
    fn a_waker_that_panics_takes_no_items_with_it() {
        /// A call that ends once its handler has handed over as much as there is room for.
        struct Ends(Items<u32>, Option<Full>);

        impl Future for Ends {
            type Output = ();

            fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
                self.1 = Some(Full::new(&self.0));
                Poll::Ready(())
            }
        }

        let items = Items::new();
        let mut stream = GoStream::new(Ends(items.clone(), None), items);
        let waker = Waker::from(Arc::new(Count::default()));
        let mut next = || Pin::new(&mut stream).poll_next(&mut Context::from_waker(&waker));
        for item in 0..MOST as u32 {
            assert_eq!(next(), Poll::Ready(Some(item)));
        }
        assert_eq!(next(), Poll::Ready(None));
    }

    #[test]
    fn items_arrive_in_order_and_wake_once() {
        let mut test = Test::<()>::new();
        assert!(test.next().is_pending());
        for item in 0..10 {
            assert_eq!(test.items.push(vec![item]), answer::GO_ON);
        }
        assert_eq!(test.woken.0.load(Ordering::Relaxed), 1);
        for item in 0..10 {
            assert_eq!(test.next(), Poll::Ready(Some(item)));
        }
        assert!(test.next().is_pending());
        let _ = test.items.push(vec![10]);
        *test.end.lock().unwrap() = Some(());
        assert_eq!(test.next(), Poll::Ready(Some(10)));
        for _ in 0..2 {
            assert_eq!(test.next(), Poll::Ready(None));
        }
        assert_eq!(
            test.items.push(vec![11]),
            answer::STOP,
            "the handler has returned"
        );
    }

    #[test]
    fn the_error_is_the_last_item() {
        let mut test = Test::<Result<(), &str>>::new();
        assert!(test.next().is_pending());
        let _ = test.items.push(vec![1]);
        *test.end.lock().unwrap() = Some(Err("broken"));
        assert_eq!(test.next(), Poll::Ready(Some(Ok(1))));
        assert_eq!(test.next(), Poll::Ready(Some(Err("broken"))));
        assert_eq!(test.next(), Poll::Ready(None));
    }

    #[test]
    fn a_panic_comes_after_what_was_handed_over_meanwhile() {
        /// A call that panics once a handler has handed over its last item, just before.
        struct Panics(Items<u32>, bool);

        impl Future for Panics {
            type Output = ();

            fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
                if std::mem::replace(&mut self.1, true) {
                    let _ = self.0.push(vec![7, 8]);
                    std::panic::resume_unwind(Box::new("a handler's"));
                }
                Poll::Pending
            }
        }

        let items = Items::new();
        let mut stream = GoStream::new(Panics(items.clone(), false), items);
        let waker = Waker::from(Arc::new(Count::default()));
        let mut next = || Pin::new(&mut stream).poll_next(&mut Context::from_waker(&waker));
        assert!(next().is_pending());
        assert_eq!(next(), Poll::Ready(Some(7)));
        assert_eq!(next(), Poll::Ready(Some(8)));
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(&mut next));
        assert_eq!(panicked.unwrap_err().downcast_ref(), Some(&"a handler's"));
        assert_eq!(next(), Poll::Ready(None));
    }

    #[test]
    fn a_handler_waits_for_room() {
        let mut test = Test::<()>::new();
        assert!(test.next().is_pending());
        for item in 1..MOST {
            assert_eq!(test.items.push(vec![item as u32]), answer::GO_ON);
        }
        assert_eq!(test.items.push(vec![0]), answer::WAIT);
        let woken = Arc::new(Count::default());
        let waker = Waker::from(Arc::clone(&woken));
        let items = test.items.clone();
        let mut room = std::pin::pin!(items.room());
        let mut cx = Context::from_waker(&waker);
        assert!(room.as_mut().poll(&mut cx).is_pending());
        assert_eq!(test.next(), Poll::Ready(Some(1)));
        assert_eq!(woken.0.load(Ordering::Relaxed), 1);
        assert_eq!(room.poll(&mut cx), Poll::Ready(true));
    }

    #[test]
    fn a_stream_that_is_dropped_stops_its_handler() {
        let mut test = Test::<()>::new();
        assert!(test.next().is_pending());
        for item in 0..MOST as u32 {
            let _ = test.items.push(vec![item]);
        }
        let woken = Arc::new(Count::default());
        let waker = Waker::from(Arc::clone(&woken));
        let items = test.items.clone();
        let mut room = std::pin::pin!(items.room());
        let mut cx = Context::from_waker(&waker);
        assert!(room.as_mut().poll(&mut cx).is_pending());
        drop(test);
        assert_eq!(woken.0.load(Ordering::Relaxed), 1);
        assert_eq!(room.poll(&mut cx), Poll::Ready(false));
        assert_eq!(items.push(vec![1]), answer::STOP);
    }

    #[test]
    fn nothing_is_lost_between_two_threads() {
        const COUNT: u32 = 50_000;
        let mut test = Test::<()>::new();
        assert!(test.next().is_pending());
        let (items, end) = (test.items.clone(), Arc::clone(&test.end));
        std::thread::scope(|scope| {
            scope.spawn(move || {
                for item in 0..COUNT {
                    if items.push(vec![item]) == answer::WAIT {
                        while items.lock().items.len() >= MOST {
                            std::thread::yield_now();
                        }
                    }
                }
                *end.lock().unwrap() = Some(());
            });
            let mut expected = 0;
            loop {
                match test.next() {
                    Poll::Ready(Some(item)) => {
                        assert_eq!(item, expected);
                        expected += 1;
                    }
                    Poll::Ready(None) => break,
                    Poll::Pending => std::thread::yield_now(),
                }
            }
            assert_eq!(expected, COUNT);
        });
    }
}
