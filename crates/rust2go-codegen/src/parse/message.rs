//! The text of an error, as `#[go(error = "..")]` has it, or the `#[error("..")]` of thiserror.

use proc_macro2::Span;
use syn::{Attribute, LitStr, Member};

use crate::check::names;
use crate::diagnostic::{Diagnostics, Kind};
use crate::model::Piece;
use crate::parse::raw::RawField;

/// A text with the names of fields in it.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pieces: Vec<Piece>,
    /// Where it stands, if it was written for Go: then it must be right.
    ours: Option<Span>,
}

impl Message {
    /// The text of `#[go(error = "..")]`.
    pub(super) fn ours(text: &LitStr, d: &mut Diagnostics) -> Option<Message> {
        match pieces(&text.value()) {
            Ok(pieces) => Some(Message {
                pieces,
                ours: Some(text.span()),
            }),
            Err(problem) => {
                malformed(text.span(), &problem, d);
                None
            }
        }
    }

    /// The text of thiserror's attribute, as far as it has nothing but names of fields in it.
    pub(super) fn of_thiserror(attrs: &[Attribute]) -> Option<Message> {
        let attr = attrs.iter().find(|attr| attr.path().is_ident("error"))?;
        let text: LitStr = attr.parse_args().ok()?;
        Some(Message {
            pieces: pieces(&text.value()).ok()?,
            ours: None,
        })
    }

    /// The pieces, if Go has all the fields.
    pub(super) fn about(self, fields: &[&RawField], d: &mut Diagnostics) -> Option<Vec<Piece>> {
        let has = |wanted: &str| fields.iter().any(|field| member(&field.member) == wanted);
        let lacks = self.pieces.iter().find_map(|piece| match piece {
            Piece::Field { member, .. } if !has(member) => Some(member.clone()),
            _ => None,
        });
        match (lacks, self.ours) {
            (None, _) => Some(self.pieces),
            (Some(member), Some(span)) => {
                malformed(span, &format!("there is no field `{member}` in Go"), d);
                None
            }
            (Some(_), None) => None,
        }
    }

    /// Reports a text that nothing would show.
    pub(super) fn misplaced(self, d: &mut Diagnostics) {
        if let Some(span) = self.ours {
            malformed(
                span,
                "an enum has no text of its own, each of its variants has one",
                d,
            );
        }
    }
}

fn malformed(span: Span, problem: &str, d: &mut Diagnostics) {
    d.report(Kind::MalformedAttribute, span, &["go", problem])
        .help("write `#[go(error = \"cannot open {path}\")]`, where `path` is a field, or `{0}` for the first without a name");
}

fn member(member: &Member) -> String {
    match member {
        Member::Named(name) => names::rust(name),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

/// Takes a text apart, in which `{{` and `}}` are braces and `{name}` is a field.
fn pieces(text: &str) -> Result<Vec<Piece>, String> {
    let (mut pieces, mut plain) = (Vec::new(), String::new());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        plain.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            plain.push_str(brace);
            rest = after;
            continue;
        }
        let Some((inside, after)) = rest.split_once('}').filter(|_| brace == "{") else {
            return Err(format!(
                "a `{brace}` stands alone: `{brace}{brace}` is one in the text"
            ));
        };
        let (member, quoted) = match inside.strip_suffix(":?") {
            Some(member) => (member, true),
            None => (inside, false),
        };
        let named = !member.is_empty() && member.chars().all(|c| c == '_' || c.is_alphanumeric());
        if !named {
            return Err(format!("`{{{inside}}}` is not the name of a field"));
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(Piece::Field {
            member: member.to_owned(),
            quoted,
        });
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn texts() {
        for (text, expected) in [
            ("", Ok("[]")),
            ("a {{b}} }}", Ok(r#"[Text("a {b} }")]"#)),
            (
                "{0}: {name:?}",
                Ok(
                    r#"[Field { member: "0", quoted: false }, Text(": "), Field { member: "name", quoted: true }]"#,
                ),
            ),
            ("{", Err("a `{` stands alone: `{{` is one in the text")),
            ("a } b", Err("a `}` stands alone: `}}` is one in the text")),
            ("{}", Err("`{}` is not the name of a field")),
            ("{x:>3}", Err("`{x:>3}` is not the name of a field")),
        ] {
            let found = pieces(text).map(|pieces| format!("{pieces:?}"));
            assert_eq!(found.as_deref().map_err(String::as_str), expected, "{text}");
        }
    }
}
