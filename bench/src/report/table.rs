//! The table, in Markdown with aligned columns: a terminal shows it as well.

use super::{aim, number, Line, NAMES};
use crate::measure::Cost;
use crate::rows::{FLOOR, PEER};

/// The whole table.
pub(crate) fn render(lines: &[Line]) -> String {
    let mut cells = vec![head()];
    cells.extend(lines.iter().map(|line| body(line, &lines[0])));
    let widths: Vec<usize> = (0..cells[0].len())
        .map(|column| {
            cells
                .iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for (at, row) in cells.iter().enumerate() {
        text.push_str(&joined(row, &widths));
        if at == 0 {
            text.push_str(&rule(&widths));
        }
    }
    text
}

fn head() -> Vec<String> {
    let mut head = vec!["ns a call".to_owned()];
    head.extend(NAMES.map(str::to_owned));
    head.extend(["ours / by hand", "ours / 0.4.3", "aim"].map(str::to_owned));
    head.extend(NAMES.map(|name| format!("allocs {name}")));
    head
}

fn body(line: &Line, empty: &Line) -> Vec<String> {
    let side = |show: fn(&Cost) -> String| {
        line.costs
            .iter()
            .map(move |cost| cost.as_ref().map_or("-".to_owned(), show))
    };
    let mut row = vec![line.title.clone()];
    row.extend(side(|cost| number::nanoseconds(cost.at(0.5))));
    row.push(number::ratio(line.ratio(FLOOR)));
    row.push(number::ratio(line.ratio(PEER)));
    row.push(match (line.aim, line.reached(empty)) {
        (Some(most), Some(reached)) => format!("{} {}", if reached { "≤" } else { "missed" }, aim(most)),
        _ => String::new(),
    });
    row.extend(side(|cost| {
        format!(
            "{} + {}",
            number::objects(cost.rust.objects),
            number::objects(cost.go.objects)
        )
    }));
    row
}

/// A row: text to the left, numbers to the right.
fn joined(row: &[String], widths: &[usize]) -> String {
    let mut text = String::from("|");
    for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
        let gap = " ".repeat(width - cell.chars().count());
        text += &if left(column) {
            format!(" {cell}{gap} |")
        } else {
            format!(" {gap}{cell} |")
        };
    }
    text + "\n"
}

fn rule(widths: &[usize]) -> String {
    let mut text = String::from("|");
    for (column, width) in widths.iter().enumerate() {
        let end = if left(column) { '-' } else { ':' };
        text += &format!("-{}{end}|", "-".repeat(*width));
    }
    text + "\n"
}

fn left(column: usize) -> bool {
    matches!(column, 0 | 6)
}
