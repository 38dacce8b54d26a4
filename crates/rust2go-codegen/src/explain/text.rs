//! The explanation as a table for people.

use std::fmt::{self, Display, Formatter, Write};

use super::{Cost, ExplainedField, ExplainedMethod, ExplainedType, Explanation, OnAWay, Side};

/// The heads of the columns that say what a value costs.
const COSTS: [&str; 4] = ["Rust allocates", "copies", "Go allocates", "copies"];

/// What the words mean.
const LEGEND: &str = "\
given        Go gets its own, to keep and to change
lent         Go reads Rust's memory until the method returns
itself       in the block of the call, whole
pointed to   where the other side has it
copied once  what is pointed to is copied on one side; twice: on both
converted    generated Go code makes Go's form of it, also where it is lent, and the form that crosses of a result

Allocations are those of a release build, at most: nothing is allocated for what is empty, or None. A map or a set counts as one,
and so many per T are for each T in a list, in a map, or within another T.
  shared     once for all parameters of a call. In Rust the buffer for what has to be put into Go's layout;
             in Go the bytes of all strings and lists that it is given
  if small   only where 256 bytes have room for all that the result points to
An async call costs one allocation more in Rust, for its task, and a goroutine with its context in Go.
";

/// What more words mean where Go calls Rust.
const LEGEND_FROM_GO: &str = "\
from Go      Rust gets its own
lent by Go   Rust reads it until the method returns: where Go has it, or a copy
back to Go   Go gets its own; Rust puts a result aside until then
A call from Go allocates its block in Go, but for methods of which all values are in it whole: these use theirs again; and for
those whose parameters take 32 bytes at most, and whose result takes 8 at most and is in it whole: these have none in Go. That of a
method under #[nonblocking] is on the goroutine's stack.
";

/// The longest formula that stands in a cell; others stand below their table.
const LONGEST: usize = 32;

/// Lines of cells, each column as wide as its widest cell.
struct Table {
    lines: Vec<Vec<String>>,
    /// The formulas that are too long for a cell.
    below: Vec<String>,
}

impl Table {
    fn new(heads: &[&str]) -> Table {
        let heads = heads.iter().chain(&COSTS).map(|head| head.to_string());
        Table {
            lines: vec![heads.collect()],
            below: Vec::new(),
        }
    }

    /// The formula, or a number in brackets by which it is found below the table.
    fn short(&mut self, formula: String) -> String {
        if formula.len() <= LONGEST {
            return formula;
        }
        let known = self.below.iter().position(|one| *one == formula);
        let index = known.unwrap_or(self.below.len());
        if known.is_none() {
            self.below.push(formula);
        }
        format!("({})", index + 1)
    }

    fn line(&mut self, cells: &[&str], cost: &Cost) {
        let costs = [
            self.short(allocations(&cost.rust)),
            copies(&cost.rust),
            self.short(allocations(&cost.go)),
            copies(&cost.go),
        ];
        let cells = cells.iter().map(|cell| cell.to_string());
        self.lines.push(cells.chain(costs).collect());
    }
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let columns = self.lines[0].len();
        let width = |column: usize| {
            let cells = self.lines.iter().map(|line| line[column].chars().count());
            cells.max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for line in &self.lines {
            let mut text = String::new();
            for (cell, width) in line.iter().zip(&widths) {
                write!(text, "  {cell:width$}")?;
            }
            writeln!(f, "{}", text.trim_end())?;
        }
        for (index, formula) in self.below.iter().enumerate() {
            writeln!(f, "    ({}) {formula}", index + 1)?;
        }
        Ok(())
    }
}

fn allocations(side: &Side) -> String {
    match (side.shared_allocations, &side.allocations) {
        (0, own) => own.to_string(),
        (shared, own) if own.is_never() => format!("{shared} shared"),
        (shared, own) => format!("{shared} shared + {own}"),
    }
}

fn copies(side: &Side) -> String {
    let small = if side.copies_if_small { " if small" } else { "" };
    format!("{}{small}", side.copies)
}

impl Display for Explanation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for one in &self.traits {
            match one.from_go {
                false => writeln!(f, "trait {}   Go: type {} interface\n", one.rust, one.go)?,
                true => writeln!(
                    f,
                    "trait {}, called from Go   Go: type {} struct\n",
                    one.rust, one.go
                )?,
            }
            for method in &one.methods {
                writeln!(f, "{method}")?;
            }
        }
        for one in &self.types {
            writeln!(f, "{one}")?;
        }
        if self.traits.iter().any(|one| one.from_go) {
            f.write_str(LEGEND_FROM_GO)?;
        }
        f.write_str(LEGEND)?;
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        Ok(())
    }
}

impl Display for ExplainedMethod {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\nGo: {}", self.rust, self.go)?;
        if self.values.is_empty() {
            return Ok(());
        }
        let mut table = Table::new(&["", "Rust", "Go", "passed", "crosses"]);
        for value in &self.values {
            table.line(
                &[
                    value.name.as_deref().unwrap_or("->"),
                    &value.rust,
                    &value.go,
                    value.way.name(),
                    value.crossing.name(),
                ],
                &value.cost,
            );
        }
        write!(f, "{table}")
    }
}

impl Display for ExplainedType {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}   Go: {}   {} bytes", self.rust, self.go, self.size)?;
        fields(f, "  ", &self.fields)?;
        for variant in &self.variants {
            writeln!(f, "  {}  Go: {}", variant.name, variant.go_name)?;
            fields(f, "    ", &variant.fields)?;
        }
        let mut table = Table::new(&["passed", "crosses"]);
        let (first, others) = self.ways.split_at(1);
        let same = |on: &OnAWay| {
            first
                .iter()
                .all(|one| one.crossing == on.crossing && one.cost == on.cost)
        };
        let (ways, name) = match others.iter().all(same) {
            true => (first, Some("in any way")),
            false => (self.ways.as_slice(), None),
        };
        for on in ways {
            table.line(&[name.unwrap_or(on.way.name()), on.crossing.name()], &on.cost);
        }
        write!(f, "{table}")
    }
}

/// Fields in columns.
fn fields(f: &mut Formatter<'_>, indent: &str, fields: &[ExplainedField]) -> fmt::Result {
    let widest = |of: fn(&ExplainedField) -> &str| {
        let widths = fields.iter().map(|field| of(field).chars().count());
        widths.max().unwrap_or(0)
    };
    let (name, rust) = (widest(|field| &field.name), widest(|field| &field.rust));
    for field in fields {
        let ExplainedField {
            name: n,
            rust: r,
            go_name,
            go,
        } = field;
        writeln!(f, "{indent}{n:name$}  {r:rust$}  Go: {go_name} {go}")?;
    }
    Ok(())
}
