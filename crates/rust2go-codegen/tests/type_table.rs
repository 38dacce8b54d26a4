//! The table of types: what it says is so, each row is sent by an end-to-end test, and README.md and the guide have it.
//! `UPDATE_EXPECT=1 cargo test -p rust2go-codegen --test type_table` writes it there.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{interface, page};
use rust2go_codegen::explain::{explain, Explanation};
use rust2go_codegen::type_table::{Row, ROWS};

fn explained(row: &Row) -> Explanation {
    explain(&interface(&row.interface()))
}

#[test]
fn each_type_is_in_go_what_its_row_says() {
    for row in ROWS {
        let explained = explained(row);
        let found: Vec<&str> = explained.traits[0]
            .methods
            .iter()
            .map(|method| method.go.as_str())
            .collect();
        let expected: Vec<&str> = row.methods.iter().map(|(_, go)| *go).collect();
        assert_eq!(found, expected, "{}", row.rust);
    }
}

/// A test is a function, or a line of a macro's list.
#[test]
fn each_row_has_end_to_end_tests() {
    for row in ROWS {
        assert!(!row.shown_by.is_empty(), "{}", row.rust);
        for (file, tests) in row.shown_by {
            let text = read(&Path::new("tests/e2e").join(file));
            for test in tests.split_whitespace() {
                let is_there = text.contains(&format!("#[test]\nfn {test}()"))
                    || text.contains(&format!("    #[test]\n    fn {test}()"))
                    || text.contains(&format!("\n        {test}: "));
                assert!(is_there, "{file} has no test {test}, which shows {}", row.rust);
            }
        }
    }
}

#[test]
fn the_readme_and_the_guide_have_the_table() {
    let mut table = "| Rust | Go | crosses |\n|---|---|---|\n".to_owned();
    for row in ROWS {
        let crosses = row.crosses(&explained(row));
        table.push_str(&format!("| {} | {} | {crosses} |\n", row.rust, row.go));
    }
    let (begin, end) = ("<!-- types: begin -->\n", "<!-- types: end -->\n");
    for page in ["README.md", "docs/guide/src/types.md"] {
        let text = read(Path::new(page));
        let around = text.split_once(begin).and_then(|(before, rest)| {
            let (_, after) = rest.split_once(end)?;
            Some((before, after))
        });
        let (before, after) = around.unwrap_or_else(|| panic!("{page} does not say where the table goes"));
        let expected = format!("{before}{begin}{table}{end}{after}");
        page::expect(&root().join(page), &expected);
    }
}

fn root() -> PathBuf {
    page::root()
}

fn read(path: &Path) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
