//! What was measured: a table, and everything as JSON.

use std::fmt::Write as _;

use crate::figures::per_call;
use crate::rows::{Row, Side, BY_HAND, GRPC, PEER, SIDES};

/// The table in Markdown.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut text = format!(
        "| {:<20} | {:<9} | {:>11} | {:>11} | {:>9} | {:>9} | {:>9} | {:>9} | {:>9} | {:>9} | {:>9} |\n",
        "threads, tasks, job",
        "side",
        "ns a call",
        "calls/s",
        "median µs",
        "p99 µs",
        "p99.9 µs",
        "CPU s/M",
        "/ by hand",
        "/ 0.4.3",
        "/ gRPC"
    );
    let _ = writeln!(
        text,
        "|{:-<22}|{:-<11}|{:->12}:|{:->12}:|{:->10}:|{:->10}:|{:->10}:|{:->10}:|{:->10}:|{:->10}:|{:->10}:|",
        "", "", "", "", "", "", "", "", "", "", ""
    );
    for row in rows {
        for (side, Side { name, .. }) in SIDES.iter().enumerate() {
            let Some(f) = row.figures(side) else {
                if row.hung(side) > 0 {
                    let _ = writeln!(text, "| {:<20} | {name:<9} | {:>11} |", row.title, "no end");
                }
                continue;
            };
            let [median, p99, p999] = f.latency;
            let ratio = |other| {
                row.ratio(side, other, per_call)
                    .map_or_else(String::new, |ratio| format!("{ratio:.3}"))
            };
            let hung = match row.hung(side) {
                0 => String::new(),
                hung => format!(" no end {hung} of {}", row.turns[side].len()),
            };
            let _ = writeln!(
                text,
                "| {:<20} | {name:<9} | {:>11.0} | {:>11.0} | {median:>9.1} | {p99:>9.1} | {p999:>9.1} | {:>9.2} | {:>9} | {:>9} | {:>9} |{hung}",
                row.title,
                f.call,
                1e9 / f.call,
                f.cpu,
                ratio(BY_HAND),
                ratio(PEER),
                ratio(GRPC),
            );
        }
    }
    text
}

/// All rows as JSON.
pub(crate) fn json(rows: &[Row]) -> String {
    let mut lines = Vec::new();
    for row in rows {
        for (side, Side { name, .. }) in SIDES.iter().enumerate() {
            let hung = row.hung(side);
            let Some(f) = row.figures(side) else {
                if hung > 0 {
                    lines.push(format!(
                        "  {{\"row\": \"{}\", \"side\": \"{name}\", \"no_end\": {hung}}}",
                        row.title
                    ));
                }
                continue;
            };
            let [median, p99, p999] = f.latency;
            let rounds: Vec<_> = f.rounds.iter().map(|round| format!("{round:.1}")).collect();
            lines.push(format!(
                "  {{\"row\": \"{}\", \"side\": \"{name}\", \"ns_per_call\": {:.1}, \"median_us\": {median:.1}, \
                 \"p99_us\": {p99:.1}, \"p999_us\": {p999:.1}, \"cpu_s_per_million\": {:.3}, \"no_end\": {hung}, \"rounds\": [{}]}}",
                row.title,
                f.call,
                f.cpu,
                rounds.join(", ")
            ));
        }
    }
    format!("[\n{}\n]\n", lines.join(",\n"))
}
