//! Files as they will be, and what was done to them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rust2go_codegen::generate::{self, Error, Job, Plan, PlannedFile};
use similar::TextDiff;

use crate::say::Failure;

/// All that a migration does to files that people write.
#[derive(Debug, Default)]
pub(super) struct Edits {
    files: BTreeMap<PathBuf, File>,
    lines: Vec<String>,
}

#[derive(Debug)]
struct File {
    old: String,
    new: String,
}

impl Edits {
    /// The text of a file, as edited so far.
    pub(super) fn read(&mut self, path: &Path) -> Result<String, Failure> {
        if let Some(file) = self.files.get(path) {
            return Ok(file.new.clone());
        }
        fs::read_to_string(path).map_err(Failure::io("read", path))
    }

    /// A file's new text, and what has been done to it.
    pub(super) fn edit(&mut self, path: &Path, text: String, what: &str) -> Result<(), Failure> {
        let old = match self.files.remove(path) {
            Some(file) => file.old,
            None => fs::read_to_string(path).map_err(Failure::io("read", path))?,
        };
        self.files.insert(path.to_path_buf(), File { old, new: text });
        self.lines.push(format!("{}: {what}", path.display()));
        Ok(())
    }

    /// What a person has to do, or should know.
    pub(super) fn note(&mut self, what: String) {
        self.lines.push(format!("note: {what}"));
    }

    /// What was done, a line each.
    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// What a job would generate from the files as edited so far.
    pub(super) fn plan(&self, job: &Job) -> Result<Plan, Error> {
        generate::plan_as(job, &|path| match self.files.get(path) {
            Some(file) => Ok(file.new.clone()),
            None => fs::read_to_string(path),
        })
    }

    /// Writes all files, or none.
    pub(super) fn write(&self) -> Result<(), Failure> {
        let planned = |(path, file): (&PathBuf, &File)| PlannedFile {
            path: path.clone(),
            contents: file.new.clone(),
        };
        let files: Vec<PlannedFile> = self.files.iter().map(planned).collect();
        generate::write_all(&files)?;
        Ok(())
    }

    pub(super) fn diff(&self) -> String {
        let of_file = |(path, file): (&PathBuf, &File)| {
            let name = path.display().to_string();
            let diff = TextDiff::from_lines(&file.old, &file.new);
            let text = diff.unified_diff().header(&name, &name).to_string();
            text
        };
        self.files.iter().map(of_file).collect()
    }
}
