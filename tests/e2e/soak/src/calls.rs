//! One call of each kind, with what must come of it.

use std::future::Future;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use rust2go::{GoError, Lend};

use crate::api::*;
use crate::given;
use crate::random::{changed, labels, measure, Random};
use crate::tally::{count, counted, same, wrong, TALLY};

/// A call that checks its own result.
pub type Call = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The ways in which a handler can end: the numbers of `ends` in Go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    Value,
    Error,
    Panic,
    NilPointer,
    Division,
    NoUtf8,
    NoVariant,
    Goexit,
}

const SYNC_WAYS: [Way; 7] = [
    Way::Value,
    Way::Error,
    Way::Panic,
    Way::NilPointer,
    Way::Division,
    Way::NoUtf8,
    Way::NoVariant,
];

/// Checks how a call of `ends` has ended.
fn judge(way: Way, number: u64, result: Result<Parcel, GoError>) {
    let text = |found: &str, expected: &str| {
        if !found.contains(expected) {
            wrong(format!("{way:?}: {found:?} does not say {expected:?}"));
        }
    };
    if way != Way::Value {
        count(&TALLY.failures);
    }
    match (way, result) {
        (Way::Value, Ok(parcel)) => same("a parcel", parcel.name, number.to_string()),
        (Way::Error, Err(GoError::Returned { message, chain })) => {
            text(&message, "no parcel: ");
            same("an error", chain, vec![number.to_string()]);
        }
        (Way::Panic, Err(GoError::Panic { message, stack })) => {
            same("a panic", message, format!("panics with {number}"));
            text(&stack, "impl.go");
        }
        (Way::NilPointer, Err(GoError::Panic { message, .. })) => text(&message, "nil pointer"),
        (Way::Division, Err(GoError::Panic { message, .. })) => text(&message, "divide by zero"),
        (Way::Goexit, Err(GoError::Panic { message, .. })) => text(&message, "Goexit"),
        (Way::NoUtf8, Err(GoError::Malformed { message })) => text(&message, "labels[1]"),
        (Way::NoVariant, Err(GoError::Malformed { message })) => text(&message, "content"),
        (_, other) => wrong(format!("{way:?}: {other:?}")),
    }
}

/// What `calls_back` gives, when Rust panics on the way and when not.
fn judge_back(number: u64, result: Result<u64, GoError>) {
    match result {
        Ok(got) if number % 50 != 0 => same("a call back", got, number + 1),
        Err(GoError::Returned { message, .. }) if number % 50 == 0 => {
            count(&TALLY.failures);
            if !message.contains("on purpose") {
                wrong(format!("a panic in Rust: {message:?}"));
            }
        }
        other => wrong(format!("calls back {number}: {other:?}")),
    }
}

/// Makes a sync call.
pub fn sync_call(random: &mut Random) {
    count(&TALLY.sync);
    let number = random.below(1 << 40);
    match random.below(9) {
        0 => same("add", SoakImpl::add(number, 3), number + 3),
        1 => {
            let parcel = random.parcel(4);
            same("change", SoakImpl::change(&parcel), changed(parcel));
        }
        2 => same("labels", read(&SoakImpl::labels(number)), labels(number)),
        3 => {
            // Each list once grows in Rust and once in place.
            let mut list = Vec::with_capacity(random.below(2) as usize);
            SoakImpl::append(&mut list, number);
            SoakImpl::append(&mut list, 7);
            same("append", list, vec![number, 7]);
        }
        4 | 5 => {
            let way = SYNC_WAYS[random.below(7) as usize];
            judge(way, number, SoakImpl::ends(way as u8, number));
        }
        6 => judge_back(number, SoakImpl::calls_back(random.below(4), number)),
        7 => given::lent_closure(random),
        _ => given::meter(number),
    }
}

fn read(view: &rust2go::GoRef<Vec<String>>) -> Vec<String> {
    view.iter().map(|label| label.to_string()).collect()
}

/// Makes an async call.
pub fn call(random: &mut Random) -> Call {
    let number = random.below(1 << 40);
    // Mostly short, now and then long.
    let microseconds = if random.one_in(50) {
        random.below(30_000)
    } else {
        random.below(1000)
    };
    match random.below(23) {
        0..=2 => Box::pin(async move {
            same(
                "add_later",
                counted(SoakImpl::add_later(number, 4)).await,
                number + 4,
            );
        }),
        3 => {
            let parcel = random.parcel(3);
            Box::pin(async move {
                let got = counted(SoakImpl::change_later(parcel.clone())).await;
                same("change_later", got, changed(parcel));
            })
        }
        4 => {
            let parcel = random.parcel(3);
            Box::pin(async move {
                let wanted = measure(&parcel);
                let got = counted(SoakImpl::measure_later(Lend(parcel))).await;
                same("measure_later", got, wanted);
            })
        }
        5 => Box::pin(async move {
            let view = counted(SoakImpl::labels_later(number)).await;
            // It may be read, and let go of, on another thread.
            std::future::poll_fn(once_more(number % 2 == 0)).await;
            same("labels_later", read(&view), labels(number));
        }),
        6 => {
            let parcel = random.parcel(2);
            Box::pin(async move {
                let (sum, (back,)) = counted(SoakImpl::gives_back(parcel.clone())).await;
                same("gives_back", (sum, &back), (measure(&parcel), &parcel));
            })
        }
        7 | 8 => {
            let mut way = Way::Goexit;
            if !random.one_in(8) {
                way = SYNC_WAYS[random.below(7) as usize];
            }
            Box::pin(async move {
                judge(
                    way,
                    number,
                    counted(SoakImpl::ends_later(way as u8, number)).await,
                );
            })
        }
        9 => Box::pin(panics(number)),
        10 => Box::pin(async move {
            let got = counted(SoakImpl::sleeps(microseconds, number)).await;
            same("sleeps", got, number);
        }),
        11 => deadline(random, microseconds, number),
        12 => Box::pin(async move {
            counted(SoakImpl::works(number % 20_000)).await;
        }),
        13 | 14 => {
            let microseconds = if random.one_in(100) { microseconds } else { 0 };
            Box::pin(async move {
                let got = counted(SoakImpl::stumbles(microseconds, number)).await;
                same("stumbles", got, number);
            })
        }
        15 => Box::pin(async move {
            let call = counted(SoakImpl::value("key".into()));
            let got = rust2go::context_value("key", number.to_string(), call).await;
            same("value", got, number.to_string());
        }),
        16 => {
            let depth = random.below(3);
            Box::pin(async move {
                judge_back(number, counted(SoakImpl::calls_back_later(depth, number)).await);
            })
        }
        17 => Box::pin(async move {
            let got = counted(SoakImpl::in_turn(microseconds / 10, number)).await;
            same("in_turn", got, number);
        }),
        18 => Box::pin(given::closure(number)),
        19 => Box::pin(given::stream_of_go(random.fork())),
        20 => Box::pin(given::stream_of_rust(random.fork())),
        21 => Box::pin(given::object_of_go(number, microseconds / 10)),
        _ => Box::pin(given::object_of_rust(number)),
    }
}

/// Pending once, if so: the task may go on on another thread.
pub fn once_more(mut pending: bool) -> impl FnMut(&mut Context<'_>) -> Poll<()> {
    move |context| {
        if !std::mem::take(&mut pending) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// A call with a deadline, which may pass.
fn deadline(random: &mut Random, microseconds: u64, number: u64) -> Call {
    let timeout = Duration::from_micros(random.below(1500));
    let within = random.one_in(2);
    Box::pin(async move {
        let result = if within {
            rust2go::with_timeout(timeout, counted(SoakImpl::waits_within(microseconds, number))).await
        } else {
            rust2go::with_timeout(timeout, counted(SoakImpl::waits(microseconds, number))).await
        };
        match result {
            Ok(got) => same("waits", got, number),
            Err(error) if error.is_deadline_exceeded() => count(&TALLY.failures),
            Err(error) => wrong(format!("waits: {error:?}")),
        }
    })
}

/// Lets panics of handlers go by without a message: there are thousands.
pub fn hide_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let text = info.payload().downcast_ref::<String>();
        if !text.is_some_and(|text| text.contains("Soak::panics_later: the Go handler panicked")) {
            usual(info);
        }
    }));
}

/// A call whose handler panics and which has no error for that: the future panics.
async fn panics(number: u64) {
    let mut call = counted(SoakImpl::panics_later(number));
    let caught = std::future::poll_fn(move |context| {
        let polled = catch_unwind(AssertUnwindSafe(|| Pin::new(&mut call).poll(context)));
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(number)) => Poll::Ready(Err(number)),
            Err(panic) => Poll::Ready(Ok(panic)),
        }
    })
    .await;
    match caught {
        Ok(panic) => {
            count(&TALLY.failures);
            match panic.downcast_ref::<String>() {
                Some(text) if text.contains(&format!("panics with {number}")) => {}
                other => wrong(format!("a panic: {other:?}")),
            }
        }
        Err(number) => wrong(format!("panics_later has returned {number}")),
    }
}

/// A call that has its parameters, and has not begun.
pub fn never_polled(random: &mut Random) -> impl Future {
    counted(SoakImpl::change_later(random.parcel(3)))
}

/// Begins a call and forgets its future. What it has allocated is known: the task, and what the parameters have.
pub fn leak(random: &mut Random) {
    let number = random.next();
    let begun = if random.one_in(2) {
        forget(SoakImpl::sleeps(number % 3000, number))
    } else {
        let mut parcel = random.parcel(1);
        parcel.labels.clear();
        parcel.labels.shrink_to_fit();
        parcel.content = Content::Nothing;
        forget(SoakImpl::change_later(parcel)).map(|task| task + 1)
    };
    if let Some(allocations) = begun {
        count(&TALLY.leaked);
        TALLY
            .leaked_allocations
            .fetch_add(allocations, std::sync::atomic::Ordering::Relaxed);
    }
}

/// Polls a call once and forgets it. Gives what the call has allocated without its parameters, or nothing if it was ready at once.
fn forget(mut call: impl Future + Unpin) -> Option<u64> {
    let waker = futures::task::noop_waker_ref();
    count(&TALLY.begun);
    match Pin::new(&mut call).poll(&mut Context::from_waker(waker)) {
        Poll::Ready(_) => {
            count(&TALLY.ended);
            None
        }
        Poll::Pending => {
            std::mem::forget(call);
            Some(1)
        }
    }
}
