//! Which definition a name means.
//!
//! This is Rust's name resolution as far as an interface needs it: paths from the crate's root, from `self` and `super`,
//! and `use`. Where a path leads nowhere (a glob import, a re-export), the one marked type of that name is
//! meant.

use proc_macro2::Span;

use crate::parse::{Scope, SourceTree};

/// What a name was found to be.
pub(super) enum Lookup {
    /// A type that derives `R2G`, by its index.
    Type(usize),
    /// An alias, by its index.
    Alias(usize),
    /// A type that does not derive `R2G`.
    Other(Span),
    /// Nothing in the files.
    Missing,
    /// One of several.
    Ambiguous(Vec<Span>),
}

/// A definition that may be meant.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    scope: &'a Scope,
    span: Span,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Type(usize),
    Alias(usize),
    Other,
}

/// How many `use` declarations are followed one after another.
const IMPORTS: usize = 16;

/// Finds what `path`, written in `scope`, means.
pub(super) fn find(tree: &SourceTree, path: &[String], scope: &Scope) -> Lookup {
    find_within(tree, path, scope, IMPORTS)
}

/// Whether a path leads into one of these crates: by its beginning, or by the import of its only name.
pub(super) fn leads_to(tree: &SourceTree, path: &[String], scope: &Scope, crates: &[&str]) -> bool {
    let one_of_them = |first: &String| crates.contains(&first.as_str());
    match path {
        [name] => import(tree, name, scope).is_some_and(|path| path.len() > 1 && one_of_them(&path[0])),
        [first, ..] => one_of_them(first),
        [] => false,
    }
}

/// What a `use` declaration of the module calls by this name.
fn import<'a>(tree: &'a SourceTree, name: &str, scope: &Scope) -> Option<&'a [String]> {
    let mut here = tree.imports.iter().filter(|found| found.scope == *scope);
    let import = here.find(|found| super::names::rust(&found.item.name) == *name);
    import.map(|import| import.item.path.as_slice())
}

fn find_within(tree: &SourceTree, path: &[String], scope: &Scope, imports: usize) -> Lookup {
    let Some((name, before)) = path.split_last() else {
        return Lookup::Missing;
    };
    let candidates = candidates(tree, name);
    let module = target(before, scope);
    if let Some(found) = pick(
        candidates
            .iter()
            .filter(|candidate| candidate.scope.module == module),
    ) {
        return found;
    }
    if imports > 0 && before.is_empty() {
        let import = import(tree, name, scope);
        if let Some(import) = import.filter(|import| import.len() > 1 || *import != path) {
            return find_within(tree, import, scope, imports - 1);
        }
    }
    // The files need not begin at the crate's root, and a module may be imported: the end of the path has to do.
    let ending = named(before);
    let by_ending = candidates
        .iter()
        .filter(|candidate| candidate.scope.module.ends_with(ending));
    pick(by_ending.filter(|_| !ending.is_empty()))
        .or_else(|| {
            pick(
                candidates
                    .iter()
                    .filter(|candidate| candidate.what != What::Other),
            )
        })
        .or_else(|| pick(candidates.iter()))
        .unwrap_or(Lookup::Missing)
}

fn candidates<'a>(tree: &'a SourceTree, name: &str) -> Vec<Candidate<'a>> {
    let named = |ident: &proc_macro2::Ident| super::names::rust(ident) == name;
    let types = tree
        .types
        .iter()
        .enumerate()
        .filter(|(_, found)| named(&found.item.name));
    let types = types.map(|(index, found)| (&found.scope, found.item.name.span(), What::Type(index)));
    let aliases = tree
        .aliases
        .iter()
        .enumerate()
        .filter(|(_, found)| named(&found.item.ident));
    let aliases = aliases.map(|(index, found)| (&found.scope, found.item.ident.span(), What::Alias(index)));
    let others = tree.others.iter().filter(|found| named(&found.item));
    let others = others.map(|found| (&found.scope, found.item.span(), What::Other));
    let all = types.chain(aliases).chain(others);
    all.map(|(scope, span, what)| Candidate { scope, span, what })
        .collect()
}

/// One of the candidates. Several that stand in one module are one definition under several `cfg`s: the first marked
/// one counts.
fn pick<'a, 'b: 'a>(candidates: impl Iterator<Item = &'a Candidate<'b>>) -> Option<Lookup> {
    let mut distinct: Vec<Candidate<'_>> = Vec::new();
    for candidate in candidates {
        if !distinct.iter().any(|other| other.scope == candidate.scope) {
            distinct.push(*candidate);
        }
    }
    match distinct.as_slice() {
        [] => None,
        [one] => Some(match one.what {
            What::Type(index) => Lookup::Type(index),
            What::Alias(index) => Lookup::Alias(index),
            What::Other => Lookup::Other(one.span),
        }),
        several => Some(Lookup::Ambiguous(
            several.iter().map(|candidate| candidate.span).collect(),
        )),
    }
}

/// The module that a path's qualifiers name, seen from `from`.
fn target(qualifiers: &[String], from: &Scope) -> Vec<String> {
    let mut module = from.module.clone();
    let mut rest = qualifiers;
    while let Some((first, after)) = rest.split_first() {
        match first.as_str() {
            "crate" => module.clear(),
            "super" => drop(module.pop()),
            "self" => {}
            _ => break,
        }
        rest = after;
    }
    module.extend(rest.iter().cloned());
    module
}

/// The qualifiers that are names of modules.
fn named(qualifiers: &[String]) -> &[String] {
    let relative = |segment: &String| matches!(segment.as_str(), "crate" | "self" | "super");
    let start = qualifiers
        .iter()
        .position(|segment| !relative(segment))
        .unwrap_or(qualifiers.len());
    &qualifiers[start..]
}
