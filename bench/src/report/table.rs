//! The table, in Markdown with aligned columns: a terminal shows it as well.

use super::{number, Line};
use crate::measure::Cost;
use crate::row::Contest;

/// The whole table.
pub(crate) fn render(contest: &Contest, lines: &[Line]) -> String {
    // Only some tables have aims.
    let aims = lines
        .iter()
        .any(|line| line.aims(contest, &lines[0]).next().is_some());
    let mut cells = vec![head(contest, aims)];
    cells.extend(lines.iter().map(|line| body(contest, line, &lines[0], aims)));
    let widths: Vec<usize> = (0..cells[0].len())
        .map(|column| {
            cells
                .iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let left: Vec<bool> = cells[0].iter().map(|name| name == TITLE || name == AIM).collect();
    let mut text = String::new();
    for (at, row) in cells.iter().enumerate() {
        text.push_str(&joined(row, &widths, &left));
        if at == 0 {
            text.push_str(&rule(&widths, &left));
        }
    }
    text
}

const TITLE: &str = "ns a call";
const AIM: &str = "aim";

fn head(contest: &Contest, aims: bool) -> Vec<String> {
    let names = || contest.sides.iter().map(|side| side.name);
    let mut head = vec![TITLE.to_owned()];
    head.extend(names().map(str::to_owned));
    let name = |side: usize| contest.sides[side].name;
    let ratios = contest.ratios.iter();
    head.extend(ratios.map(|&(one, other)| format!("{} / {}", name(one), name(other))));
    if aims {
        head.push(AIM.to_owned());
    }
    head.extend(names().map(|name| format!("allocs {name}")));
    head
}

fn body(contest: &Contest, line: &Line, empty: &Line, aims: bool) -> Vec<String> {
    let side = |show: fn(&Cost) -> String| {
        line.costs
            .iter()
            .map(move |cost| cost.as_ref().map_or(contest.missing.to_owned(), show))
    };
    let mut row = vec![line.title.clone()];
    row.extend(side(|cost| number::nanoseconds(cost.at(0.5))));
    let ratios = contest.ratios.iter().map(|&pair| line.ratio(pair));
    row.extend(ratios.map(number::ratio));
    if aims {
        let aims = line
            .aims(contest, empty)
            .map(|(aim, reached)| format!("{} {aim}", if reached { "≤" } else { "missed" }));
        row.push(aims.collect::<Vec<_>>().join(", "));
    }
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
fn joined(row: &[String], widths: &[usize], left: &[bool]) -> String {
    let mut text = String::from("|");
    for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
        let gap = " ".repeat(width - cell.chars().count());
        text += &if left[column] {
            format!(" {cell}{gap} |")
        } else {
            format!(" {gap}{cell} |")
        };
    }
    text + "\n"
}

fn rule(widths: &[usize], left: &[bool]) -> String {
    let mut text = String::from("|");
    for (column, width) in widths.iter().enumerate() {
        let end = if left[column] { '-' } else { ':' };
        text += &format!("-{}{end}|", "-".repeat(*width));
    }
    text + "\n"
}
