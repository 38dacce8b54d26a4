//! go.mod: the helper module that old generated files imported.

use std::fs;
use std::path::Path;

use rust2go_codegen::generate::is_generated;

use super::edits::Edits;
use crate::say::Failure;

const HELPER: &str = "github.com/ihciah/rust2go";

pub(super) fn migrate(folder: &Path, edits: &mut Edits) -> Result<(), Failure> {
    let Some(root) = folder.ancestors().find(|above| above.join("go.mod").is_file()) else {
        edits.note(format!("{} is in no Go module", folder.display()));
        return Ok(());
    };
    let path = root.join("go.mod");
    let text = edits.read(&path)?;
    if !text.contains(HELPER) {
        return Ok(());
    }
    if let Some(user) = imported(root) {
        edits.note(format!(
            "{user} imports {HELPER}, which this version neither has nor needs"
        ));
        return Ok(());
    }
    edits.edit(&path, without(&text), &format!("{HELPER} is required no more"))?;
    let sums = root.join("go.sum");
    if sums.is_file() {
        let text = edits.read(&sums)?;
        let new: String = text
            .split_inclusive('\n')
            .filter(|line| !line.starts_with(HELPER))
            .collect();
        if new != text {
            edits.edit(&sums, new, "nor are its sums")?;
        }
    }
    Ok(())
}

/// The text without the lines that require the helper, and without a block that is empty then.
fn without(text: &str) -> String {
    let kept: String = text
        .split_inclusive('\n')
        .filter(|line| !line.contains(HELPER))
        .collect();
    let kept = kept.replace("require (\n)\n", "");
    let mut lines = kept.trim_end().to_owned();
    while lines.contains("\n\n\n") {
        lines = lines.replace("\n\n\n", "\n\n");
    }
    lines + "\n"
}

/// A file of the user's own that imports the helper.
fn imported(folder: &Path) -> Option<String> {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if let Some(found) = imported(&path) {
                return Some(found);
            }
        } else if path.extension().is_some_and(|end| end == "go") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            if !is_generated(&text) && text.contains(&format!("\"{HELPER}")) {
                return Some(path.display().to_string());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn forms_of_require() {
        let clean = "module example.com/app\n\ngo 1.18\n";
        for text in [
            "module example.com/app\n\ngo 1.18\n\nrequire github.com/ihciah/rust2go v0.4.0\n",
            "module example.com/app\n\ngo 1.18\n\nrequire (\n\tgithub.com/ihciah/rust2go v0.4.0 // indirect\n)\n",
            "module example.com/app\n\nrequire github.com/ihciah/rust2go v0.0.0-2024\n\ngo 1.18\n",
        ] {
            assert_eq!(without(text), clean);
        }
        let more = "module m\n\nrequire (\n\texample.org/x v1.0.0\n)\n";
        assert_eq!(
            without(&more.replace("\texample", "\tgithub.com/ihciah/rust2go v0.4.0\n\texample")),
            more
        );
    }
}
