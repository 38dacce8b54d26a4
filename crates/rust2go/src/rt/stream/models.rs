//! Every interleaving of a handler that hands items over, waits for room and returns, with a reader that reads, waits and goes.

use std::sync::Arc as StdArc;
use std::task::Wake;

use loom::sync::{Mutex as Watched, Notify};
use loom::thread;

use super::*;

/// Waits to be woken: a wake-up that is lost is a deadlock, which loom reports.
struct Sleeper(Notify);

impl Wake for Sleeper {
    fn wake(self: StdArc<Self>) {
        self.0.notify();
    }
}

/// Polls until it is ready.
fn block_on<T>(mut poll: impl FnMut(&mut Context<'_>) -> Poll<T>) -> T {
    let sleeper = StdArc::new(Sleeper(Notify::new()));
    let waker = Waker::from(StdArc::clone(&sleeper));
    loop {
        match poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => sleeper.0.wait(),
        }
    }
}

/// A handler's call: its future is ready once the handler has returned, or panics then.
#[derive(Clone)]
struct Call {
    returned: StdArc<Watched<(bool, Option<Waker>)>>,
    panics: bool,
}

impl Call {
    fn new() -> Call {
        Call {
            returned: StdArc::new(Watched::new((false, None))),
            panics: false,
        }
    }

    fn returns(&self) {
        let waker = {
            let mut state = self.returned.lock().unwrap();
            state.0 = true;
            state.1.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl Future for Call {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.returned.lock().unwrap();
        if state.0 {
            drop(state);
            if self.panics {
                std::panic::resume_unwind(Box::new("a handler's"));
            }
            return Poll::Ready(());
        }
        state.1 = Some(cx.waker().clone());
        Poll::Pending
    }
}

fn check(model: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.check(model);
}

#[test]
fn all_that_was_handed_over_is_read_and_then_the_end() {
    check(|| {
        let (items, call) = (Items::new(), Call::new());
        let mut stream = GoStream::new(call.clone(), items.clone());
        let handler = thread::spawn(move || {
            for item in 0..2 {
                assert_ne!(items.push(vec![item]), answer::STOP);
            }
            call.returns();
            // Too late, or just in time: refused, or read.
            items.push(vec![2]) != answer::STOP
        });
        let mut read = Vec::new();
        while let Some(item) = block_on(|cx| Pin::new(&mut stream).poll_next(cx)) {
            read.push(item);
        }
        let just_in_time = handler.join().unwrap();
        assert_eq!(read, [0, 1, 2][..2 + usize::from(just_in_time)]);
    });
}

#[test]
fn a_panic_comes_after_all_that_was_handed_over() {
    check(|| {
        let items = Items::new();
        let call = Call {
            panics: true,
            ..Call::new()
        };
        let mut stream = GoStream::new(call.clone(), items.clone());
        let handler = thread::spawn(move || {
            for item in 0..2 {
                assert_ne!(items.push(vec![item]), answer::STOP);
            }
            call.returns();
        });
        let mut read = Vec::new();
        let read_all = std::panic::AssertUnwindSafe(|| {
            while let Some(item) = block_on(|cx| Pin::new(&mut stream).poll_next(cx)) {
                read.push(item);
            }
        });
        assert!(std::panic::catch_unwind(read_all).is_err());
        assert_eq!(read, [0, 1]);
        handler.join().unwrap();
    });
}

#[test]
fn a_handler_that_waits_for_room_is_woken() {
    check(|| {
        let (items, call) = (Items::new(), Call::new());
        let mut stream = GoStream::new(call.clone(), items.clone());
        let handler = thread::spawn(move || {
            let mut waited = false;
            for item in 0..3 {
                if items.push(vec![item]) == answer::WAIT {
                    waited = true;
                    let mut room = Box::pin(items.room());
                    assert!(block_on(|cx| room.as_mut().poll(cx)));
                }
            }
            call.returns();
            waited
        });
        let mut read = Vec::new();
        while let Some(item) = block_on(|cx| Pin::new(&mut stream).poll_next(cx)) {
            read.push(item);
        }
        assert_eq!(read, [0, 1, 2]);
        handler.join().unwrap();
    });
}

#[test]
fn a_reader_that_goes_ends_the_waiting() {
    check(|| {
        let items = Items::new();
        let stream = GoStream::new(Call::new(), items.clone());
        let handler = thread::spawn(move || {
            let mut handed_over = 0;
            loop {
                match items.push(vec![StdArc::new(())]) {
                    answer::STOP => break,
                    answer::WAIT => {
                        let mut room = Box::pin(items.room());
                        if !block_on(|cx| room.as_mut().poll(cx)) {
                            break;
                        }
                    }
                    _ => {}
                }
                handed_over += 1;
            }
            assert!(handed_over <= MOST);
        });
        drop(stream);
        handler.join().unwrap();
    });
}
