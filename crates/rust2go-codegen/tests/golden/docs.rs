//! An interface with doc comments that nobody would write, and that Rust accepts all the same.

use std::fmt::Write as _;
use std::hash::{BuildHasher, Hasher};

/// How many types the interface has.
const TYPES: usize = 300;

/// What stands in a line: Markdown, what Go's documentation tools know, and what only looks like either.
const LINES: &[&str] = &[
    "",
    "",
    "",
    "Plain text here",
    "Text that ends.",
    "- bullet",
    "* star",
    "+ plus",
    "•  dot",
    "1. one",
    "22) two",
    "  - nested",
    "  1. nested number",
    "- ",
    "-1 degrees",
    "1.5 times",
    "# Heading",
    "## Sub Heading",
    "###",
    "#not a heading",
    "```",
    "```rust",
    "~~~",
    "    code();",
    "        deeper",
    "\ttab",
    "  continued",
    "}",
    "foo {",
    "a \\",
    "[x]: http://a.b",
    "[y]: z",
    "``quoted'' 'x'",
    "''",
    "`",
    "> quote",
    "| a | b |",
    "Old Heading",
    "It's old",
    "Version 1.2",
    "e.g. this",
    "https://x.y/z",
    "<b>html</b>",
    "Ärger",
    "Deprecated: no",
    "*emphasis* x",
    "go:build x",
    "go:generate x",
    "nolint:all",
    "line x",
    "export X",
];

/// `GOLDEN_SEED`, or a new one.
pub(crate) fn seed() -> u64 {
    match std::env::var("GOLDEN_SEED") {
        Ok(seed) => seed.parse().expect("GOLDEN_SEED is a number"),
        Err(_) => {
            std::collections::hash_map::RandomState::new()
                .build_hasher()
                .finish()
                | 1
        }
    }
}

/// The file of the interface.
pub(crate) fn interface(seed: u64) -> String {
    let mut random = Random(seed);
    let mut file = String::new();
    let mut method = String::new();
    for index in 0..TYPES {
        for _ in 0..1 + random.below(9) {
            let space = if random.below(4) == 0 { "" } else { " " };
            writeln!(file, "///{space}{}", LINES[random.below(LINES.len())]).expect("a String takes it");
        }
        writeln!(
            file,
            "#[derive(rust2go::R2G)]\npub struct S{index} {{ pub a: u8 }}\n"
        )
        .expect("a String takes it");
        writeln!(method, "    fn m{index}(s: S{index});").expect("a String takes it");
    }
    format!("{file}#[rust2go::r2g]\npub trait Docs {{\n{method}}}\n")
}

/// xorshift64
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}
