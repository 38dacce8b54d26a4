//! docs/guide/src/diagnostics.md: each diagnostic with the interface file that is its test, and what its author reads.
//! `UPDATE_EXPECT=1 cargo test -p rust2go-codegen --test diagnostics_page` writes it.

mod common;

use std::fmt::Write;
use std::fs;

use common::page;
use rust2go_codegen::diagnostic::Kind;

const HEAD: &str = "\
# Diagnostics

<!-- Generated from the table of diagnostics and from their tests: `./dev gen` writes it. -->

Everything that `rust2go` can say about an interface file, by code. rustc, `cargo build` and `rust2go check` say the same. Each
example is a test of the project: the file, and what is said about it. `{0}`, `{1}` stand for names of the file.
";

#[test]
fn the_page_is_what_is_generated() {
    let mut text = HEAD.to_owned();
    for kind in Kind::ALL {
        section(&mut text, *kind).expect("a String takes any text");
    }
    page::expect(&page::root().join("docs/guide/src/diagnostics.md"), &text);
}

fn section(text: &mut String, kind: Kind) -> std::fmt::Result {
    writeln!(text, "\n## {}: {}\n", kind.code(), kind.message())?;
    for (word, what) in [("Help", kind.help()), ("Why", kind.note())] {
        if !what.is_empty() {
            writeln!(text, "{word}: {what}\n")?;
        }
    }
    let path = format!("tests/ui/{}", kind.file_stem());
    // A file that cannot be read has no text.
    if let Ok(source) = fs::read_to_string(format!("{path}.rs")) {
        fenced(text, "rust", &source)?;
        text.push('\n');
    }
    let said = fs::read_to_string(format!("{path}.stderr")).expect("each kind has a test");
    fenced(text, "text", &said)
}

fn fenced(text: &mut String, language: &str, content: &str) -> std::fmt::Result {
    assert!(!content.contains("```"), "a fence within a fence:\n{content}");
    writeln!(text, "```{language}\n{}\n```", content.trim_end())
}
