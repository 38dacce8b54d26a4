//! The same as JSON, with what a table leaves out: the spread, the bytes, the machine.

use std::fmt::Write as _;

use super::Line;
use crate::measure::{Cost, Plan};
use crate::row::Contest;

/// The whole document.
pub(crate) fn render(contest: &Contest, lines: &[Line], plan: &Plan, machine: &[(&str, String)]) -> String {
    let mut text = String::from("{\n  \"machine\": {");
    for (at, (key, value)) in machine.iter().enumerate() {
        let _ = write!(text, "{}{}: {}", comma(at), string(key), string(value));
    }
    let _ = writeln!(
        text,
        "}},\n  \"rounds\": {},\n  \"batch_ms\": {},",
        plan.rounds,
        plan.batch.as_millis()
    );
    let sides = contest.sides.iter();
    let sides: Vec<_> = sides
        .map(|side| {
            format!(
                "{{\"key\": {}, \"name\": {}}}",
                string(side.key),
                string(side.name)
            )
        })
        .collect();
    let _ = writeln!(text, "  \"sides\": [{}],", sides.join(", "));
    text.push_str("  \"unit\": \"nanoseconds a call\",\n  \"rows\": [\n");
    for (at, line) in lines.iter().enumerate() {
        let end = if at + 1 < lines.len() { "," } else { "" };
        let _ = writeln!(text, "    {}{end}", row(contest, line, &lines[0]));
    }
    text.push_str("  ]\n}\n");
    text
}

fn row(contest: &Contest, line: &Line, empty: &Line) -> String {
    let mut text = format!(
        "{{\"key\": {}, \"title\": {}",
        string(&line.key),
        string(&line.title)
    );
    for (entry, cost) in contest.sides.iter().zip(&line.costs) {
        if let Some(cost) = cost {
            let _ = write!(text, ",\n     \"{}\": {}", entry.key, side(cost));
        }
    }
    for &(one, other) in contest.ratios {
        if let Some(ratio) = line.ratio((one, other)) {
            let (one, other) = (contest.sides[one].key, contest.sides[other].key);
            let _ = write!(text, ",\n     \"{one}_to_{other}\": {ratio:.4}");
        }
    }
    let aims: Vec<_> = line
        .aims(contest, empty)
        .map(|(aim, reached)| format!("{{\"aim\": {}, \"reached\": {reached}}}", string(&aim)))
        .collect();
    if !aims.is_empty() {
        let _ = write!(text, ",\n     \"aims\": [{}]", aims.join(", "));
    }
    text + "}"
}

fn side(cost: &Cost) -> String {
    format!(
        "{{\"median\": {:.1}, \"least\": {:.1}, \"quartiles\": [{:.1}, {:.1}], \"calls\": {}, \
         \"rust_objects\": {:.2}, \"rust_bytes\": {:.0}, \"go_objects\": {:.2}, \"go_bytes\": {:.0}}}",
        cost.at(0.5),
        cost.at(0.0),
        cost.at(0.25),
        cost.at(0.75),
        cost.calls,
        cost.rust.objects,
        cost.rust.bytes,
        cost.go.objects,
        cost.go.bytes,
    )
}

fn comma(at: usize) -> &'static str {
    if at == 0 {
        ""
    } else {
        ", "
    }
}

/// A JSON string.
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(quoted, "\\u{:04x}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(string("a \"b\" \\ \n"), r#""a \"b\" \\ \u000a""#);
    }
}
