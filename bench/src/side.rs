//! One way to make a call, ready to be made many times.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// A call, with what it needs made beforehand: only [`Side::run`] is timed.
pub trait Side {
    /// How many calls to prepare at once.
    fn chunk(&self) -> u64;
    /// Makes the arguments of the next `calls` calls.
    fn prepare(&mut self, calls: u64);
    /// Makes the prepared calls. What a call returns is dropped here: that is part of its price.
    fn run(&mut self);
}

/// A call that borrows its arguments, which are the same each time.
pub fn borrowing<R>(mut call: impl FnMut() -> R + 'static) -> Box<dyn Side> {
    Box::new(Repeat {
        chunk: 1 << 20,
        make: || (),
        call: move |()| call(),
        arguments: Vec::new(),
    })
}

/// A call that takes its argument, of which `make` makes a new one for each call, `chunk` of them at a time: few
/// enough to be in the processor's cache when they are used, and enough for the clock not to count.
pub fn taking<I: 'static, R>(
    chunk: u64,
    make: impl FnMut() -> I + 'static,
    call: impl FnMut(I) -> R + 'static,
) -> Box<dyn Side> {
    Box::new(Repeat {
        chunk,
        make,
        call,
        arguments: Vec::new(),
    })
}

/// The time that `calls` calls take.
pub(crate) fn time(side: &mut dyn Side, calls: u64) -> Duration {
    let mut total = Duration::ZERO;
    let mut left = calls;
    while left > 0 {
        let calls = left.min(side.chunk());
        side.prepare(calls);
        let start = Instant::now();
        side.run();
        total += start.elapsed();
        left -= calls;
    }
    total
}

struct Repeat<I, M, C> {
    chunk: u64,
    make: M,
    call: C,
    arguments: Vec<I>,
}

impl<I, R, M: FnMut() -> I, C: FnMut(I) -> R> Side for Repeat<I, M, C> {
    fn chunk(&self) -> u64 {
        self.chunk
    }

    fn prepare(&mut self, calls: u64) {
        let make = &mut self.make;
        self.arguments.clear();
        self.arguments.extend((0..calls).map(|_| make()));
    }

    fn run(&mut self) {
        for argument in self.arguments.drain(..) {
            black_box((self.call)(black_box(argument)));
        }
    }
}
