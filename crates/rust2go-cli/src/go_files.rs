//! `rust2go gen` and `rust2go check`: the Go files of an interface, named by flags or by the build script.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rust2go_codegen::generate::{self, Job, Outcome, Stale, SUPPORT_FOLDER};

use crate::args::Interface;
use crate::project::Project;
use crate::say::{print, Failure, Say};
use crate::TO_DO;

/// What there is to generate.
pub(crate) fn jobs(args: &Interface) -> Result<Vec<Job>, Failure> {
    if let Some(job) = args.job() {
        return Ok(vec![job]);
    }
    let project = Project::around(Path::new("."))?;
    let script = project.script()?;
    let jobs = script.map(|script| script.jobs).unwrap_or_default();
    if jobs.is_empty() {
        let what = "the build script of this crate generates nothing, and --src and --dst are not given";
        return Err(Failure::new(what).help(
            "name both, as in `rust2go gen --src src/api.rs --dst go/gen.go`, or add `.with_regen(\"src/api.rs\", \"go/gen.go\")` to build.rs",
        ));
    }
    Ok(jobs)
}

pub(crate) fn run(args: &Interface, say: &Say) -> Result<ExitCode, Failure> {
    for job in jobs(args)? {
        let outcome = generate::run(&job)?;
        report(&job, &outcome, say);
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what has been written.
pub(crate) fn report(job: &Job, outcome: &Outcome, say: &Say) {
    for path in &outcome.sources {
        say.detail(format_args!("read {}", path.display()));
    }
    let support_folder = |path: &Path| {
        path.ancestors()
            .find(|folder| folder.ends_with(SUPPORT_FOLDER))
            .map(Path::to_path_buf)
    };
    let is_support = |path: &&PathBuf| support_folder(path).is_some();
    let (support, own): (Vec<&PathBuf>, Vec<&PathBuf>) = outcome.written.iter().partition(is_support);
    for path in own {
        say.done(format_args!("wrote {}", path.display()));
    }
    // Nobody reads them one by one.
    if let Some(folder) = support.first().and_then(|path| support_folder(path)) {
        say.done(format_args!(
            "wrote {}/ ({} files)",
            folder.display(),
            support.len()
        ));
    }
    for path in support {
        say.detail(format_args!("wrote {}", path.display()));
    }
    for path in &outcome.removed {
        say.done(format_args!("removed {}", path.display()));
    }
    if outcome.written.is_empty() && outcome.removed.is_empty() {
        say.done(format_args!("{} is up to date", job.dst.display()));
    }
}

/// Prints a diff of what is stale. `program` is how the help names the command that mends it.
pub(crate) fn check(args: &Interface, program: &str, say: &Say) -> Result<ExitCode, Failure> {
    let mut all: Vec<Stale> = Vec::new();
    for job in jobs(args)? {
        let stale = generate::check(&job)?;
        if stale.is_empty() {
            say.done(format_args!("{} is up to date", job.dst.display()));
        }
        // Two files of one module share the support module.
        for found in stale {
            if !all.iter().any(|stale| stale.path == found.path) {
                all.push(found);
            }
        }
    }
    if all.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let diffs: String = all.iter().map(|stale| stale.diff.as_str()).collect();
    print(&diffs);
    let paths: Vec<&PathBuf> = all.iter().map(|stale| &stale.path).collect();
    for path in paths {
        say.done(format_args!("stale: {}", path.display()));
    }
    say.done(format_args!(
        "help: run `{}` and commit what it writes",
        args.command_line(program)
    ));
    Ok(ExitCode::from(TO_DO))
}
