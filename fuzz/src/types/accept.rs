//! What the front end says of an interface, and what is left of it when whatever it refuses is left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rust2go_codegen::check::{self, Options};
use rust2go_codegen::diagnostic::Diagnostics;
use rust2go_codegen::model;
use rust2go_codegen::parse;

use super::model::{Interface, Item};
use super::rust;

/// How often the front end has refused a piece, by the first line of what it says.
pub(crate) type Refusals = BTreeMap<String, usize>;

/// The checked interface, or the text of the diagnostics. The file is written to `path`.
pub(crate) fn check(interface: &Interface, path: &Path) -> Result<model::Interface, String> {
    fs::write(path, rust::interface(interface)).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut d = Diagnostics::new();
    let tree = parse::read_file(path, &mut d);
    let checked = match &tree {
        Some(tree) if d.is_empty() => check::check(tree, &Options::default(), &mut d),
        _ => None,
    };
    let answer = checked.ok_or_else(|| d.render(false));
    // Every text that was lexed is kept for its spans, until this; what was checked keeps none that are asked for.
    proc_macro2::extra::invalidate_current_thread_spans();
    answer
}

/// The interface without the pieces that the front end refuses.
pub(crate) fn accepted(whole: &Interface, path: &Path, refusals: &mut Refusals) -> Interface {
    let mut kept = Interface {
        items: Vec::new(),
        ..whole.clone()
    };
    add(&mut kept, &whole.items, path, refusals);
    kept
}

/// Adds as many of the items as are accepted, half of them at a time.
fn add(kept: &mut Interface, items: &[Item], path: &Path, refusals: &mut Refusals) {
    let before = kept.items.len();
    kept.items.extend(items.iter().cloned());
    let with = kept.clone().closed();
    if with.items.len() == before {
        // All of these lack something that was refused.
        kept.items.truncate(before);
        return;
    }
    match check(&with, path) {
        Ok(_) => *kept = with,
        Err(refusal) => {
            kept.items.truncate(before);
            if let [_] = items {
                *refusals.entry(sort(&refusal)).or_default() += 1;
                return;
            }
            let (first, second) = items.split_at(items.len() / 2);
            add(kept, first, path, refusals);
            add(kept, second, path, refusals);
        }
    }
}

/// The first line of a diagnostic, without what stands between backticks.
fn sort(diagnostic: &str) -> String {
    let line = diagnostic.lines().next().unwrap_or_default();
    line.split('`').step_by(2).collect::<Vec<_>>().join("..")
}
