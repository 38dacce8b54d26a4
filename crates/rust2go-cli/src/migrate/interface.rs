//! The interface files: attributes on methods that no version has known, which old ones passed over in silence and this one
//! reports. They did nothing there, so they go.

use std::ops::Range;
use std::path::PathBuf;

use rust2go_codegen::diagnostic::{Diagnostics, Kind};
use rust2go_codegen::generate::{Error, Job, Plan};

use super::edits::Edits;
use crate::say::Failure;

/// What each job will generate. An interface with other mistakes is an error: nothing has been written yet.
pub(super) fn migrate(jobs: &[Job], edits: &mut Edits) -> Result<Vec<Plan>, Failure> {
    let mut plans = Vec::new();
    for job in jobs {
        let plan = match edits.plan(job) {
            Err(Error::Interface(found)) => {
                remove_unknown(&found, edits)?;
                edits.plan(job)
            }
            planned => planned,
        };
        plans.push(plan?);
    }
    Ok(plans)
}

fn remove_unknown(found: &Diagnostics, edits: &mut Edits) -> Result<(), Failure> {
    let mut places: Vec<(PathBuf, Range<usize>)> = found
        .places(Kind::UnknownAttribute)
        .into_iter()
        .map(|(path, bytes)| (path.to_path_buf(), bytes))
        .collect();
    // From the end, so that the others stay where they are.
    places.sort_by_key(|(path, bytes)| (path.clone(), std::cmp::Reverse(bytes.start)));
    places.dedup();
    for (path, bytes) in places {
        let text = edits.read(&path)?;
        // Places do not count the mark with which some editors begin a file.
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        let bytes = bytes.start + mark..bytes.end + mark;
        if let Some(new) = without(&text, bytes.clone()) {
            let what = format!(
                "#[{}], which no version has known, and which did nothing",
                &text[bytes]
            );
            edits.edit(&path, new, &what)?;
        }
    }
    Ok(())
}

/// The text without the attribute whose path is at `path`; without its line, where it has one of its own.
fn without(text: &str, path: Range<usize>) -> Option<String> {
    let start = text[..path.start].trim_end().strip_suffix("#[")?.len();
    let mut depth = 1;
    let end = text[path.end..].char_indices().find_map(|(at, c)| {
        depth += i32::from(matches!(c, '[' | '(')) - i32::from(matches!(c, ']' | ')'));
        (depth == 0).then_some(path.end + at + 1)
    })?;
    let before = &text[..start];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[end..];
    match rest
        .strip_prefix('\n')
        .filter(|_| before[line..].trim().is_empty())
    {
        Some(rest) => Some(format!("{}{rest}", &text[..line])),
        None => Some(format!("{before}{}", rest.trim_start_matches(' '))),
    }
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn attributes_go() {
        for (old, new) in [
            ("a;\n    #[mem_call]\n    fn b();\n", "a;\n    fn b();\n"),
            ("    #[mem_call] fn b();\n", "    fn b();\n"),
            ("    #[mem_call(a, [b])]\n    #[mem]\n", "    #[mem]\n"),
        ] {
            let at = old.find("mem_call").unwrap();
            assert_eq!(without(old, at..at + 8).as_deref(), Some(new));
        }
    }
}
