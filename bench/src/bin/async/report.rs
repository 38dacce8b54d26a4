//! What was measured: a table, and everything as JSON.

use std::fmt::Write as _;

use crate::turn::Turn;
use crate::{Row, SIDES};

/// The figures of one side in one row.
struct Figures {
    /// Nanoseconds a call, all tasks together.
    call: f64,
    /// Latencies in microseconds: median, 99 %, 99.9 %.
    latency: [f64; 3],
    /// CPU seconds of a million calls.
    cpu: f64,
}

/// The table in Markdown.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut text = format!(
        "| {:<20} | {:<7} | {:>11} | {:>11} | {:>9} | {:>9} | {:>9} | {:>9} | {:>9} | {:>9} |\n",
        "threads, tasks, job",
        "side",
        "ns a call",
        "calls/s",
        "median µs",
        "p99 µs",
        "p99.9 µs",
        "CPU s/M",
        "/ by hand",
        "/ 0.4.3"
    );
    let _ = writeln!(
        text,
        "|{:-<22}|{:-<9}|{:->12}:|{:->12}:|{:->10}:|{:->10}:|{:->10}:|{:->10}:|{:->10}:|{:->10}:|",
        "", "", "", "", "", "", "", "", "", ""
    );
    for row in rows {
        for (side, (name, _)) in SIDES.iter().enumerate() {
            let Some(f) = figures(&row.turns[side]) else {
                continue;
            };
            let [median, p99, p999] = f.latency;
            let _ = writeln!(
                text,
                "| {:<20} | {name:<7} | {:>11.0} | {:>11.0} | {median:>9.1} | {p99:>9.1} | {p999:>9.1} | {:>9.2} | {:>9} | {:>9} |",
                row.title,
                f.call,
                1e9 / f.call,
                f.cpu,
                ratio(row, side, 0),
                ratio(row, side, 1),
            );
        }
    }
    text
}

/// The time of a call as a multiple of another side's: the median of the ratios within each round.
fn ratio(row: &Row, side: usize, other: usize) -> String {
    if side == other || row.turns[other].is_empty() {
        return String::new();
    }
    let ratios = row.turns[side]
        .iter()
        .zip(&row.turns[other])
        .map(|(a, b)| per_call(a) / per_call(b))
        .collect();
    format!("{:.3}", median(ratios))
}

/// All rows as JSON.
pub(crate) fn json(rows: &[Row]) -> String {
    let mut lines = Vec::new();
    for row in rows {
        for (side, (name, _)) in SIDES.iter().enumerate() {
            let Some(f) = figures(&row.turns[side]) else {
                continue;
            };
            let [median, p99, p999] = f.latency;
            let rounds: Vec<_> = row.turns[side]
                .iter()
                .map(|t| format!("{:.1}", per_call(t)))
                .collect();
            lines.push(format!(
                "  {{\"row\": \"{}\", \"side\": \"{name}\", \"ns_per_call\": {:.1}, \"median_us\": {median:.1}, \
                 \"p99_us\": {p99:.1}, \"p999_us\": {p999:.1}, \"cpu_s_per_million\": {:.3}, \"rounds\": [{}]}}",
                row.title,
                f.call,
                f.cpu,
                rounds.join(", ")
            ));
        }
    }
    format!("[\n{}\n]\n", lines.join(",\n"))
}

/// The median of each figure over the rounds.
fn figures(turns: &[Turn]) -> Option<Figures> {
    if turns.is_empty() {
        return None;
    }
    let of = |f: &dyn Fn(&Turn) -> f64| median(turns.iter().map(f).collect());
    Some(Figures {
        call: of(&per_call),
        latency: [0.5, 0.99, 0.999].map(|part| of(&|turn| latency(turn, part))),
        cpu: of(&|turn| turn.cpu.as_secs_f64() * 1e6 / turn.calls as f64),
    })
}

fn per_call(turn: &Turn) -> f64 {
    turn.wall.as_nanos() as f64 / turn.calls as f64
}

fn latency(turn: &Turn, part: f64) -> f64 {
    let last = turn.latencies.len() - 1;
    f64::from(turn.latencies[(last as f64 * part).ceil() as usize]) / 1e3
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
