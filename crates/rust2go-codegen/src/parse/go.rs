//! The attribute `#[go(..)]`: what an item is called in Go and, for a field, its struct tag, or that Go does not have it.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, Token};

use super::attrs::path_text;
use super::message::Message;
use crate::diagnostic::{Diagnostics, Kind, Place};

/// The keys of one item, from all its attributes.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// `name = ".."`
    pub(super) name: Option<(String, Span)>,
    /// `tag = ".."`
    pub(super) tag: Option<(String, Span)>,
    /// `skip`, and where it stands.
    pub(super) skip: Option<Place>,
    /// `error = ".."`
    pub(super) error: Option<Message>,
}

/// What the attribute stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    /// A trait, a method, a parameter.
    Item,
    /// A type or a variant, which may be an error.
    Value,
    /// A field.
    Field,
}

impl On {
    /// What to write.
    fn help(self) -> &'static str {
        match self {
            On::Item => "write `#[go(name = \"..\")]`",
            On::Value => "write `#[go(name = \"..\")]` or `#[go(error = \"..\")]`",
            On::Field => "write `#[go(name = \"..\")]`, `#[go(tag = \"..\")]` or `#[go(skip)]`",
        }
    }
}

/// Reads the attributes.
pub(super) fn read<'a>(attrs: impl Iterator<Item = &'a Attribute>, on: On, d: &mut Diagnostics) -> Said {
    let mut said = Said::default();
    for attr in attrs {
        one(attr, on, &mut said, d);
    }
    if let (Some(place), true) = (said.skip, said.name.is_some() || said.tag.is_some()) {
        let problem = "a field that Go does not have has neither a name nor a tag there";
        d.report(Kind::MalformedAttribute, place, &["go", problem])
            .help("leave `skip` out, or the others");
    }
    said
}

fn one(attr: &Attribute, on: On, said: &mut Said, d: &mut Diagnostics) {
    let (help, on_field) = (on.help(), on == On::Field);
    let keys = attr
        .meta
        .require_list()
        .and_then(|list| list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated));
    let Ok(keys) = keys else {
        let args = ["go", "it has no list of keys"];
        d.report(Kind::MalformedAttribute, Place::of(attr), &args)
            .help(help);
        return;
    };
    for key in keys {
        let name = path_text(key.path());
        match name.as_str() {
            "name" => said.name = text(&key, "name", d).and_then(|text| go_name(&text, d)),
            "error" if on == On::Value => {
                said.error = text(&key, "error", d).and_then(|text| Message::ours(&text, d));
            }
            "tag" if on_field => said.tag = text(&key, "tag", d).and_then(|text| go_tag(&text, d)),
            "skip" if on_field && matches!(key, Meta::Path(_)) => said.skip = Some(Place::of(&key)),
            "skip" if on_field => {
                let args = ["go", "`skip` has no value"];
                d.report(Kind::MalformedAttribute, Place::of(&key), &args)
                    .help("write `#[go(skip)]`");
            }
            _ => {
                let diagnostic = d.report(Kind::UnknownArgument, Place::of(&key), &["go", &name]);
                diagnostic.help(help);
                if matches!(name.as_str(), "tag" | "skip") {
                    diagnostic.note(format!(
                        "`{name}` is for fields of structs and of enums' variants"
                    ));
                }
                if name == "error" {
                    diagnostic.note("`error` is for structs and for the variants of enums");
                }
            }
        }
    }
}

/// The text that a key is set to.
fn text(key: &Meta, name: &str, d: &mut Diagnostics) -> Option<LitStr> {
    if let Meta::NameValue(pair) = key {
        if let Expr::Lit(ExprLit {
            lit: Lit::Str(text), ..
        }) = &pair.value
        {
            return Some(text.clone());
        }
    }
    let problem = format!("the {name} is not a text");
    d.report(Kind::MalformedAttribute, Place::of(key), &["go", &problem])
        .help(format!("write `#[go({name} = \"..\")]`"));
    None
}

fn go_name(text: &LitStr, d: &mut Diagnostics) -> Option<(String, Span)> {
    let (name, span) = (text.value(), text.span());
    if let Some(reason) = crate::check::names::why_not_go(&name) {
        d.report(Kind::NotAGoName, span, &[&name, reason]);
        return None;
    }
    Some((name, span))
}

fn go_tag(text: &LitStr, d: &mut Diagnostics) -> Option<(String, Span)> {
    let (tag, span) = (text.value(), text.span());
    if !is_tag(&tag) {
        let problem = "Go's packages could not read this tag";
        d.report(Kind::MalformedAttribute, span, &["go", problem]).help(
            "write `key:\"value\"`, and a blank before the next key, as in `tag = \"json:\\\"id\\\"\"`",
        );
        return None;
    }
    Some((tag, span))
}

/// Whether Go's `reflect` finds every key of the tag, by the rules of `go vet`: `key:"value"` with one blank between.
fn is_tag(tag: &str) -> bool {
    if tag.is_empty() || tag.contains(char::is_control) {
        return false;
    }
    let mut rest = tag;
    loop {
        let Some((key, value)) = rest.split_once(":\"") else {
            return false;
        };
        if key.is_empty() || key.contains([' ', '"', ':']) {
            return false;
        }
        let Some(end) = closing_quote(value) else {
            return false;
        };
        match value[end + 1..].strip_prefix(' ') {
            Some(next) => rest = next,
            None => return value.len() == end + 1,
        }
    }
}

/// Where a text of Go ends, the escapes in it passed over. Those that a tag is likely to have are known, no others.
fn closing_quote(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some(at),
            '\\' => {
                chars
                    .next()
                    .filter(|(_, c)| matches!(c, '"' | '\\' | 'n' | 't'))?;
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[test]
    fn tags() {
        for (tag, expected) in [
            (r#"json:"id""#, true),
            (r#"json:"id,omitempty" yaml:"id""#, true),
            (r#"json:"""#, true),
            (r#"help:"a \"word\" and `another`""#, true),
            ("", false),
            ("json", false),
            ("json:id", false),
            (r#"json: "id""#, false),
            (r#":"id""#, false),
            (r#"json:"id"#, false),
            (r#"json:"id" "#, false),
            (r#" json:"id""#, false),
            (r#"json:"id"  yaml:"id""#, false),
            (r#"json:"id"yaml:"id""#, false),
            (r#"json:"id\q""#, false),
            ("json:\"i\nd\"", false),
        ] {
            assert_eq!(is_tag(tag), expected, "{tag}");
        }
    }
}
