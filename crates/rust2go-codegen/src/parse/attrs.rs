//! Attributes: which are ours, which are Rust's or somebody else's, and what `#[go(..)]` and doc comments say.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use super::go::{self, On, Said};
use super::message::Message;
use super::suggest::nearest;
use crate::diagnostic::{Diagnostics, Kind, Place};

/// Rust's own attributes that may stand on any part of an item and need no import.
const BUILTIN: &[&str] = &[
    "allow",
    "cfg",
    "cfg_attr",
    "cold",
    "deny",
    "deprecated",
    "derive",
    "doc",
    "expect",
    "forbid",
    "inline",
    "must_use",
    "non_exhaustive",
    "repr",
    "warn",
];

/// What `#[go(..)]` and the doc comment of an item say.
#[derive(Debug, Default)]
pub(super) struct Common {
    pub(super) go_name: Option<(String, Span)>,
    pub(super) docs: Vec<String>,
}

/// What they say of a type or of a variant.
#[derive(Debug, Default)]
pub(super) struct OfValue {
    pub(super) common: Common,
    pub(super) message: Option<Message>,
}

/// What they say of a field.
#[derive(Debug, Default)]
pub(super) struct OfField {
    pub(super) common: Common,
    pub(super) tag: Option<(String, Span)>,
    pub(super) skip: bool,
}

/// Reads `#[go(..)]` and doc comments of a trait, a method, a parameter.
pub(super) fn common(attrs: &[Attribute], d: &mut Diagnostics) -> Common {
    read(attrs, On::Item, d).0
}

/// Reads the same of a type or a variant, and what the text of an error is.
pub(super) fn value(attrs: &[Attribute], d: &mut Diagnostics) -> OfValue {
    let (common, said) = read(attrs, On::Value, d);
    OfValue {
        common,
        message: said.error.or_else(|| Message::of_thiserror(attrs)),
    }
}

/// Reads the same of a field, and what else may stand there.
pub(super) fn field(attrs: &[Attribute], d: &mut Diagnostics) -> OfField {
    let (common, said) = read(attrs, On::Field, d);
    OfField {
        common,
        tag: said.tag,
        skip: said.skip.is_some(),
    }
}

fn read(attrs: &[Attribute], on: On, d: &mut Diagnostics) -> (Common, Said) {
    let ours = attrs.iter().filter(|attr| ours(attr).as_deref() == Some("go"));
    let mut said = go::read(ours, on, d);
    let common = Common {
        go_name: said.name.take(),
        docs: docs(attrs),
    };
    (common, said)
}

/// The last segment of the path when the attribute can be ours: `send` of `#[send]` and of `#[rust2go::send]`.
pub(super) fn ours(attr: &Attribute) -> Option<String> {
    ours_by_path(attr.path())
}

/// As [`ours`], for a path on its own.
pub(super) fn ours_by_path(path: &syn::Path) -> Option<String> {
    let segments: Vec<String> = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    match segments.as_slice() {
        [name] => Some(name.clone()),
        [krate, name] if krate == "rust2go" => Some(name.clone()),
        _ => None,
    }
}

/// Whether the attribute is one of Rust's own.
pub(super) fn is_builtin(name: &str) -> bool {
    BUILTIN.contains(&name)
}

/// Reports an attribute that there is not; `known` are those that may stand here.
pub(super) fn unknown(attr: &Attribute, name: &str, part: &str, known: &[&str], d: &mut Diagnostics) {
    let diagnostic = d.report(Kind::UnknownAttribute, Place::of(attr.path()), &[name, part]);
    // Names that public code carries although no version has known them.
    let meant = match name {
        "mem_call" | "shm_call" | "mem_ffi" | "shared_mem" => Some("mem"),
        "cgo_cb" | "callback" | "cgo_callback_call" => Some("cgo_callback"),
        "pass_struct" | "go_struct" | "go_ptr" => Some("go_pass_struct"),
        _ => nearest(name, known),
    };
    match meant {
        Some(meant) if known.contains(&meant) => diagnostic.help(format!("did you mean `#[{meant}]`?")),
        _ => diagnostic.help(there_are("#[", known, "]")),
    };
    diagnostic.note("an attribute macro of another crate is written with its path, as `#[krate::name]`");
}

/// Says which names there are: "there are `a`, `b` and `c`".
pub(super) fn there_are(before: &str, names: &[&str], after: &str) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{before}{name}{after}`"))
        .collect();
    match quoted.split_last() {
        Some((last, [])) => format!("there is {last} only"),
        Some((last, rest)) => format!("there are {} and {last}", rest.join(", ")),
        None => "there is none".to_string(),
    }
}

/// Judges the attributes of a field, a variant, a parameter: `#[go(..)]` is ours, a `cfg` cannot be, and the rest stays
/// as it is, because other derives have their own.
pub(super) fn judge_part(attrs: &[Attribute], part: &str, d: &mut Diagnostics) {
    for attr in attrs {
        if attr.path().is_ident("cfg") {
            d.report(Kind::ConditionalPart, Place::of(attr), &[part]);
        }
    }
}

/// The attributes under a `#[cfg_attr(condition, ..)]`, nested ones too.
pub(super) fn conditional(attr: &Attribute) -> Vec<Meta> {
    fn open(meta: &Meta, into: &mut Vec<Meta>) {
        let Meta::List(list) = meta else { return };
        let Ok(metas) = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) else {
            return;
        };
        for meta in metas.into_iter().skip(1) {
            if meta.path().is_ident("cfg_attr") {
                open(&meta, into);
            } else {
                into.push(meta);
            }
        }
    }
    let mut metas = Vec::new();
    if attr.path().is_ident("cfg_attr") {
        open(&attr.meta, &mut metas);
    }
    metas
}

/// The lines of a doc comment, without markers, common blank space and blank lines around.
pub(super) fn docs(attrs: &[Attribute]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        let Meta::NameValue(pair) = &attr.meta else {
            continue;
        };
        let Expr::Lit(ExprLit {
            lit: Lit::Str(text), ..
        }) = &pair.value
        else {
            continue;
        };
        let text = text.value();
        let block = text.contains('\n');
        for line in text.lines() {
            let line = line.trim_end();
            let line = match line.trim_start().strip_prefix('*') {
                Some(rest) if block => rest,
                _ => line,
            };
            lines.push(line.strip_prefix(' ').unwrap_or(line).to_string());
        }
        if text.is_empty() {
            lines.push(String::new());
        }
    }
    let start = lines
        .iter()
        .position(|line| !line.is_empty())
        .unwrap_or(lines.len());
    let end = lines
        .iter()
        .rposition(|line| !line.is_empty())
        .map_or(start, |last| last + 1);
    lines[start..end].to_vec()
}

/// A path as it is written.
pub(super) fn path_text(path: &syn::Path) -> String {
    let segments: Vec<String> = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    segments.join("::")
}

/// The span of an attribute's path.
pub(super) fn path_span(attr: &Attribute) -> Span {
    attr.path().span()
}

#[cfg(test)]
mod tests {
    use super::docs;

    #[test]
    fn doc_comments_lose_their_markers() {
        for (source, expected) in [
            ("/// One.\nstruct S;", vec!["One."]),
            (
                "///\n/// One.\n///\n///   Two.\n///\nstruct S;",
                vec!["One.", "", "  Two."],
            ),
            ("/** One.\n * Two.\n */\nstruct S;", vec!["One.", "Two."]),
            ("#[doc = \"One.\"]\n#[doc(hidden)]\nstruct S;", vec!["One."]),
            ("struct S;", vec![]),
        ] {
            let item: syn::DeriveInput = syn::parse_str(source).expect("a struct");
            assert_eq!(docs(&item.attrs), expected, "{source}");
        }
    }
}
