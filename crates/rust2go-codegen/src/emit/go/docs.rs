//! Rust's doc comments as Go's.
//!
//! Rustdoc reads Markdown; Go has a smaller syntax of its own, into which gofmt forces the comments of top-level
//! declarations. So headings, lists and code blocks are rewritten here, and the rest is kept as it was written.

mod markdown;

use markdown::{blocks, dedent, is_reference, list_marker, Block, Item};

/// The lines of the comment, markers included; none where there is nothing to say.
pub(super) fn comment(docs: &[String]) -> Vec<String> {
    lines(&settle(blocks(docs)))
        .into_iter()
        // A build constraint of old, which go vet finds at the wrong place.
        .map(|line| match line.trim_start().starts_with("+build") {
            true => line.replacen("+build", "“+build”", 1),
            false => line,
        })
        .map(|line| match line.chars().next() {
            None => "//".to_owned(),
            Some('\t') => format!("//{line}"),
            Some(_) => format!("// {line}"),
        })
        .collect()
}

/// The comment with more sentences, one a line, in a paragraph of their own.
pub(super) fn comment_with(docs: &[String], sentences: &[String]) -> Vec<String> {
    let mut all = comment(docs);
    if !all.is_empty() && !sentences.is_empty() {
        all.push("//".to_owned());
    }
    all.extend(sentences.iter().map(|sentence| format!("// {sentence}")));
    all
}

/// Makes each block one that gofmt reads as what it is.
fn settle(blocks: Vec<Block>) -> Vec<Block> {
    let mut settled: Vec<Block> = Vec::new();
    let set_off = blocks
        .iter()
        .any(|block| matches!(block, Block::Paragraph(_) | Block::Heading(_)));
    for block in blocks {
        // Go knows a list and a code block by their indentation, so two of them run together, and one alone is
        // taken for plain text.
        let alone = !set_off || matches!(settled.last(), Some(Block::Code(_) | Block::List(_)));
        settled.extend(match block {
            Block::Code(code) => settle_code(trim_blank(dedent(&code)), alone),
            Block::List(items) if alone => paragraph(items.into_iter().flat_map(Item::unindented).collect()),
            Block::List(mut items) => {
                if items.iter().any(|item| item.number.is_empty()) {
                    items.iter_mut().for_each(|item| item.number.clear());
                }
                Some(Block::List(items))
            }
            other => Some(other),
        });
    }
    // gofmt makes a heading of a line in the middle that looks like one.
    let middle = 1..settled.len().saturating_sub(1);
    for block in settled.get_mut(middle).unwrap_or_default() {
        match block {
            Block::Paragraph(lines) if lines.len() == 1 && looks_like_heading(&lines[0]) => {
                lines[0].push('.')
            }
            _ => {}
        }
    }
    settled
}

/// Code that begins like a list would be taken for one.
fn settle_code(code: Vec<String>, alone: bool) -> Option<Block> {
    let like_a_list = list_marker(code.first()?.trim()).is_some();
    if alone || like_a_list {
        paragraph(code.iter().map(|line| line.trim().to_owned()).collect())
    } else {
        Some(Block::Code(code))
    }
}

/// What was something else in Markdown as a paragraph, if anything is left.
fn paragraph(mut lines: Vec<String>) -> Option<Block> {
    lines.retain(|line| !line.is_empty() && !is_reference(line));
    (!lines.is_empty()).then_some(Block::Paragraph(lines))
}

impl Item {
    fn unindented(self) -> Vec<String> {
        let marker = if self.number.is_empty() {
            "-".to_owned()
        } else {
            format!("{}.", self.number)
        };
        let mut lines = self.lines;
        lines[0] = format!("{marker} {}", lines[0]);
        lines
    }
}

fn lines(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        if !out.is_empty() {
            out.push(String::new());
        }
        match block {
            Block::Paragraph(lines) => out.extend(lines.iter().map(|line| quotes(line))),
            Block::Heading(text) => out.push(format!("# {}", quotes(text))),
            Block::Code(code) => out.extend(code.iter().map(|line| {
                if line.is_empty() {
                    String::new()
                } else {
                    format!("\t{line}")
                }
            })),
            Block::List(items) => {
                for item in items {
                    let marker = if item.number.is_empty() {
                        "  -".to_owned()
                    } else {
                        format!(" {}.", item.number)
                    };
                    for (i, line) in item.lines.iter().enumerate() {
                        let lead = if i == 0 { marker.as_str() } else { "   " };
                        out.push(format!("{lead} {}", quotes(line)));
                    }
                }
            }
        }
    }
    out
}

fn trim_blank(mut lines: Vec<String>) -> Vec<String> {
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let blank = lines.iter().take_while(|line| line.is_empty()).count();
    lines.split_off(blank)
}

/// A line that Go takes for a heading where it stands alone: the rule of Go's documentation tools before they had `#`.
fn looks_like_heading(line: &str) -> bool {
    line.starts_with(char::is_uppercase)
        && line.ends_with(char::is_alphanumeric)
        && !line.contains([
            ';', ':', '!', '?', '+', '*', '/', '=', '[', ']', '{', '}', '_', '^', '°', '&', '§', '~', '%',
            '#', '@', '<', '"', '>', '\\',
        ])
}

/// gofmt sets two backticks or two apostrophes as quotation marks.
fn quotes(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (text, length) = match first {
            '`' if rest.starts_with("```") => ("```", 3),
            '`' if rest.starts_with("``") => ("“", 2),
            '\'' if rest.starts_with("''") => ("”", 2),
            _ => (&rest[..first.len_utf8()], first.len_utf8()),
        };
        out.push_str(text);
        rest = &rest[length..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rust: &str, go: &str) {
        let docs: Vec<String> = rust.lines().map(str::to_owned).collect();
        assert_eq!(comment(&docs).join("\n"), go);
    }

    #[test]
    fn text_is_kept() {
        check(
            " User is somebody.\n who has a name.  ",
            "// User is somebody.\n// who has a name.",
        );
        check("User, without a space.", "// User, without a space.");
        check("", "");
        check("\n\n  A.\n\n\n\n  B.\n", "// A.\n//\n// B.");
    }

    #[test]
    fn headings_lists_and_code() {
        check("A.\n## Errors\nB.", "// A.\n//\n// # Errors\n//\n// B.");
        check(
            "A:\n- b\n  c\n* d\n\nE.",
            "// A:\n//\n//   - b\n//     c\n//   - d\n//\n// E.",
        );
        check("A:\n1. b\n2) c", "// A:\n//\n//  1. b\n//  2. c");
        check(
            "A\n```rust\nlet x = {\n    1\n};\n\n```",
            "// A\n//\n//\tlet x = {\n//\t    1\n//\t};",
        );
    }

    #[test]
    fn what_gofmt_would_take_for_something_else() {
        check(
            "A.\n\nLooks like a heading\n\nB.",
            "// A.\n//\n// Looks like a heading.\n//\n// B.",
        );
        check("- only\n- a list", "// - only\n// - a list");
        check("See [`User`].\n\n[`User`]: crate::User", "// See [`User`].");
        check("``x'' and ```y```", "// “x” and ```y```");
        check("+build linux", "// “+build” linux");
    }

    #[test]
    fn a_sentence_is_added() {
        assert_eq!(
            comment_with(&["A.".to_owned()], &["B.".to_owned()]),
            ["// A.", "//", "// B."]
        );
        assert_eq!(comment_with(&[], &["B.".to_owned()]), ["// B."]);
    }
}
