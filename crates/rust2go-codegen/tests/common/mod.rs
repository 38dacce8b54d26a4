//! Interfaces from text, for tests.

// Each test uses some of it.
#![allow(dead_code)]

pub(crate) mod page;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rust2go_codegen::check::{self, Options};
use rust2go_codegen::diagnostic::Diagnostics;
use rust2go_codegen::model::Interface;
use rust2go_codegen::parse;

/// A folder of its own, removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Folder {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "rust2go-codegen-{}-{}",
            std::process::id(),
            NUMBER.fetch_add(1, Ordering::Relaxed)
        );
        let folder = Folder(std::env::temp_dir().join(name));
        for (path, text) in files {
            let path = folder.path(path);
            fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        folder
    }

    /// The path of a file in it.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.join(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The interface of a file of this text.
pub(crate) fn interface(source: &str) -> Interface {
    interface_with(source, &Options::default())
}

/// As [`interface`], with options.
pub(crate) fn interface_with(source: &str, options: &Options) -> Interface {
    let (interface, diagnostics) = judged(source, options);
    interface.unwrap_or_else(|| {
        let messages: Vec<String> = diagnostics
            .iter()
            .map(|diagnostic| diagnostic.message())
            .collect();
        panic!("{source}\n{messages:#?}")
    })
}

/// The names of the kinds of diagnostics of such a file, sorted.
pub(crate) fn kinds_of(source: &str, options: &Options) -> Vec<&'static str> {
    let (_, diagnostics) = judged(source, options);
    let mut kinds: Vec<&str> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.kind().name())
        .collect();
    kinds.sort();
    kinds
}

fn judged(source: &str, options: &Options) -> (Option<Interface>, Diagnostics) {
    let folder = Folder::with(&[("api.rs", source)]);
    let mut diagnostics = Diagnostics::new();
    let tree = parse::read_file(&folder.path("api.rs"), &mut diagnostics);
    let interface = tree.and_then(|tree| check::check(&tree, options, &mut diagnostics));
    (interface, diagnostics)
}
