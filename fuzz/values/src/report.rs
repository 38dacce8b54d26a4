//! The calls of a program that `./dev fuzz types` has written, and what comes of them.
//!
//! Its options: `--seed S --values N`, and to see one failure again `--only Trait.method`.
//! Each method is said on stdout before its first call, so that one sees where a process has died.

use std::fmt::{Debug, Write};
use std::future::Future;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use crate::{wait, Maker, Random, Value};

/// What is shown of a value that did not come back.
const SHOWN: usize = 4_000;
/// After so many failures there is nothing new to learn.
const ENOUGH: usize = 5;

/// The calls so far.
#[derive(Debug)]
pub struct Report {
    seed: u64,
    values: u64,
    only: Option<String>,
    methods: u64,
    calls: u64,
    failures: usize,
}

impl Report {
    /// As the words of the command line say.
    ///
    /// # Panics
    ///
    /// Where they are none of the options above.
    pub fn of_arguments() -> Report {
        let mut report = Report {
            seed: 1,
            values: 10,
            only: None,
            methods: 0,
            calls: 0,
            failures: 0,
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let value = words.next().unwrap_or_default();
            let number = || {
                value
                    .parse()
                    .unwrap_or_else(|_| panic!("{word}: `{value}` is no number"))
            };
            match word.as_str() {
                "--seed" => report.seed = number(),
                "--values" => report.values = number(),
                "--only" => report.only = Some(value),
                _ => panic!("`{word}` is none of --seed, --values, --only"),
            }
        }
        report
    }

    /// The seeds of the values of a method, if it is called at all.
    fn begin(&mut self, method: &str) -> Vec<u64> {
        if self.failures >= ENOUGH || self.only.as_ref().is_some_and(|only| only != method) {
            return Vec::new();
        }
        println!("at {method}");
        self.methods += 1;
        let name = method.bytes().fold(0u64, |sum, byte| {
            sum.wrapping_mul(0x100_0000_01b3).wrapping_add(u64::from(byte))
        });
        let mut random = Random::of_case(self.seed, name);
        (0..self.values).map(|_| random.next()).collect()
    }

    /// Sends values through a method that gives back what it gets.
    pub fn echo<V: Value>(&mut self, method: &str, call: impl Fn(V) -> V) {
        for seed in self.begin(method) {
            let back = panic::catch_unwind(AssertUnwindSafe(|| call(V::make(&mut Maker::new(seed)))));
            self.judge(method, seed, back.ok());
        }
    }

    /// The same without waiting: some calls are under way at once.
    pub fn echo_later<V: Value, F: Future<Output = V>>(&mut self, method: &str, call: impl Fn(V) -> F) {
        for seeds in self.begin(method).chunks(5) {
            let values = seeds.iter().map(|seed| V::make(&mut Maker::new(*seed)));
            let futures = || wait::all(values.map(&call));
            match panic::catch_unwind(AssertUnwindSafe(futures)) {
                Ok(back) => {
                    for (seed, back) in seeds.iter().zip(back) {
                        self.judge(method, *seed, Some(back));
                    }
                }
                Err(_) => self.judge::<V>(method, seeds[0], None),
            }
        }
    }

    /// Sends values through a method that gives one part of them back, or the other, as it is told.
    pub fn either<T: Value, E: Value>(&mut self, method: &str, call: impl Fn(bool, T, E) -> Result<T, E>) {
        for seed in self.begin(method) {
            let (fails, value, error) = Maker::new(seed).make();
            let back = panic::catch_unwind(AssertUnwindSafe(|| call(fails, value, error)));
            self.judge_either(method, seed, back.ok());
        }
    }

    /// The same without waiting.
    pub fn either_later<T: Value, E: Value, F: Future<Output = Result<T, E>>>(
        &mut self,
        method: &str,
        call: impl Fn(bool, T, E) -> F,
    ) {
        for seeds in self.begin(method).chunks(5) {
            let futures = seeds.iter().map(|seed| {
                let (fails, value, error) = Maker::new(*seed).make();
                call(fails, value, error)
            });
            match panic::catch_unwind(AssertUnwindSafe(|| wait::all(futures))) {
                Ok(back) => {
                    for (seed, back) in seeds.iter().zip(back) {
                        self.judge_either(method, *seed, Some(back));
                    }
                }
                Err(_) => self.judge_either::<T, E>(method, seeds[0], None),
            }
        }
    }

    fn judge_either<T: Value, E: Value>(&mut self, method: &str, seed: u64, back: Option<Result<T, E>>) {
        let (fails, value, error): (bool, T, E) = Maker::new(seed).make();
        match (fails, back) {
            (_, None) => self.failed(method, seed, "it panics", &(value, error), &()),
            (true, Some(Err(back))) => self.compare(method, seed, &error, &back),
            (false, Some(Ok(back))) => self.compare(method, seed, &value, &back),
            (_, Some(back)) => self.failed(method, seed, "the other one came back", &(value, error), &back),
        }
    }

    /// Lets Go copy a list into one that Rust has filled with something else, and give other values back.
    pub fn fill<T: Value, V: Value>(&mut self, method: &str, call: impl Fn(&mut [T], &Vec<T>, V) -> V) {
        for seed in self.begin(method) {
            let (from, value): (Vec<T>, V) = Maker::new(seed).make();
            let mut others = Maker::new(seed ^ 1);
            let mut to: Vec<T> = from.iter().map(|_| others.make()).collect();
            let back = panic::catch_unwind(AssertUnwindSafe(|| call(&mut to, &from, value)));
            self.judge_filled(method, seed, to, back.ok());
        }
    }

    /// The same, but the list has a length of its own, and room for more or not.
    pub fn refill<T: Value, V: Value>(&mut self, method: &str, call: impl Fn(&mut Vec<T>, &Vec<T>, V) -> V) {
        for seed in self.begin(method) {
            let (from, value): (Vec<T>, V) = Maker::new(seed).make();
            let mut others = Maker::new(seed ^ 1);
            let mut to: Vec<T> = others.make();
            match others.random().below(3) {
                0 => to.shrink_to_fit(),
                1 => to.reserve_exact(from.len()),
                _ => {}
            }
            let back = panic::catch_unwind(AssertUnwindSafe(|| call(&mut to, &from, value)));
            self.judge_filled(method, seed, to, back.ok());
        }
    }

    fn judge_filled<T: Value, V: Value>(&mut self, method: &str, seed: u64, to: Vec<T>, back: Option<V>) {
        let back = back.map(|back| (to, back));
        self.judge(method, seed, back);
    }

    fn judge<V: Value>(&mut self, method: &str, seed: u64, back: Option<V>) {
        let sent = V::make(&mut Maker::new(seed));
        match back {
            Some(back) => self.compare(method, seed, &sent, &back),
            None => self.failed(method, seed, "it panics", &sent, &()),
        }
    }

    fn compare<V: Value>(&mut self, method: &str, seed: u64, sent: &V, back: &V) {
        self.calls += 1;
        if !sent.same(back) {
            self.failed(method, seed, "another value came back", sent, back);
        }
    }

    fn failed(&mut self, method: &str, seed: u64, what: &str, sent: &dyn Debug, back: &dyn Debug) {
        self.failures += 1;
        println!("failed {method}: {what}; the value's seed is {seed}");
        println!("  sent {}\n  back {}", shown(sent), shown(back));
    }

    /// Says how many values were sent, and whether all came back.
    pub fn finish(&self) -> ExitCode {
        println!(
            "methods {} values {} failures {}",
            self.methods, self.calls, self.failures
        );
        match self.failures {
            0 => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        }
    }
}

/// A value as text, cut where it is long.
fn shown(value: &dyn Debug) -> String {
    struct Short(String);
    impl Write for Short {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0.extend(text.chars().take(SHOWN));
            match self.0.len() < SHOWN {
                true => Ok(()),
                false => Err(std::fmt::Error),
            }
        }
    }
    let mut short = Short(String::new());
    if write!(short, "{value:?}").is_err() {
        short.0.push_str(" ..");
    }
    short.0
}
