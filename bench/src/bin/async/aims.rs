//! What this project sets out to reach, and whether it has.

use std::fmt::Write as _;

use crate::figures::slowest;
use crate::rows::{Row, GRPC, OURS, PEER};

/// Of a number of tasks that add, the time of a call at most as a part of that of rust2go 0.4.3.
const OF_PEER: [(usize, f64); 3] = [(1, 0.1), (64, 0.35), (1024, 0.2)];
/// The same of gRPC: twenty times as many calls.
const OF_GRPC: f64 = 0.05;

/// The aims, each with what has been measured.
pub(crate) fn list(rows: &[Row]) -> String {
    let mut text = String::from("Aims:\n\n");
    let mut line = |what: String, reached: f64, most: f64| {
        let word = if reached <= most { "reached" } else { "missed" };
        let _ = writeln!(text, "- {what}, at most {most}: {reached:.3}, {word}");
    };
    for row in rows.iter().filter(|row| row.title.ends_with("add")) {
        let aim = OF_PEER.iter().find(|(tasks, _)| *tasks == row.load.tasks);
        if let (Some((_, most)), Some(ratio)) = (aim, row.ours_to(PEER)) {
            line(format!("{}: a call, of 0.4.3", row.title), ratio, *most);
        }
        if let Some(ratio) = row.ours_to(GRPC) {
            line(format!("{}: a call, of gRPC", row.title), ratio, OF_GRPC);
        }
    }
    // Never behind: the row with the worst ratio says it for all.
    let worst = |of: &dyn Fn(&Row) -> Option<f64>| {
        let ratios = rows.iter().filter_map(|row| Some((of(row)?, &row.title)));
        ratios.max_by(|a, b| a.0.total_cmp(&b.0))
    };
    if let Some((ratio, title)) = worst(&|row| row.ours_to(PEER)) {
        line(
            format!("never behind 0.4.3, the worst row is {title}: a call"),
            ratio,
            1.0,
        );
    }
    if let Some((ratio, title)) = worst(&|row| row.ratio(OURS, PEER, slowest)) {
        line(
            format!("never behind 0.4.3, the worst row is {title}: p99.9"),
            ratio,
            1.0,
        );
    }
    text
}
