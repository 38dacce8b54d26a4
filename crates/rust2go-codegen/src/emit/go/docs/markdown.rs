//! The little Markdown that matters: what rustdoc and Go's documentation tools both have, under other marks.

/// A piece of a doc comment.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Vec<String>),
    Heading(String),
    Code(Vec<String>),
    List(Vec<Item>),
}

/// An item of a list.
#[derive(Debug)]
pub(super) struct Item {
    /// Digits, or nothing for a bullet.
    pub(super) number: String,
    pub(super) lines: Vec<String>,
}

/// Reads the little Markdown that matters.
pub(super) fn blocks(docs: &[String]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut fence: Option<(String, Vec<String>)> = None;
    let mut after_blank = true;
    for line in dedent(docs) {
        let text = line.trim();
        if let Some((marker, code)) = &mut fence {
            if text.starts_with(marker.as_str()) && text.trim_start_matches(['`', '~']).is_empty() {
                blocks.push(Block::Code(std::mem::take(code)));
                fence = None;
            } else {
                code.push(line);
            }
            continue;
        }
        if let Some(marker) = fence_marker(text) {
            fence = Some((marker, Vec::new()));
        } else if text.is_empty() || is_reference(text) {
            after_blank = true;
            continue;
        } else if let Some(heading) = heading(text) {
            blocks.push(Block::Heading(heading));
            after_blank = true;
            continue;
        } else if let Some((number, rest)) = list_marker(text) {
            let item = Item {
                number,
                lines: vec![rest],
            };
            match blocks.last_mut() {
                Some(Block::List(items)) => items.push(item),
                _ => blocks.push(Block::List(vec![item])),
            }
        } else {
            let indented = line.starts_with([' ', '\t']);
            let is_code = line.starts_with("    ") || line.starts_with('\t');
            match blocks.last_mut() {
                Some(Block::List(items)) if !after_blank || indented => {
                    items
                        .last_mut()
                        .expect("a list has an item")
                        .lines
                        .push(text.to_owned());
                }
                Some(Block::Code(code)) if after_blank && is_code => code.extend([String::new(), line]),
                Some(Block::Code(code)) if is_code => code.push(line),
                Some(Block::Paragraph(lines)) if !after_blank => lines.push(text.to_owned()),
                _ if is_code => blocks.push(Block::Code(vec![line])),
                _ => blocks.push(Block::Paragraph(vec![text.to_owned()])),
            }
        }
        after_blank = false;
    }
    if let Some((_, code)) = fence {
        blocks.push(Block::Code(code));
    }
    blocks
}

/// Takes off the indentation that all lines share (the space after `///`), and what no Go file may have in it.
pub(super) fn dedent(lines: &[String]) -> Vec<String> {
    let unwanted = |c: char| c == '\u{feff}' || (c.is_control() && c != '\t');
    let lines: Vec<String> = lines
        .iter()
        .flat_map(|text| text.split('\n'))
        .map(|line| line.replace(unwanted, "").trim_end().to_owned())
        .collect();
    let indentation = |line: &String| line.len() - line.trim_start_matches([' ', '\t']).len();
    let shared = lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(indentation)
        .min()
        .unwrap_or(0);
    lines
        .iter()
        .map(|line| line.get(shared..).unwrap_or("").to_owned())
        .collect()
}

fn fence_marker(text: &str) -> Option<String> {
    ["`", "~"].into_iter().find_map(|mark| {
        let marks = text.len() - text.trim_start_matches(mark).len();
        (marks >= 3 && !text[marks..].contains('`')).then(|| mark.repeat(marks))
    })
}

fn heading(text: &str) -> Option<String> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let title = rest.trim();
    ((1..=6).contains(&level) && rest.starts_with([' ', '\t']) && !title.is_empty()).then(|| title.to_owned())
}

/// `- x`, `* x`, `+ x`, `1. x`, `1) x`: the number, if any, and what follows.
pub(super) fn list_marker(text: &str) -> Option<(String, String)> {
    let (number, rest) = match text.strip_prefix(['-', '*', '+', '•']) {
        Some(rest) => ("", rest),
        None => {
            let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, rest) = text.split_at(digits);
            if number.is_empty() {
                return None;
            }
            (number, rest.strip_prefix(['.', ')'])?)
        }
    };
    let item = rest.trim();
    (rest.starts_with([' ', '\t']) && !item.is_empty()).then(|| (number.to_owned(), item.to_owned()))
}

/// ``[`User`]: crate::User``, which means nothing to Go.
pub(super) fn is_reference(text: &str) -> bool {
    text.strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "))
        .is_some_and(|(_, target)| !target.contains(' '))
}
