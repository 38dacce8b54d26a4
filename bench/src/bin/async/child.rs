//! A turn in a process of its own, which is ended if it takes too long: for `#[mem]` of rust2go 0.4.3, which may hang, and whose first run
//! time on a thread is its only one; and for gRPC, whose connections fail with very many calls.

use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use crate::rows::Row;
use crate::rpc::Rpc;
use crate::turn::{self, Turn};
use crate::ways::{Peer043Mem, Way};

/// The first argument of such a process.
pub(crate) const WORD: &str = "turn";
/// The time that it has.
const LIMIT: Duration = Duration::from_secs(20);

/// Makes a side's turn of this row. `None` if it did not come to an end.
pub(crate) fn turn(side: &str, title: &str, batch: Duration) -> Option<Turn> {
    let mut child = Command::new(std::env::current_exe().ok()?)
        .args([WORD, side, title, &batch.as_millis().to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let start = Instant::now();
    while child.try_wait().ok()?.is_none() {
        if start.elapsed() > LIMIT {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|n| n.parse().ok()).collect();
    let [calls, wall, cpu, median, p99, p999] = numbers[..] else {
        return None;
    };
    Some(Turn {
        calls: calls as usize,
        wall: Duration::from_secs_f64(wall),
        cpu: Duration::from_secs_f64(cpu),
        latencies: [median, p99, p999],
    })
}

/// What such a process does: the words after the first.
pub(crate) fn main(rows: &[Row], words: &[String]) -> ExitCode {
    let [side, title, batch] = words else {
        return ExitCode::from(2);
    };
    let row = rows.iter().find(|row| row.title == *title);
    let (Some(row), Ok(batch)) = (row, batch.parse().map(Duration::from_millis)) else {
        return ExitCode::from(2);
    };
    let turn = match side.as_str() {
        "gRPC" => make::<Rpc>(row, batch),
        _ => make::<Peer043Mem>(row, batch),
    };
    let [median, p99, p999] = turn.latencies;
    println!(
        "{} {} {} {median} {p99} {p999}",
        turn.calls,
        turn.wall.as_secs_f64(),
        turn.cpu.as_secs_f64()
    );
    // Not by returning, which would wait for its threads.
    std::process::exit(0)
}

fn make<W: Way>(row: &Row, batch: Duration) -> Turn {
    let runtime = row.load.runtime::<W>();
    let mut long = None;
    let calls = turn::calls_in(batch, |calls| {
        let turn = row.load.run_on::<W>(&runtime, calls);
        long = (turn.wall >= batch).then(|| turn.clone());
        turn
    });
    // What was long enough to begin with need not be made again.
    long.unwrap_or_else(|| row.load.run_on::<W>(&runtime, calls))
}
