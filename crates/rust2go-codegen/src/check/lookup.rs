//! Which definition a name means.
//!
//! This is Rust's name resolution as far as an interface needs it: paths from the crate's root, from `self` and `super`,
//! and `use`. A definition or an import of the module goes before what Rust has everywhere, such as `String`. Where a path leads
//! nowhere (a glob import, a module of another file), the one marked type of that name is meant.

use proc_macro2::Span;

use crate::parse::{self, Scope, SourceTree};

/// What a name was found to be.
pub(super) enum Lookup {
    /// A type that derives `R2G`, by its index.
    Type(usize),
    /// An alias, by its index.
    Alias(usize),
    /// A type that does not derive `R2G`.
    Other(Span),
    /// A trait.
    Trait(Span),
    /// Nothing in the files.
    Missing,
    /// One of several.
    Ambiguous(Vec<Span>),
}

/// Where a path leads.
pub(super) enum Meant {
    /// To a definition in these files.
    Here(Lookup),
    /// Out of them, or to what Rust has everywhere: the path with its imports followed.
    Elsewhere(Vec<String>),
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
    Trait,
}

/// How many `use` declarations are followed one after another.
const IMPORTS: usize = 16;

/// Where `path`, written in `scope`, leads, as far as the files say.
pub(super) fn meant(tree: &SourceTree, path: &[String], scope: &Scope) -> Meant {
    follow(tree, path, scope, IMPORTS)
}

/// What a path that leads elsewhere means, if not what its name says: the one definition of that name.
pub(super) fn guess(tree: &SourceTree, path: &[String]) -> Lookup {
    let Some((name, before)) = path.split_last() else {
        return Lookup::Missing;
    };
    if before.first().is_some_and(|first| parse::is_std(first)) {
        return Lookup::Missing;
    }
    let mut candidates = candidates(tree, name);
    candidates.retain(|candidate| candidate.what != What::Trait);
    let marked = candidates
        .iter()
        .filter(|candidate| candidate.what != What::Other);
    pick(marked)
        .or_else(|| pick(candidates.iter()))
        .unwrap_or(Lookup::Missing)
}

/// Whether a path leads into one of these crates.
pub(super) fn leads_to(path: &[String], crates: &[&str]) -> bool {
    path.len() > 1 && crates.contains(&path[0].as_str())
}

fn follow(tree: &SourceTree, path: &[String], scope: &Scope, imports: usize) -> Meant {
    let elsewhere = || Meant::Elsewhere(path.to_vec());
    let Some((name, before)) = path.split_last() else {
        return elsewhere();
    };
    let first = before.first().map_or("", String::as_str);
    if parse::is_std(first) {
        return elsewhere();
    }
    let candidates = candidates(tree, name);
    let module = target(before, scope);
    let exact = candidates
        .iter()
        .filter(|candidate| candidate.scope.module == module);
    if let Some(found) = pick(exact) {
        return Meant::Here(found);
    }
    let Some(left) = imports.checked_sub(1) else {
        return elsewhere();
    };
    // The name itself, in the module that the path names; or that module, in this one.
    let home = Scope { module };
    if let Some(import) = import(tree, name, &home).filter(|import| *import != path) {
        return follow(tree, import, &home, left);
    }
    if let Some(import) = import(tree, first, scope).filter(|import| *import != &before[..1]) {
        let whole = [import, &path[1..]].concat();
        return follow(tree, &whole, scope, left);
    }
    // The files need not begin at the crate's root: where both ways end alike, they are the same one.
    let ending = named(before);
    let by_ending = candidates.iter().filter(|candidate| {
        let module = candidate.scope.module.as_slice();
        !module.is_empty() && !ending.is_empty() && (module.ends_with(ending) || ending.ends_with(module))
    });
    pick(by_ending).map_or_else(elsewhere, Meant::Here)
}

/// What a `use` declaration of the module calls by this name.
fn import<'a>(tree: &'a SourceTree, name: &str, scope: &Scope) -> Option<&'a [String]> {
    let mut here = tree.imports.iter().filter(|found| found.scope == *scope);
    let import = here.find(|found| super::names::rust(&found.item.name) == *name);
    import.map(|import| import.item.path.as_slice())
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
    let marked = tree.traits.iter().map(|found| (&found.scope, &found.item.name));
    let traits = tree.other_traits.iter().map(|found| (&found.scope, &found.item));
    let traits = marked.chain(traits).filter(|(_, ident)| named(ident));
    let traits = traits.map(|(scope, ident)| (scope, ident.span(), What::Trait));
    let all = types.chain(aliases).chain(others).chain(traits);
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
            What::Trait => Lookup::Trait(one.span),
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
