//! The columns of gofmt.
//!
//! In a list of fields, constants or variables, the cells of neighbouring lines begin in the same column. A comment
//! or an empty line between two lines ends the columns.

/// A line of such a list.
pub(super) struct Row {
    /// The lines of the comment above it.
    pub(super) docs: Vec<String>,
    /// What stands in its columns.
    pub(super) cells: Vec<String>,
}

/// Joins the cells of each row, padded as gofmt pads them.
pub(super) fn rows(rows: &[Row]) -> Vec<String> {
    let mut lines = Vec::with_capacity(rows.len());
    let mut rest = rows;
    while let [_, after @ ..] = rest {
        let more = after.iter().take_while(|row| row.docs.is_empty()).count();
        let (section, next) = rest.split_at(1 + more);
        let columns = section.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let widths: Vec<Vec<usize>> = (0..columns).map(|column| widths(section, column)).collect();
        lines.extend(section.iter().enumerate().map(|(at, row)| line(row, at, &widths)));
        rest = next;
    }
    lines
}

fn line(row: &Row, at: usize, widths: &[Vec<usize>]) -> String {
    let mut line = String::new();
    for (column, cell) in row.cells.iter().enumerate() {
        line.push_str(cell);
        if goes_on(row, column) {
            let blanks = widths[column][at] - width(cell) + 1;
            line.extend(std::iter::repeat(' ').take(blanks));
        }
    }
    line
}

/// Whether the row has a cell after this column.
fn goes_on(row: &Row, column: usize) -> bool {
    column + 1 < row.cells.len()
}

/// The width of a column at each row. A row that has nothing after the column ends it, so what is above and what is below such a
/// row have widths of their own.
fn widths(section: &[Row], column: usize) -> Vec<usize> {
    let mut widths = Vec::with_capacity(section.len());
    while let Some(rest) = section.get(widths.len()..).filter(|rest| !rest.is_empty()) {
        let run = rest.iter().take_while(|row| goes_on(row, column));
        let (rows, widest) = run.fold((0, 0), |(rows, widest), row| {
            (rows + 1, widest.max(width(&row.cells[column])))
        });
        // The row that ends the run needs no width.
        widths.extend(std::iter::repeat(widest).take(rows + 1));
    }
    widths
}

/// gofmt counts characters, whatever their width on a screen.
fn width(cell: &str) -> usize {
    cell.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(docs: &[&str], cells: &[&str]) -> Row {
        let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Row {
            docs: own(docs),
            cells: own(cells),
        }
    }

    #[test]
    fn a_comment_ends_the_columns() {
        let list = [
            row(&[], &["A", "int"]),
            row(&[], &["Größe", "uint8"]),
            row(&["// LongName is long."], &["LongName", "string"]),
            row(&[], &["B", "bool"]),
        ];
        assert_eq!(
            rows(&list),
            ["A     int", "Größe uint8", "LongName string", "B        bool"]
        );
    }

    #[test]
    fn a_row_without_a_tag_ends_the_column_of_types() {
        let list = [
            row(&[], &["ID", "uint64", "`a`"]),
            row(&[], &["Names", "[]string"]),
            row(&[], &["A", "b", "`c`"]),
            row(&[], &["B", "bool", "`d`"]),
        ];
        assert_eq!(
            rows(&list),
            [
                "ID    uint64 `a`",
                "Names []string",
                "A     b    `c`",
                "B     bool `d`"
            ]
        );
    }

    #[test]
    fn the_last_cell_is_not_padded() {
        let list = [
            row(&[], &["_", "[16]byte", "= x"]),
            row(&[], &["_", "[8]byte", "= longer"]),
        ];
        assert_eq!(rows(&list), ["_ [16]byte = x", "_ [8]byte  = longer"]);
    }
}
