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
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                section
                    .iter()
                    .filter_map(|row| row.cells.get(column))
                    .map(|cell| width(cell))
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        lines.extend(section.iter().map(|row| line(&row.cells, &widths)));
        rest = next;
    }
    lines
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (i, cell) in cells.iter().enumerate() {
        line.push_str(cell);
        if i + 1 < cells.len() {
            line.extend(std::iter::repeat(' ').take(widths[i] - width(cell) + 1));
        }
    }
    line
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
    fn the_last_cell_is_not_padded() {
        let list = [
            row(&[], &["_", "[16]byte", "= x"]),
            row(&[], &["_", "[8]byte", "= longer"]),
        ];
        assert_eq!(rows(&list), ["_ [16]byte = x", "_ [8]byte  = longer"]);
    }
}
