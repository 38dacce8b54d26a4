//! A text cut into pieces: words, texts in quotes, doc comments, single characters. No piece is lost, so that the pieces
//! put together are the text again.

/// Cuts a text.
pub(crate) fn pieces(source: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(end_of_first(rest));
        pieces.push(piece);
        rest = after;
    }
    pieces
}

fn end_of_first(text: &str) -> usize {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let first = text.chars().next().map_or(0, char::len_utf8);
    let until = |stop: &dyn Fn(char) -> bool| text.find(stop).unwrap_or(text.len());
    match text.as_bytes()[0] {
        b'"' => quoted(text),
        b'/' if text.starts_with("//") => until(&|c| c == '\n'),
        b'-' if text.starts_with("->") => 2,
        b':' if text.starts_with("::") => 2,
        b' ' | b'\n' => until(&|c| c != ' ' && c != '\n'),
        _ if text.starts_with(word) => until(&|c| !word(c)),
        _ => first,
    }
}

/// The end of a text in quotes, or of the quote alone where it is not closed.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    1
}

/// Whether a piece is a name or a keyword.
pub(crate) fn is_word(piece: &str) -> bool {
    piece.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Where the type is that begins at `from`: its first piece and the one after its last. Brackets are balanced, and a comma,
/// a semicolon or a closing bracket ends it.
pub(crate) fn type_at(pieces: &[&str], from: usize) -> std::ops::Range<usize> {
    let blank = |piece: &str| piece.trim().is_empty();
    let start = (from..pieces.len())
        .find(|at| !blank(pieces[*at]))
        .unwrap_or(from);
    let mut depth = 0_usize;
    for (at, piece) in pieces.iter().enumerate().skip(start) {
        match *piece {
            "(" | "[" | "<" => depth += 1,
            ")" | "]" | ">" => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return start..at,
            },
            "," | ";" | "{" | "}" | "=" if depth == 0 => return start..at,
            ";" | "," => {}
            "{" | "}" => return start..at,
            _ => {}
        }
    }
    start..pieces.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        for text in [
            "fn f(v: &[u8]) -> Vec<größe>; // x\n#[doc = \"a\\\"b\"]",
            "\"open",
            "",
            "\u{feff}é/",
        ] {
            assert_eq!(pieces(text).concat(), text);
        }
        assert_eq!(
            pieces("#[go(name = \"a b\")]"),
            ["#", "[", "go", "(", "name", " ", "=", " ", "\"a b\"", ")", "]"]
        );
    }

    #[test]
    fn types_are_found() {
        for (text, ty) in [
            ("v: Vec<[u8; 3]>, w: u8", "Vec<[u8; 3]>"),
            ("v: HashMap<u8, u8>)", "HashMap<u8, u8>"),
            ("v: u8 }", "u8 "),
        ] {
            let pieces = pieces(text);
            let range = type_at(&pieces, 2);
            assert_eq!(pieces[range].concat(), ty, "{text}");
        }
    }
}
