//! Times async calls from Rust to Go, made in three ways that take turns in one process. README.md says what is measured.

mod arguments;
mod cpu;
mod report;
mod turn;
mod ways;

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use arguments::Arguments;
use turn::{Executor, Load, Turn};
use ways::{ByHand, Job, Ours, Peer043};

/// The sides of a row, and how to run a load on each.
const SIDES: [(&str, fn(&Load, usize) -> Turn); 3] = [
    ("by hand", |load, calls| load.run::<ByHand>(calls)),
    ("0.4.3", |load, calls| load.run::<Peer043>(calls)),
    ("ours", |load, calls| load.run::<Ours>(calls)),
];

/// One row: a load, and what each side's turns took.
struct Row {
    title: String,
    load: Load,
    /// Calls of a task, for each side.
    calls: [usize; SIDES.len()],
    turns: [Vec<Turn>; SIDES.len()],
}

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    let mut rows = rows(&arguments);
    let shown = std::io::stderr().is_terminal();
    for row in &mut rows {
        for side in arguments.sides() {
            row.calls[side] = calls_in(&row.load, side, arguments.batch);
        }
    }
    for round in 0..arguments.rounds {
        if shown {
            eprint!("\rround {} of {} ", round + 1, arguments.rounds);
        }
        for row in &mut rows {
            for turn in 0..SIDES.len() {
                let side = (round + turn) % SIDES.len();
                if row.calls[side] > 0 {
                    // SAFETY: Go's collector, which takes no arguments.
                    unsafe { bench_collect() };
                    row.turns[side].push(SIDES[side].1(&row.load, row.calls[side]));
                }
            }
        }
    }
    if shown {
        eprintln!();
    }
    let table = report::table(&rows);
    println!("{table}");
    println!("CPU used while nothing is called: {:.2} %", idle() * 100.0);
    let written = arguments
        .json
        .iter()
        .map(|path| std::fs::write(path, report::json(&rows)))
        .chain(arguments.markdown.iter().map(|path| std::fs::write(path, &table)))
        .collect::<Result<(), _>>();
    if let Err(error) = written {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// All rows, or those that are asked for.
fn rows(arguments: &Arguments) -> Vec<Row> {
    let work = Job::Work(ways::steps_in(5_000));
    let nap = Job::Nap(1_000);
    let mut rows = Vec::new();
    for (key, executor) in [("one", Executor::OneThread), ("many", Executor::ManyThreads)] {
        for tasks in [1, 64, 1024, 100_000] {
            for (name, jobs) in [
                ("add", (Job::Add, Job::Add)),
                ("5us", (work, work)),
                ("nap", (nap, nap)),
                ("mix", (Job::Add, nap)),
            ] {
                let title = format!("{key} {tasks} {name}");
                if arguments.only.is_empty() || arguments.only.iter().any(|only| title.contains(only)) {
                    let load = Load {
                        executor,
                        tasks,
                        jobs,
                    };
                    rows.push(Row {
                        title,
                        load,
                        calls: [0; SIDES.len()],
                        turns: [(); SIDES.len()].map(|()| Vec::new()),
                    });
                }
            }
        }
    }
    rows
}

/// How many calls of each task fill the time of a turn.
fn calls_in(load: &Load, side: usize, batch: Duration) -> usize {
    let mut calls = 1;
    loop {
        let wall = SIDES[side].1(load, calls).wall;
        if wall * 4 >= batch {
            let exact = calls as f64 * batch.as_secs_f64() / wall.as_secs_f64();
            return (exact as usize).max(1);
        }
        calls *= 2;
    }
}

/// The part of one core that is used a while after the last call.
fn idle() -> f64 {
    std::thread::sleep(Duration::from_millis(100));
    let (time, before) = (Duration::from_secs(1), cpu::used());
    std::thread::sleep(time);
    (cpu::used() - before).as_secs_f64() / time.as_secs_f64()
}

extern "C" {
    fn bench_collect();
}
