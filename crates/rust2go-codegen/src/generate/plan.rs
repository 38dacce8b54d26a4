//! Every file of a job, in memory.

use std::path::{Path, PathBuf};

use super::mark::{is_generated, marked, MARK};
use super::module::GoModule;
use super::{destination, read, stale, write, Error, Job, Outcome, Stale, SUPPORT_FOLDER};
use crate::check::names::why_not_go;
use crate::emit;
use crate::model::Naming;
use crate::parse::Texts;

/// All that a job would leave on disk. Nothing has been written yet.
#[derive(Debug)]
pub struct Plan {
    files: Vec<PlannedFile>,
    obsolete: Vec<PathBuf>,
    sources: Vec<PathBuf>,
    naming: Naming,
}

/// A file and what it shall hold.
#[derive(Debug)]
pub struct PlannedFile {
    /// Where it goes.
    pub path: PathBuf,
    /// Its text.
    pub contents: String,
}

/// Reads and checks the interface and makes all files in memory.
///
/// # Errors
///
/// As [`run`](super::run), except for those of writing.
pub fn plan(job: &Job) -> Result<Plan, Error> {
    plan_as(job, &|path| std::fs::read_to_string(path))
}

/// The same of interface files that will have other texts than they have on disk.
///
/// # Errors
///
/// As [`plan`].
pub fn plan_as(job: &Job, texts: Texts<'_>) -> Result<Plan, Error> {
    let package = checked_package(job)?;
    destination::check(&job.dst)?;
    let (tree, interface) = read::read_as(&job.sources, job.naming, texts)?;

    let module = GoModule::around(&job.dst)?;
    let options = emit::go::Options {
        with_main: package == "main" && !job.without_main,
        package,
        support_import: format!("{}/{SUPPORT_FOLDER}", module.path),
        go118: job.go118,
    };
    let mut files = vec![PlannedFile {
        path: job.dst.clone(),
        contents: emit::go::emit(&interface, &options),
    }];
    let folder = module.root.join(SUPPORT_FOLDER);
    let support = emit::go::support_files_for(&interface, &options.support_import);
    files.extend(support.iter().map(|(name, text)| PlannedFile {
        path: folder.join(name),
        contents: marked(text),
    }));

    for file in &files {
        check_ours(&file.path)?;
    }
    let obsolete = obsolete_in(&folder, |name| support.iter().any(|(ours, _)| *ours == name))?;
    Ok(Plan {
        files,
        obsolete,
        sources: tree.files,
        naming: interface.naming,
    })
}

impl Plan {
    /// The naming of the interface: asked for by the job or by the interface's attribute.
    pub fn naming(&self) -> Naming {
        self.naming
    }

    /// The Rust files that the interface was read from.
    pub fn sources(&self) -> &[PathBuf] {
        &self.sources
    }

    /// The files, the generated one first, then those of the support module.
    pub fn files(&self) -> &[PlannedFile] {
        &self.files
    }

    /// What differs on disk.
    ///
    /// # Errors
    ///
    /// A file that is there and cannot be read.
    pub fn stale(&self) -> Result<Vec<Stale>, Error> {
        stale::find(&self.files, &self.obsolete)
    }

    /// Writes what differs and removes what an earlier version left.
    ///
    /// # Errors
    ///
    /// An I/O error. Until every file has been written beside its place nothing is replaced.
    pub fn apply(self) -> Result<Outcome, Error> {
        let written = write::all(&self.files)?;
        for path in &self.obsolete {
            std::fs::remove_file(path).map_err(Error::io("remove", path))?;
        }
        Ok(Outcome {
            written,
            removed: self.obsolete,
            sources: self.sources,
            naming: self.naming,
        })
    }
}

fn checked_package(job: &Job) -> Result<String, Error> {
    let name = job.package.as_deref().unwrap_or("main");
    match why_not_go(name) {
        None => Ok(name.to_owned()),
        Some(reason) => Err(Error::BadPackage {
            name: name.to_owned(),
            reason,
        }),
    }
}

/// A file in the way must be ours, or of rust2go 0.x.
fn check_ours(path: &Path) -> Result<(), Error> {
    match std::fs::read_to_string(path) {
        Ok(text) => {
            if text.trim().is_empty() || is_generated(&text) {
                Ok(())
            } else {
                Err(Error::NotOurs {
                    path: path.to_path_buf(),
                })
            }
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(Error::io("read", path)(e)),
    }
}

/// Files in the support module's folder that carry our mark and that this version does not have.
fn obsolete_in(folder: &Path, is_current: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, Error> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(Error::io("read", folder)(e)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(Error::io("read", folder))?.path();
        let current = path.file_name().and_then(|n| n.to_str()).is_some_and(&is_current);
        if !current && std::fs::read_to_string(&path).is_ok_and(|text| text.starts_with(MARK)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
