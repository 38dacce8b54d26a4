//! What lies in folders: policies, and documents to judge.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::api::{Document, Module};

/// The files below a folder with one of these extensions, in order; a file is itself.
///
/// # Errors
///
/// What cannot be read, and why.
fn files(path: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    if path.is_file() {
        found.push(path.to_owned());
        return Ok(found);
    }
    let failed = |error| format!("{}: {error}", path.display());
    for entry in fs::read_dir(path).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() || extension.is_some_and(|extension| extensions.contains(&extension)) {
            found.append(&mut files(&path, extensions)?);
        }
    }
    found.sort();
    Ok(found)
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The policies of a folder.
///
/// # Errors
///
/// A file that cannot be read.
pub fn modules(folder: &Path) -> Result<Vec<Module>, String> {
    let files = files(folder, &["rego"])?;
    let module = |file: PathBuf| {
        let text = read(&file)?;
        let file = file.display().to_string();
        Ok(Module { file, text })
    };
    files.into_iter().map(module).collect()
}

/// The data that lie beside the policies: the objects of all JSON files as one.
///
/// # Errors
///
/// A file that cannot be read, or is no object.
pub fn data(folder: &Path) -> Result<BTreeMap<String, Value>, String> {
    let mut all = BTreeMap::new();
    for file in files(folder, &["json"])? {
        let object: BTreeMap<String, Value> =
            serde_json::from_str(&read(&file)?).map_err(|error| format!("{}: {error}", file.display()))?;
        all.extend(object);
    }
    Ok(all)
}

/// The documents of all YAML and JSON files below a folder.
///
/// # Errors
///
/// A file that cannot be read.
pub fn documents(path: &Path) -> Result<Vec<Document>, String> {
    let mut all = Vec::new();
    for file in files(path, &["yaml", "yml", "json"])? {
        all.extend(split(&file.display().to_string(), &read(&file)?));
    }
    Ok(all)
}

/// The documents of a file: each begins at the start or with `---` on a line. Those that say nothing are left out.
pub fn split(file: &str, text: &str) -> Vec<Document> {
    let document = |line, text| Document {
        file: file.to_owned(),
        line,
        text,
    };
    let mut documents = Vec::new();
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        match (line.strip_prefix("---"), documents.last_mut()) {
            // Columns stay what they are.
            (Some(rest), _) if rest.chars().next().map_or(true, char::is_whitespace) => {
                documents.push(document(number, format!("   {rest}")));
            }
            (_, Some(last)) => last.text += line,
            (_, None) => documents.push(document(number, line.to_owned())),
        }
    }
    let says = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    documents.retain(|document| document.text.lines().any(says));
    documents
}
