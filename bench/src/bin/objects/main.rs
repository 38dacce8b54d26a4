//! Measures the memory of objects that one side has and the other holds: each of them, and what is left when all are let go.

mod heap;
mod kinds;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use heap::Heap;
use kinds::KINDS;

const USAGE: &str = "usage: rust2go-bench-objects [--objects N] [--json FILE] [--markdown FILE]";

/// The first of several times is left out: what is allocated once for all objects is there from then on.
const TIMES: usize = 4;

fn main() -> ExitCode {
    let (mut objects, mut json, mut markdown) = (100_000, None, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match (word.as_str(), words.next()) {
            ("--objects", Some(text)) if text.parse::<u64>().is_ok_and(|n| n > 0) => {
                objects = text.parse().unwrap_or(objects);
            }
            ("--json", Some(path)) => json = Some(path),
            ("--markdown", Some(path)) => markdown = Some(path),
            _ => {
                eprintln!("{USAGE}");
                return ExitCode::from(2);
            }
        }
    }
    bench_ours::rust2go::start().expect("Go is of the same version");
    let mut table = String::from(
        "| objects | how many | bytes each, in Rust | in Go | to make, ns each | to let go, ns each | left each, in Rust | in Go |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    let mut rows = Vec::new();
    for kind in KINDS {
        let Figures {
            held,
            left,
            make,
            end,
        } = measured(kind, objects);
        let each = |bytes: i64| bytes as f64 / objects as f64;
        let time = |time: Duration| time.as_nanos() as f64 / objects as f64;
        table += &format!(
            "| {} | {objects} | {:.0} | {:.0} | {:.0} | {:.0} | {:.1} | {:.1} |\n",
            kind.name,
            each(held.rust),
            each(held.go),
            time(make),
            time(end),
            each(left.rust),
            each(left.go),
        );
        rows.push(format!(
            "  {{\"kind\": \"{}\", \"objects\": {objects}, \"rust_bytes\": {:.1}, \"go_bytes\": {:.1}, \"make_ns\": {:.1}, \
             \"end_ns\": {:.1}, \"rust_left\": {:.2}, \"go_left\": {:.2}}}",
            kind.name,
            each(held.rust),
            each(held.go),
            time(make),
            time(end),
            each(left.rust),
            each(left.go),
        ));
    }
    println!("{table}");
    for (path, text) in [(json, format!("[\n{}\n]\n", rows.join(",\n"))), (markdown, table)] {
        let Some(path) = path else { continue };
        if let Err(error) = std::fs::write(&path, text) {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// What a kind of objects takes, all of them together.
struct Figures {
    /// While they are held.
    held: Heap,
    /// When they have been let go.
    left: Heap,
    make: Duration,
    end: Duration,
}

/// Makes the objects and lets them go several times. The memory is that of the second time, what is left that of the last.
fn measured(kind: &kinds::Kind, objects: u64) -> Figures {
    let mut turn = (kind.prepare)(objects);
    let before_all = Heap::settled();
    let mut figures = None;
    for time in 0..TIMES {
        let before = Heap::settled();
        let start = Instant::now();
        (turn.make)();
        let make = start.elapsed();
        let held = Heap::settled().beyond(&before);
        (turn.check)();
        let start = Instant::now();
        (turn.end)();
        let end = start.elapsed();
        let left = Heap::settled().beyond(&before_all);
        match (&mut figures, time) {
            (_, 0) => {}
            (None, _) => {
                figures = Some(Figures {
                    held,
                    left,
                    make,
                    end,
                })
            }
            (Some(figures), _) => figures.left = left,
        }
    }
    figures.expect("there is more than one time")
}
