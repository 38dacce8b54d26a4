//! The guide: each page is in its list, each link leads somewhere, each code block that is included is there.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::page;

fn folder() -> PathBuf {
    page::root().join("docs/guide/src")
}

fn pages() -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder()).expect("the folder of the guide");
    let paths = entries.map(|entry| entry.expect("an entry of the guide").path());
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a page of the guide");
            (path, text)
        })
        .collect()
}

/// What stands between `begin` and `end`, each time.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    let parts = text.split(begin).skip(1);
    parts.filter_map(|part| Some(part.split_once(end)?.0)).collect()
}

#[test]
fn each_page_is_listed() {
    let summary = fs::read_to_string(folder().join("SUMMARY.md")).expect("the list of pages");
    for (path, _) in pages() {
        let name = path.file_name().expect("a name").to_string_lossy();
        assert!(
            name == "SUMMARY.md" || summary.contains(&format!("]({name})")),
            "SUMMARY.md lacks {name}"
        );
    }
}

#[test]
fn each_link_leads_somewhere() {
    for (path, text) in pages() {
        // The examples of diagnostics have brackets of their own.
        let prose: String = text.split("```").step_by(2).collect();
        for target in between(&prose, "](", ")") {
            let file = target.split('#').next().unwrap_or_default();
            let fine = target.starts_with("https://") || folder().join(file).is_file();
            assert!(fine, "{}: {target}", path.display());
        }
    }
}

#[test]
fn each_included_piece_is_there() {
    let mut found = 0;
    for (path, text) in pages() {
        for include in between(&text, "{{#include ", "}}") {
            found += 1;
            let (file, anchor) = include.split_once(':').unwrap_or((include, ""));
            let source = folder().join(Path::new(file));
            let source = fs::read_to_string(&source).unwrap_or_else(|error| panic!("{file}: {error}"));
            // A whole file.
            if anchor.is_empty() {
                continue;
            }
            let begin = source.find(&format!("ANCHOR: {anchor}\n"));
            let end = source.find(&format!("ANCHOR_END: {anchor}\n"));
            let fine = begin.zip(end).is_some_and(|(begin, end)| begin < end);
            assert!(fine, "{}: {include}", path.display());
        }
    }
    assert!(found > 0, "no page includes anything");
}
