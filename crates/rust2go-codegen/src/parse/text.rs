//! Types as a person writes them, for messages.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

/// The text of some tokens, spaced as rustfmt does. (Tokens keep no blanks.)
pub(crate) fn text(tokens: impl ToTokens) -> String {
    let mut text = String::new();
    write(tokens.to_token_stream(), &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                if text.ends_with([',', ';', '=', '+']) || text.ends_with("&mut") {
                    text.push(' ');
                }
                text.push_str(open);
                write(group.stream(), text);
                text.push_str(close);
            }
            token => {
                let piece = token.to_string();
                if spaced(text, &piece) {
                    text.push(' ');
                }
                text.push_str(&piece);
            }
        }
    }
}

/// Whether a blank stands between what there is and what comes.
fn spaced(before: &str, after: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let (Some(last), Some(first)) = (before.chars().last(), after.chars().next()) else {
        return false;
    };
    match (last, first) {
        ('-', '>') | (_, ',' | ';') => false,
        (',' | ';' | '=' | '+', _) | (_, '=' | '+' | '-') => true,
        (last, first) => (word(last) || last == '>') && (word(first) || (first == '&' && last == '>')),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn types_are_shown_as_they_are_written() {
        for source in [
            "Vec<Option<User>>",
            "HashMap<String, Vec<u8>>",
            "&[u8]",
            "&mut [u8]",
            "&mut Vec<u8>",
            "[u8; 16]",
            "std::time::Duration",
            "&'static str",
            "(u8, String)",
            "fn(u8) -> u8",
            "Box<dyn Fn(u8) + Send>",
            "impl Future<Output = u8>",
        ] {
            let ty: syn::Type = syn::parse_str(source).expect("a type");
            assert_eq!(text(ty), source);
        }
    }
}
