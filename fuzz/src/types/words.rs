//! The names and the doc comments of random interfaces.

use std::collections::HashSet;

use fuzz_values::Random;

use crate::hurtful::NAMES;

/// As the name of a type, these are what the file itself, or the compiler, no longer finds.
const NO_TYPES: &[&str] = &["bool", "std", "core", "rust2go", "GoError", "Error", "Unit"];

/// These too, unless the file has them with their paths.
pub(crate) const PRELUDE: &[(&str, &str)] = &[
    ("String", "std::string::String"),
    ("Vec", "std::vec::Vec"),
    ("Option", "std::option::Option"),
    ("Box", "std::boxed::Box"),
    ("Result", "std::result::Result"),
];

const DOCS: &[&str] = &[
    "What it says.",
    "Text with `code`, a [link](https://example.com), and <tags>.",
    "It ends */ a comment /* and begins one.",
    "Deprecated: not any more.",
    "go:embed nothing",
    "+build ignore",
    "größe 名前 \\u{0}",
    "",
    "# Heading",
    "  - item",
    "\\tindented \\\"quoted\\\" `",
];

/// A name that is not taken: one that hurts, or a plain one.
pub(crate) fn name(random: &mut Random, taken: &mut HashSet<String>, plain: &str) -> String {
    if random.one_in(2) {
        let name = *random.pick(NAMES);
        let name = raw(name);
        if taken.insert(name.clone()) {
            return name;
        }
    }
    counted(taken, plain)
}

/// The name of a type. `paths` says whether it may be that of a type that Rust has everywhere.
pub(crate) fn type_name(
    random: &mut Random,
    taken: &mut HashSet<String>,
    plain: &str,
    paths: bool,
) -> String {
    if random.one_in(3) {
        let name = *random.pick(NAMES);
        let name = match random.one_in(2) {
            true => capital(name),
            false => name.to_string(),
        };
        let prelude = PRELUDE.iter().any(|(of_rust, _)| *of_rust == name);
        if !NO_TYPES.contains(&name.as_str()) && !name.starts_with("__") && (paths || !prelude) {
            let name = raw(&name);
            if taken.insert(name.clone()) {
                return name;
            }
        }
    }
    counted(taken, plain)
}

/// A plain name that is not taken.
pub(crate) fn counted(taken: &mut HashSet<String>, plain: &str) -> String {
    let mut number = taken.len();
    loop {
        let name = format!("{plain}{number}");
        if taken.insert(name.clone()) {
            return name;
        }
        number += 1;
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// With `r#` where it is a keyword.
fn raw(name: &str) -> String {
    match syn::parse_str::<syn::Ident>(name) {
        Ok(_) => name.to_string(),
        Err(_) => format!("r#{name}"),
    }
}

/// The lines of a doc comment, mostly none.
pub(crate) fn docs(random: &mut Random) -> Vec<String> {
    if !random.one_in(4) {
        return Vec::new();
    }
    (0..1 + random.below(3))
        .map(|_| format!("#[doc = \"{}\"]", random.pick(DOCS)))
        .collect()
}
