//! The rows, the sides, and their turns.

use std::io::IsTerminal;
use std::time::Duration;

use crate::arguments::Arguments;
use crate::child;
use crate::turn::{self, Executor, Load, Turn};
use crate::ways::{self, ByHand, Job, Ours, Peer043};

/// A side of all rows.
pub(crate) struct Side {
    pub(crate) name: &'static str,
    /// How it runs a load in this process; otherwise in one of its own.
    run: Option<fn(&Load, usize) -> Turn>,
}

/// What each of the sides is, in the order of their turns.
pub(crate) const SIDES: [Side; 5] = [
    Side {
        name: "by hand",
        run: Some(|load, calls| load.run::<ByHand>(calls)),
    },
    Side {
        name: "0.4.3",
        run: Some(|load, calls| load.run::<Peer043>(calls)),
    },
    Side {
        name: "0.4.3 mem",
        run: None,
    },
    Side {
        name: "gRPC",
        run: None,
    },
    Side {
        name: "ours",
        run: Some(|load, calls| load.run::<Ours>(calls)),
    },
];
pub(crate) const BY_HAND: usize = 0;
pub(crate) const PEER: usize = 1;
pub(crate) const GRPC: usize = 3;
pub(crate) const OURS: usize = 4;

/// The numbers of tasks.
pub(crate) const TASKS: [usize; 4] = [1, 64, 1024, 100_000];
/// The names of the jobs.
pub(crate) const JOBS: [&str; 4] = ["add", "5us", "nap", "mix"];
/// The names of the executors.
pub(crate) const EXECUTORS: [&str; 2] = ["one", "many"];

/// A turn that takes so long, because one call of each task does, is the only one.
const TOO_LONG: Duration = Duration::from_secs(2);
/// A side that has hung so often in a row is not tried again.
const HANGS: usize = 2;

/// One row: a load, and what each side's turns took.
pub(crate) struct Row {
    pub(crate) title: String,
    pub(crate) load: Load,
    /// Each side's turns, one for each round; `None` is one that hung.
    pub(crate) turns: [Vec<Option<Turn>>; SIDES.len()],
    /// Calls of a task, for each side.
    calls: [usize; SIDES.len()],
    /// Rounds in which a side takes part.
    rounds: [usize; SIDES.len()],
}

/// All rows.
pub(crate) fn all() -> Vec<Row> {
    let work = Job::Work(ways::steps_in(5_000));
    let nap = Job::Nap(1_000);
    let jobs = [(Job::Add, Job::Add), (work, work), (nap, nap), (Job::Add, nap)];
    let mut rows = Vec::new();
    for (key, executor) in EXECUTORS
        .into_iter()
        .zip([Executor::OneThread, Executor::ManyThreads])
    {
        for tasks in TASKS {
            for (name, jobs) in JOBS.into_iter().zip(jobs) {
                rows.push(Row {
                    title: format!("{key} {tasks} {name}"),
                    load: Load {
                        executor,
                        tasks,
                        jobs,
                    },
                    turns: [(); SIDES.len()].map(|()| Vec::new()),
                    calls: [0; SIDES.len()],
                    rounds: [0; SIDES.len()],
                });
            }
        }
    }
    rows
}

/// Runs the rounds. Each goes through all rows, and begins with another side.
pub(crate) fn measure(rows: &mut [Row], arguments: &Arguments) {
    for row in &mut *rows {
        for side in arguments.sides() {
            row.rounds[side] = arguments.rounds;
            if let Some(run) = SIDES[side].run {
                row.calls[side] = turn::calls_in(arguments.batch, |calls| run(&row.load, calls));
            }
        }
    }
    let shown = std::io::stderr().is_terminal();
    for round in 0..arguments.rounds {
        if shown {
            eprint!("\rround {} of {} ", round + 1, arguments.rounds);
        }
        for row in &mut *rows {
            for turn in 0..SIDES.len() {
                let side = (round + turn) % SIDES.len();
                if round < row.rounds[side] {
                    row.take(side, arguments.batch);
                }
            }
        }
    }
    if shown {
        eprintln!();
    }
}

impl Row {
    /// Gives a side its turn.
    fn take(&mut self, side: usize, batch: Duration) {
        // SAFETY: Go's collector, which takes no arguments.
        unsafe { bench_collect() };
        let turn = match SIDES[side].run {
            Some(run) => Some(run(&self.load, self.calls[side])),
            None => child::turn(SIDES[side].name, &self.title, batch),
        };
        self.turns[side].push(turn);
        if self.turns[side].iter().flatten().any(|turn| turn.wall > TOO_LONG) {
            self.rounds[side] = 1;
        }
        let hung = self.turns[side].iter().rev().take_while(|turn| turn.is_none());
        if hung.count() >= HANGS {
            self.rounds[side] = 0;
        }
    }

    /// How often a side has hung.
    pub(crate) fn hung(&self, side: usize) -> usize {
        self.turns[side].iter().filter(|turn| turn.is_none()).count()
    }
}

extern "C" {
    fn bench_collect();
}
