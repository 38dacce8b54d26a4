//! Everything at once, for as long as one likes: calls of every kind, awaited, dropped at any time, leaked, with deadlines,
//! with handlers that panic and wakers that panic, on run times and threads that come and go, under signals, beside other programs and under
//! Go's collector. It ends with counts: nothing lost, nothing wrong, and as much memory as before. `./dev soak` runs it.

#![cfg(target_os = "linux")]

mod api;
mod calls;
mod given;
mod memory;
mod random;
mod report;
mod storms;
mod tally;
mod worlds;

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use random::Random;
use tally::TALLY;

const USAGE: &str = "usage: e2e-soak [--minutes N | --seconds N] [--seed N]";

/// If no call ends for so long, some are lost.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let (time, seed) = match arguments() {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    println!("seed {seed}, {} s", time.as_secs());
    storms::handle_signals();
    calls::hide_panics();
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| watch(&over));
        let mut random = Random::new(seed);
        // What is made once and used again is made in the first part, such as goroutines: Go keeps those that have ended.
        let first = time / 5;
        worlds::burst(5000);
        run(&mut random, first, false);
        report::is_quiet();
        let before = memory::memory();
        run(&mut random, time - first, true);
        report::is_quiet();
        let after = memory::memory();
        let clean = report::print(&before, &after);
        over.store(true, Ordering::Relaxed);
        if clean {
            ExitCode::SUCCESS
        } else {
            println!("again: --seed {seed}");
            ExitCode::FAILURE
        }
    })
}

/// All of it, for so long. Futures are leaked in the second half only, because a thread with one does not look for
/// results any more.
fn run(random: &mut Random, time: Duration, leaks: bool) {
    let start = Instant::now();
    let (half, end) = (start + time / 2, start + time);
    thread::scope(|scope| {
        for _ in 0..2 {
            let mut random = random.fork();
            scope.spawn(move || {
                storms::is_here();
                worlds::run(random.fork(), half, false);
                worlds::run(random, end, leaks);
            });
        }
        for storm in [
            storms::threads,
            storms::sync_calls,
            storms::children,
            storms::signals,
            storms::weather,
        ] {
            let random = random.fork();
            scope.spawn(move || storm(random, end));
        }
    });
}

/// Ends the process with what it knows if nothing goes on.
fn watch(over: &AtomicBool) {
    let (mut seen, mut since) = (0, Instant::now());
    while !over.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(100));
        let ended = TALLY.ended.load(Ordering::Relaxed);
        if ended != seen {
            (seen, since) = (ended, Instant::now());
        }
        if since.elapsed() > PATIENCE {
            println!(
                "no call has ended for {} s: {:#?}",
                PATIENCE.as_secs(),
                rust2go::stats()
            );
            std::process::abort();
        }
    }
}

fn arguments() -> Result<(Duration, u64), String> {
    let mut words = std::env::args().skip(1);
    let mut time = Duration::from_secs(60);
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
    let mut seed = now.as_nanos() as u64;
    while let Some(name) = words.next() {
        let value = words.next().and_then(|value| value.parse::<u64>().ok());
        let value = value.ok_or_else(|| format!("{name} needs a number"))?;
        match name.as_str() {
            "--minutes" => time = Duration::from_secs(60 * value),
            "--seconds" => time = Duration::from_secs(value),
            "--seed" => seed = value,
            _ => return Err(format!("there is no option {name}")),
        }
    }
    Ok((time, seed))
}
