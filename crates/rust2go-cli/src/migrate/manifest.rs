//! Cargo.toml, and that of the workspace where an entry is inherited from it.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Array, Decor, DocumentMut, InlineTable, Item, TableLike, Value};

use super::edits::Edits;
use crate::project::Project;
use crate::say::Failure;

const SECTIONS: &[&str] = &["dependencies", "build-dependencies", "dev-dependencies"];

/// What of an entry says where the crate comes from.
const SOURCE: &[&str] = &["version", "path", "git", "branch", "tag", "rev", "registry"];

/// The crate of the shared-memory mode.
const MEM: &str = "rust2go-mem-ffi";

pub(super) fn migrate(project: &Project, source: &str, edits: &mut Edits) -> Result<(), Failure> {
    let source: InlineTable = format!("{{ {source} }}")
        .parse::<Value>()
        .ok()
        .and_then(|value| value.as_inline_table().cloned())
        .unwrap_or_default();
    let inherits = one(&project.path("Cargo.toml"), &source, edits)?;
    if inherits {
        match workspace(project) {
            Some(path) => drop(one(&path, &source, edits)?),
            None => {
                edits.note("rust2go is inherited from a workspace whose Cargo.toml is not to be found".into())
            }
        }
    }
    Ok(())
}

/// One manifest. Tells whether it inherits an entry.
fn one(path: &Path, source: &InlineTable, edits: &mut Edits) -> Result<bool, Failure> {
    let text = edits.read(path)?;
    let mut manifest: DocumentMut = text
        .parse()
        .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    let mut changes = Changes::default();
    all_sections(manifest.as_table_mut(), &mut |section| {
        changes.section(section, source)
    });
    if let Some(features) = manifest.get_mut("features").and_then(Item::as_table_like_mut) {
        changes.features(features);
    }
    let new = manifest.to_string();
    if new != text {
        edits.edit(path, new, &changes.said.join("; "))?;
    }
    Ok(changes.inherits)
}

/// Calls `each` with every table of dependencies: the crate's, a target's, the workspace's.
fn all_sections(root: &mut dyn TableLike, each: &mut dyn FnMut(&mut dyn TableLike)) {
    for name in SECTIONS {
        if let Some(section) = root.get_mut(name).and_then(Item::as_table_like_mut) {
            each(section);
        }
    }
    if let Some(workspace) = root.get_mut("workspace").and_then(Item::as_table_like_mut) {
        all_sections(workspace, each);
    }
    if let Some(targets) = root.get_mut("target").and_then(Item::as_table_like_mut) {
        for (_, target) in targets.iter_mut() {
            if let Some(target) = target.as_table_like_mut() {
                all_sections(target, each);
            }
        }
    }
}

#[derive(Default)]
struct Changes {
    said: Vec<String>,
    inherits: bool,
}

impl Changes {
    fn say(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.said.contains(&what) {
            self.said.push(what);
        }
    }

    fn section(&mut self, section: &mut dyn TableLike, source: &InlineTable) {
        if let Some(entry) = section.get_mut("rust2go") {
            self.entry(entry, source);
        }
        if section.remove(MEM).is_some() {
            self.say(format!(
                "{MEM} is gone: there is one engine, which needs no crate of its own"
            ));
        }
    }

    fn entry(&mut self, entry: &mut Item, source: &InlineTable) {
        if entry.as_str().is_some() {
            let version = source.get("version").filter(|_| source.len() == 1);
            let mut value = version.cloned().unwrap_or_else(|| source.clone().into());
            *value.decor_mut() = Decor::new(" ", "");
            *entry = Item::Value(value);
            return self.say(said_of(source));
        }
        let Some(table) = entry.as_table_like_mut() else {
            return;
        };
        if table.get("workspace").is_some() {
            self.inherits = true;
        } else {
            let old: Vec<Item> = SOURCE.iter().filter_map(|key| table.remove(key)).collect();
            let is_new = !old.is_empty();
            // First, where people look for it.
            let rest: Vec<(String, Item)> = keys(table)
                .into_iter()
                .filter_map(|key| Some((key.clone(), table.remove(&key)?)))
                .collect();
            for (key, value) in source {
                table.insert(key, Item::Value(value.clone()));
            }
            for (key, item) in rest {
                table.insert(&key, item);
            }
            if is_new {
                self.say(said_of(source));
            }
        }
        if let Some(features) = table.get_mut("features").and_then(Item::as_array_mut) {
            let known = |value: &Value| matches!(value.as_str(), Some("build"));
            if features.iter().any(|value| !known(value)) {
                features.retain(known);
                self.say("features of rust2go that it has no more");
            }
            if features.is_empty() {
                table.remove("features");
            }
        }
        if let Some(inline) = entry.as_inline_table_mut() {
            inline.fmt();
        }
    }

    /// What features of the crate's own say of the crate that is gone.
    fn features(&mut self, features: &mut dyn TableLike) {
        for (_, list) in features.iter_mut() {
            let Some(list) = list.as_array_mut() else { continue };
            let is_gone = |value: &Value| {
                value.as_str().is_some_and(|text| {
                    let name = text.trim_start_matches("dep:");
                    name.split(['/', '?']).next() == Some(MEM)
                })
            };
            let count = list.len();
            Array::retain(list, |value| !is_gone(value));
            if list.len() < count {
                self.say(format!("features that named {MEM}"));
            }
        }
    }
}

fn keys(table: &dyn TableLike) -> Vec<String> {
    table.iter().map(|(key, _)| key.to_owned()).collect()
}

fn said_of(source: &InlineTable) -> String {
    format!("rust2go = {}", source.to_string().trim())
}

/// The manifest of the workspace around the crate.
fn workspace(project: &Project) -> Option<PathBuf> {
    let mut folder = project.path("..");
    for _ in 0..16 {
        let manifest = folder.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap_or_default();
        if text
            .parse::<DocumentMut>()
            .is_ok_and(|found| found.contains_key("workspace"))
        {
            return Some(manifest);
        }
        folder.push("..");
    }
    None
}
