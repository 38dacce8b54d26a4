//! What the benchmarks print, as HTML: tables with `|`, and lines of text between them.

/// A text that means itself.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Tables and paragraphs.
pub(crate) fn html(markdown: &str) -> String {
    let mut html = String::new();
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with('|') {
            html += "<div class=\"table\"><table>\n";
            html += &row("th", line);
            while let Some(line) = lines.next_if(|line| line.starts_with('|')) {
                // The line under the head has the alignment.
                if line.contains(|c: char| !matches!(c, '|' | '-' | ':' | ' ')) {
                    html += &row("td", line);
                }
            }
            html += "</table></div>\n";
        } else if !line.trim().is_empty() {
            html += &format!("<p>{}</p>\n", spans(line));
        }
    }
    html
}

fn row(cell: &str, line: &str) -> String {
    let cells = line
        .trim()
        .trim_matches('|')
        .split('|')
        .map(|text| format!("<{cell}>{}</{cell}>", spans(text.trim())));
    format!("<tr>{}</tr>\n", cells.collect::<String>())
}

/// Code between backticks, and what is bold between two asterisks.
fn spans(text: &str) -> String {
    let text = escape(text);
    let code = paired(&text, "`", "code");
    paired(&code, "**", "strong")
}

/// The text with each second `mark` closing the element that the one before has opened.
fn paired(text: &str, mark: &str, element: &str) -> String {
    let mut parts = text.split(mark);
    let mut all = parts.next().unwrap_or_default().to_owned();
    while let Some(inner) = parts.next() {
        match parts.next() {
            Some(rest) => all += &format!("<{element}>{inner}</{element}>{rest}"),
            None => all += &format!("{mark}{inner}"),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_between_lines() {
        let made =
            html("A & b\n\n| ns | **ours** |\n|---|---:|\n| 100 `Arc<T>` | 1 |\n\nAims: **missed**.\n");
        assert_eq!(
            made,
            "<p>A &amp; b</p>\n<div class=\"table\"><table>\n<tr><th>ns</th><th><strong>ours</strong></th></tr>\n\
             <tr><td>100 <code>Arc&lt;T></code></td><td>1</td></tr>\n</table></div>\n<p>Aims: <strong>missed</strong>.</p>\n"
        );
        assert_eq!(html("2 ** 3 `x"), "<p>2 ** 3 `x</p>\n");
    }
}
