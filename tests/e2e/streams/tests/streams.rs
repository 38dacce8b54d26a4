//! Streams on both sides.

use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use e2e_streams::api::*;
use e2e_streams::{counted, ALIVE};
use futures::executor::block_on;
use futures::stream::{self, StreamExt};
use rust2go::GoError;

/// The tests count streams, so they run one after the other.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "not within a minute: {what}"
        );
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn rust_reads_what_go_makes() {
    let _alone = alone();
    for to in [0, 1, 3, 100_000] {
        let numbers: Vec<u64> = block_on(SourceImpl::count(to).collect());
        assert!(numbers.iter().copied().eq(0..to), "to {to}");
    }
}

#[test]
fn an_error_is_the_last_item() {
    let _alone = alone();
    let events: Vec<_> = block_on(SourceImpl::events("news".into(), 2).collect());
    let event = |number| Event {
        name: "news".into(),
        number,
    };
    assert_eq!(
        events,
        [Ok(event(0)), Ok(event(1)), Err(GoError::msg("news is over"))]
    );
    let boxed: Vec<_> = block_on(SourceImpl::boxed(2).collect());
    assert_eq!(boxed, [Ok(0), Ok(1), Err(Broken { after: 2 })]);
}

#[test]
fn a_dropped_stream_ends_its_handler() {
    let _alone = alone();
    let before = SourceImpl::ended();
    // Of these, some wait for their context, and some for room.
    for handed_over in [0, 1, 100, 10_000] {
        let mut stream = SourceImpl::endless(handed_over);
        if handed_over > 0 {
            assert_eq!(block_on(stream.next()), Some(0));
        } else {
            assert!(block_on(async { futures::poll!(stream.next()) }).is_pending());
        }
        drop(stream);
    }
    // One that was never polled has never begun.
    drop(SourceImpl::endless(1));
    until("four handlers have ended", || SourceImpl::ended() == before + 4);
}

#[test]
fn a_panic_comes_after_the_items() {
    let _alone = alone();
    let mut stream = SourceImpl::panics(2);
    assert_eq!(block_on(stream.next()), Some(0));
    assert_eq!(block_on(stream.next()), Some(1));
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| block_on(stream.next())));
    let text = panicked.expect_err("a panic");
    let text = text.downcast_ref::<String>().expect("a text");
    assert!(
        text.contains("Source::panics") && text.contains("out of Go"),
        "{text}"
    );
}

#[test]
fn what_comes_after_the_end_is_refused() {
    let _alone = alone();
    let items: Vec<u64> = block_on(SourceImpl::late(3).collect());
    assert!(items.is_empty());
    until("three refusals", || SourceImpl::answers() == 3);
}

#[test]
fn go_reads_what_rust_makes() {
    let _alone = alone();
    assert_eq!(
        block_on(SourceImpl::sum(counted(stream::iter(0..100_000)))),
        4_999_950_000
    );
    assert_eq!(block_on(SourceImpl::sum(counted(stream::empty()))), 0);
    // Items that are not ready at once, from another thread.
    let (sender, receiver) = futures::channel::mpsc::unbounded();
    let thread = std::thread::spawn(move || {
        for number in 0..100 {
            sender.unbounded_send(number).expect("a reader");
            std::thread::sleep(Duration::from_micros(50));
        }
    });
    assert_eq!(block_on(SourceImpl::sum(counted(receiver))), 4950);
    thread.join().expect("a sender");
    assert_eq!(ALIVE.load(Ordering::Relaxed), 0);
}

#[test]
fn a_loop_that_is_left_drops_the_stream() {
    let _alone = alone();
    let event = |number| Event {
        name: String::new(),
        number,
    };
    let endless = || counted(stream::iter(0..).map(move |number| Ok(event(number))));
    let first = block_on(SourceImpl::first(endless(), 3));
    assert_eq!(first, Ok(vec![event(0), event(1), event(2)]));
    assert_eq!(ALIVE.load(Ordering::Relaxed), 0);
    let broken = counted(stream::iter([Ok(event(0)), Err(Broken { after: 1 })]));
    assert_eq!(block_on(SourceImpl::first(broken, 3)), Err(Broken { after: 1 }));
    assert_eq!(ALIVE.load(Ordering::Relaxed), 0);
    assert_eq!(
        block_on(SourceImpl::twice(counted(stream::iter(0..2)))),
        [0, 1, 100, 100]
    );
}

#[test]
fn go_may_keep_a_stream() {
    let _alone = alone();
    SourceImpl::keep(counted(stream::iter(0..10)));
    assert_eq!(ALIVE.load(Ordering::Relaxed), 1);
    assert_eq!(SourceImpl::kept(), 45);
    assert_eq!(ALIVE.load(Ordering::Relaxed), 0);
    // One that nobody reads is dropped with the function.
    SourceImpl::keep(counted(stream::iter(0..10)));
    SourceImpl::keep(counted(stream::iter(0..10)));
    let began = Instant::now();
    while ALIVE.load(Ordering::Relaxed) > 1 {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "the first one is alive"
        );
        SourceImpl::collect();
    }
    assert_eq!(SourceImpl::kept(), 45);
}

/// As of others that are read at once: Go asks for more each time.
#[test]
fn a_panic_of_a_stream_is_one_of_the_loop() {
    let _alone = alone();
    for items in [0, 1, 3, 5, 100, 1000] {
        let line = line!() + 2;
        let numbers = counted(stream::iter(0..=items).map(move |number| match number == items {
            true => panic!("out of Rust"),
            false => number,
        }));
        let (found, text) = block_on(SourceImpl::seen(numbers));
        assert!(found.iter().copied().eq(0..items), "{items}: {found:?}");
        let wanted = format!("tests/streams.rs:{line}:21: out of Rust");
        assert!(
            text.contains("Source::seen") && text.ends_with(&wanted),
            "{items}: {text}"
        );
        assert_eq!(ALIVE.load(Ordering::Relaxed), 0);
    }
}

#[test]
fn items_arrive_that_come_before_one_that_cannot() {
    let _alone = alone();
    for right in [0, 1, 2, 10, 200, 300, 5000] {
        let mut stream = SourceImpl::texts(right);
        for number in 0..right {
            let text = block_on(stream.next());
            assert_eq!(text, Some(format!("text {number}")), "{number} of {right}");
        }
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| block_on(stream.next())));
        let text = panicked.expect_err("a panic");
        let text = text.downcast_ref::<String>().expect("a text");
        assert!(
            text.contains("Source::texts") && text.contains("no UTF-8"),
            "{right}: {text}"
        );
    }
}

#[test]
fn go_reads_what_its_call_returns() {
    let _alone = alone();
    block_on(SourceImpl::uses()).expect("all that Go does");
}

#[test]
fn nothing_is_left_of_many_streams() {
    let _alone = alone();
    assert_eq!(block_on(SourceImpl::reads(50_000, true)), 45 * 50_000);
    assert_eq!(block_on(SourceImpl::reads(50_000, false)), 3 * 50_000);
    assert_eq!(ALIVE.load(Ordering::Relaxed), 0);
    let all = (0..1_000).map(|_| SourceImpl::count(3).collect::<Vec<_>>());
    let all = block_on(futures::future::join_all(all));
    assert!(all.iter().all(|numbers| *numbers == [0, 1, 2]));
}
