//! The generated Go files, which are made again.

use std::fs;
use std::path::{Path, PathBuf};

use rust2go_codegen::generate::{self, Job, Plan, SUPPORT_FOLDER};
use rust2go_codegen::model::Naming;

use super::edits::Edits;
use crate::go_files;
use crate::project::{BuildScript, Project};
use crate::say::{Failure, Say};

/// What the build script generates; where it generates nothing, the file that an old version has left, from the interface
/// files of the crate.
pub(super) fn jobs(
    project: &Project,
    script: Option<BuildScript>,
    go_folder: &Path,
    edits: &mut Edits,
) -> Result<Vec<Job>, Failure> {
    let mut jobs = script.map(|script| script.jobs).unwrap_or_default();
    if jobs.is_empty() {
        jobs.extend(found(project, go_folder, edits));
    }
    for job in &mut jobs {
        job.naming = Some(Naming::Verbatim);
    }
    Ok(jobs)
}

fn found(project: &Project, go_folder: &Path, edits: &mut Edits) -> Option<Job> {
    let mut old = Vec::new();
    go_files_of_old(go_folder, &mut old);
    let mut sources = Vec::new();
    interfaces(&project.path("src"), &mut sources);
    sources.sort();
    match (old.as_slice(), sources.as_slice()) {
        ([(dst, text)], [_, ..]) => {
            let mut job = Job::new(sources, dst);
            job.without_main = !text.contains("func main()");
            job.package = text
                .lines()
                .find_map(|line| line.strip_prefix("package "))
                .map(|name| name.trim().to_owned());
            Some(job)
        }
        _ => {
            edits.note(
                "the build script generates nothing that can be read: make the Go file again, by \
                 `rust2go gen --naming verbatim --src src/user.rs --dst go/gen.go`"
                    .into(),
            );
            None
        }
    }
}

/// Files that an old version has made; or this one, where it has been here before. The support module's are made with each.
fn go_files_of_old(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !path.ends_with(SUPPORT_FOLDER) {
                go_files_of_old(&path, found);
            }
        } else if path.extension().is_some_and(|end| end == "go") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            if generate::is_generated(&text) {
                found.push((path, text));
            }
        }
    }
}

/// Rust files with a trait of ours.
fn interfaces(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            interfaces(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            if ["rust2go::r2g", "rust2go::g2r", "#[r2g", "#[g2r"]
                .iter()
                .any(|mark| has_marker(&text, mark))
            {
                found.push(path);
            }
        }
    }
}

/// `rust2go::r2g]`, `rust2go::r2g(..)`, and not `rust2go::r2g_include_binding!`.
fn has_marker(text: &str, mark: &str) -> bool {
    text.match_indices(mark)
        .any(|(at, _)| text[at + mark.len()..].starts_with([']', '(']))
}

pub(super) fn write(jobs: &[Job], plans: Vec<Plan>, say: &Say) -> Result<(), Failure> {
    for (job, plan) in jobs.iter().zip(plans) {
        let outcome = plan.apply()?;
        go_files::report(job, &outcome, say);
    }
    Ok(())
}
