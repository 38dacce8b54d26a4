//! `./dev fuzz types`: random interfaces with random values, from Rust to Go and back.

mod accept;
mod batch;
mod go;
mod leaves;
mod make;
mod model;
mod rust;
mod shrink;
mod words;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use fuzz_values::Random;

use self::accept::Refusals;
use self::batch::{Failure, Figures, Workshop};
use self::model::Interface;
use crate::args::Args;
use crate::failures;

/// The number of interfaces in a batch.
const INTERFACES: usize = 10;

/// Runs batches until the time is over.
pub(crate) fn run(words: &[String]) -> Result<bool, String> {
    let args = Args::read(
        words,
        &[
            "minutes",
            "batches",
            "seed",
            "types",
            "values",
            "first",
            "least-types",
            "least-values",
        ],
    )?;
    let seed = args.seed()?;
    let types = args.number("types")?.unwrap_or(330) as usize;
    let values = args.number("values")?.unwrap_or(40);
    let first = args.number("first")?.unwrap_or(0);
    let (batches, time) = match (args.number("batches")?, args.number("minutes")?) {
        (None, Some(minutes)) => (u64::MAX, Duration::from_secs(minutes * 60)),
        (batches, _) => (batches.unwrap_or(1), Duration::MAX),
    };
    println!("seed {seed:#x}");
    let workshop = Workshop::open()?;
    let (begin, mut sum, mut refusals) = (Instant::now(), Figures::default(), Refusals::new());
    let mut failed = 0;
    for batch in first..first.saturating_add(batches) {
        if begin.elapsed() >= time {
            break;
        }
        let started = Instant::now();
        let interfaces = interfaces(&workshop, seed, batch, types, &mut refusals);
        match workshop.run(&interfaces, seed ^ batch, values) {
            Ok(figures) => {
                sum.interfaces += figures.interfaces;
                sum.types += figures.types;
                sum.methods += figures.methods;
                sum.values += figures.values;
                println!(
                    "batch {batch}: {} interfaces, {} types, {} methods, {} values, {:.0} s",
                    figures.interfaces,
                    figures.types,
                    figures.methods,
                    figures.values,
                    started.elapsed().as_secs_f64()
                );
            }
            Err(failure) => {
                failed += 1;
                println!(
                    "batch {batch}: {} {:?}\n{}",
                    failure.step.name(),
                    failure.methods,
                    failure.text
                );
                let (least, failure) = shrink::shrink(&workshop, interfaces, failure, seed ^ batch, values);
                let again = format!(
                    "./dev fuzz types --seed {seed:#x} --first {batch} --batches 1 --types {types} --values {values}\n"
                );
                let folder = leave(&least, &failure, &format!("{seed:x}-{batch}"), &again)?;
                println!("{again}{}", folder.display());
            }
        }
    }
    let refused: usize = refusals.values().sum();
    println!("{refused} pieces were refused by the front end and left out:");
    for (why, times) in &refusals {
        println!("  {times:5} {why}");
    }
    println!(
        "{} interfaces, {} types, {} methods, {} values, {failed} failures, {:.0} s",
        sum.interfaces,
        sum.types,
        sum.methods,
        sum.values,
        begin.elapsed().as_secs_f64()
    );
    let least = |name: &str| args.number(name).map(|least| least.unwrap_or(0) as usize);
    if sum.types < least("least-types")? || sum.values < least("least-values")? {
        return Err("there were fewer types or values than asked for".to_string());
    }
    Ok(failed == 0)
}

/// Leaves what is left of the interfaces of a failure, what it says, and the command that finds it again.
fn leave(interfaces: &[Interface], failure: &Failure, name: &str, again: &str) -> Result<PathBuf, String> {
    let files: Vec<(String, String)> = interfaces
        .iter()
        .map(|of| (format!("{}.rs", of.file), rust::interface(of)))
        .collect();
    let text = format!("{:?}\n{}", failure.methods, failure.text);
    let mut all = vec![("failure.txt", text.as_bytes()), ("command", again.as_bytes())];
    all.extend(files.iter().map(|(file, text)| (file.as_str(), text.as_bytes())));
    failures::write(&format!("types-{}-{name}", failure.step.name()), &all)
}

/// The interfaces of a batch.
fn interfaces(
    workshop: &Workshop,
    seed: u64,
    batch: u64,
    types: usize,
    refusals: &mut Refusals,
) -> Vec<Interface> {
    let made = (0..INTERFACES).map(|number| {
        let random = Random::of_case(seed, batch * INTERFACES as u64 + number as u64);
        // A crate has one naming.
        let whole = make::interface(random, number, types / INTERFACES, batch % 2 == 1);
        accept::accepted(&whole, &workshop.scratch(), refusals)
    });
    made.filter(|interface| !interface.items.is_empty()).collect()
}
