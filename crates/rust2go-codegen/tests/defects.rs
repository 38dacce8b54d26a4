//! `docs/defects.md` and the tests agree: each test that the page names is there and says which defect it is about, and
//! each test that names a defect stands on the page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How far from the name of a test its `Defect <number>` may stand.
const NEAR: usize = 4;

/// The tests of a defect: its number, a file, a name.
type Listed = BTreeSet<(u32, String, String)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of the page. In its last column, a code span with a slash is a file, any other is a test of that file.
fn listed() -> Listed {
    let page = read("docs/defects.md");
    let mut listed = Listed::new();
    for row in page.lines() {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let Some(number) = cells.get(1).and_then(|cell| cell.parse().ok()) else {
            continue;
        };
        let mut file = None;
        let tests = cells[cells.len() - 2];
        // Every second piece stands between backticks; what is in parentheses is for the reader.
        for span in tests.split('`').skip(1).step_by(2) {
            if span.contains('/') {
                file = Some(span.to_owned());
            } else if !span.starts_with("./") {
                let file = file.clone().unwrap_or_else(|| panic!("no file before {span}"));
                listed.insert((number, file, span.to_owned()));
            }
        }
        assert!(file.is_some(), "defect {number} has no test");
    }
    listed
}

/// The defects that a line names: `Defect 4`, `defects 4 and 10`.
fn named(line: &str) -> BTreeSet<u32> {
    let line = line.to_lowercase();
    let mut numbers = BTreeSet::new();
    for after in line.split("defect").skip(1) {
        let words = after.strip_prefix('s').unwrap_or(after).strip_prefix(' ');
        let words = words.unwrap_or_default().split([' ', ',']);
        let words = words.filter(|word| !word.is_empty() && *word != "and");
        let found = words.map_while(|word| word.trim_end_matches(['.', ':', ';', ')']).parse::<u32>().ok());
        numbers.extend(found);
    }
    numbers
}

/// Whether a line defines this test: a function in Rust, Go or a shell script, or a row of a macro's table.
fn defines(line: &str, test: &str) -> bool {
    let line = line.trim_start();
    let function = [
        format!("fn {test}("),
        format!("async fn {test}("),
        format!("func {test}("),
        format!("{test}() {{"),
        format!("{test}: "),
    ];
    function.iter().any(|start| line.starts_with(start.as_str()))
}

#[test]
fn each_listed_test_is_there_and_names_its_defect() {
    let listed = listed();
    assert!(listed.len() > 40, "the page could not be read: {listed:?}");
    for (number, file, test) in &listed {
        let text = read(file);
        let lines: Vec<&str> = text.lines().collect();
        let places: Vec<usize> = (0..lines.len()).filter(|at| defines(lines[*at], test)).collect();
        assert!(!places.is_empty(), "{file} has no test {test}");
        // A script is one test as a whole.
        let near = if file.ends_with(".sh") { lines.len() } else { NEAR };
        let says = places.iter().any(|place| {
            lines[place.saturating_sub(near)..*place]
                .iter()
                .any(|line| named(line).contains(number))
        });
        assert!(says, "{file}: {test} does not say `Defect {number}`");
    }
}

#[test]
fn each_test_that_names_a_defect_is_listed() {
    let mut pairs: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (number, file, _) in listed() {
        pairs.entry(file).or_default().insert(number);
    }
    let mut files = Vec::new();
    for folder in ["crates", "go", "scripts", "tests"] {
        collect(&root().join(folder), &mut files);
    }
    assert!(files.len() > 100, "{files:?}");
    for path in files {
        let shown = path
            .strip_prefix(root())
            .expect("below the root")
            .display()
            .to_string();
        let text = fs::read_to_string(&path).unwrap_or_default();
        for number in text.lines().flat_map(named) {
            let known = pairs.get(&shown).is_some_and(|numbers| numbers.contains(&number));
            assert!(
                known || shown == file!(),
                "docs/defects.md does not list {shown} for defect {number}"
            );
        }
    }
}

/// The files in which a test can stand.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder").flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "target" && !path.is_symlink() {
                collect(&path, files);
            }
        } else if path
            .extension()
            .is_some_and(|ending| ending == "rs" || ending == "go" || ending == "sh")
        {
            files.push(path);
        }
    }
}
