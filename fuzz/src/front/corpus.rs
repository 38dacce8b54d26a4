//! Where the inputs come from: the interface files of the tests, the examples and the benchmarks, whole and in parts.

use std::fs;
use std::path::{Path, PathBuf};

use syn::spanned::Spanned;

use super::pieces;

/// What is damaged.
#[derive(Debug, Default)]
pub(crate) struct Corpus {
    /// Small files as they are.
    pub(crate) files: Vec<String>,
    /// Items other than marked traits, with their attributes.
    pub(crate) items: Vec<String>,
    /// What stands before the body of a trait: `#[r2g] pub trait Name `.
    pub(crate) heads: Vec<String>,
    /// Methods, with their attributes and the semicolon.
    pub(crate) methods: Vec<String>,
    /// The words of all files, the frequent ones often.
    pub(crate) words: Vec<String>,
}

/// Folders under the repository, and whether every Rust file in them counts, or only those with a marked trait.
const FOLDERS: &[(&str, bool)] = &[
    ("crates/rust2go-codegen/tests/ui", true),
    ("tests/golden", true),
    ("tests/e2e", false),
    ("tests/users", false),
    ("examples", false),
    ("bench/ours", false),
];

/// A file that is longer is taken in parts only: what it costs to judge it would be the cost of twenty small ones.
const SMALL: usize = 1_500;

impl Corpus {
    /// Reads it.
    pub(crate) fn read(repository: &Path) -> Result<Corpus, String> {
        let mut corpus = Corpus::default();
        for (folder, all) in FOLDERS {
            for path in rust_files(&repository.join(folder)) {
                let text =
                    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                if *all || text.contains("r2g]") || text.contains("R2G") {
                    corpus.add(text);
                }
            }
        }
        if corpus.heads.is_empty() || corpus.methods.is_empty() || corpus.items.is_empty() {
            return Err(format!(
                "there are no interface files under {}",
                repository.display()
            ));
        }
        Ok(corpus)
    }

    fn add(&mut self, text: String) {
        let words = pieces::pieces(&text)
            .into_iter()
            .filter(|piece| pieces::is_word(piece));
        self.words.extend(words.map(str::to_string));
        if let Ok(file) = syn::parse_file(&text) {
            file.items.iter().for_each(|item| self.item(item, &text));
        }
        if text.len() <= SMALL {
            self.files.push(text);
        }
    }

    fn item(&mut self, item: &syn::Item, text: &str) {
        let part =
            |tokens: &dyn Fn() -> proc_macro2::Span| text.get(tokens().byte_range()).map(str::to_string);
        match item {
            syn::Item::Trait(item) => {
                for member in &item.items {
                    self.methods.extend(part(&|| member.span()));
                }
                let whole = item.span().byte_range();
                let body = item.brace_token.span.open().byte_range();
                self.heads
                    .extend(text.get(whole.start..body.start).map(str::to_string));
            }
            syn::Item::Mod(module) => {
                for item in module.content.iter().flat_map(|(_, items)| items) {
                    self.item(item, text);
                }
            }
            // Functions are tests; they are nothing to an interface.
            syn::Item::Fn(_) | syn::Item::Impl(_) | syn::Item::Macro(_) => {}
            other => self.items.extend(part(&|| other.span())),
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("target") {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
