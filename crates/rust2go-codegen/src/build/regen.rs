//! Generates the Go files within a build script.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::environment::Environment;
use super::{Error, Naming};
use crate::generate::path::{absolute, shown};
use crate::generate::{self, Job, Outcome, Plan};

/// What one generated Go file is made from. `src` and `dst` are what matters; the rest has its defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct RegenArgs {
    /// The interface file, from the crate's folder.
    pub src: String,
    /// The Go file to write, from the crate's folder.
    pub dst: String,
    /// Leave out `func main() {}`: the package has one of its own.
    pub without_main: bool,
    /// What is generated compiles with Go 1.18 with and without it.
    pub go118: bool,
    /// What is generated is in gofmt's form with and without it.
    pub no_fmt: bool,
    /// The Go package, `main` where nothing is said.
    pub package_name: Option<String>,
}

/// What was generated, for cargo.
#[derive(Debug)]
pub(super) struct Regenerated {
    naming: Naming,
    sources: Vec<PathBuf>,
}

impl Regenerated {
    /// Nothing but a naming that the builder was told.
    pub(super) fn nothing(naming: Option<Naming>) -> Regenerated {
        Regenerated {
            naming: naming.unwrap_or_default(),
            sources: Vec::new(),
        }
    }

    /// The lines for cargo: the naming, which the macros read, and the interface files to watch.
    pub(super) fn print(&self) {
        if self.naming == Naming::Verbatim {
            println!("cargo:rustc-env=RUST2GO_NAMING=verbatim");
        }
        for source in &self.sources {
            println!("cargo:rerun-if-changed={}", source.display());
        }
    }
}

/// Generates all files, or none where any interface has a mistake.
pub(super) fn run(
    env: &Environment,
    regen: &[RegenArgs],
    naming: Option<Naming>,
) -> Result<Regenerated, Error> {
    let mut jobs = jobs(regen, naming);
    let mut plans = plan(&jobs)?;
    // The macros see one naming for the whole crate, so one file that asks for verbatim names asks for all.
    let verbatim = naming == Some(Naming::Verbatim) || plans.iter().any(|p| p.naming() == Naming::Verbatim);
    if verbatim && plans.iter().any(|p| p.naming() != Naming::Verbatim) {
        jobs.iter_mut()
            .for_each(|job| job.naming = Some(Naming::Verbatim));
        plans = plan(&jobs)?;
    }
    let before = before_this_build(&env.out_dir);
    let mut sources = Vec::new();
    for (job, plan) in jobs.iter().zip(plans) {
        let outcome = plan.apply().map_err(|e| Error::Generate(vec![e]))?;
        report(&job.dst, &outcome);
        settle(&outcome, before);
        sources.extend(outcome.sources);
    }
    let naming = if verbatim {
        Naming::Verbatim
    } else {
        Naming::Idiomatic
    };
    Ok(Regenerated { naming, sources })
}

/// The jobs: several sources for one destination are one job, and only one file of a package has `func main`.
pub(super) fn jobs(regen: &[RegenArgs], naming: Option<Naming>) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::new();
    for args in regen {
        let (src, dst) = (PathBuf::from(&args.src), PathBuf::from(&args.dst));
        // However they are spelled: `./go/gen.go` and `go/gen.go` are one file.
        let place = absolute(&dst);
        if let Some(job) = jobs.iter_mut().find(|job| absolute(&job.dst) == place) {
            job.sources.push(src);
            continue;
        }
        let has_main = jobs
            .iter()
            .any(|job| absolute(&job.dst).parent() == place.parent() && !job.without_main);
        jobs.push(Job {
            sources: vec![src],
            dst,
            naming,
            package: args.package_name.clone(),
            without_main: args.without_main || has_main,
            go118: args.go118,
            no_fmt: args.no_fmt,
        });
    }
    jobs
}

/// Plans all jobs; the errors of all of them at once.
fn plan(jobs: &[Job]) -> Result<Vec<Plan>, Error> {
    let (mut plans, mut errors) = (Vec::new(), Vec::new());
    for job in jobs {
        match generate::plan(job) {
            Ok(plan) => plans.push(plan),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() {
        Ok(plans)
    } else {
        Err(Error::Generate(errors))
    }
}

fn report(dst: &Path, outcome: &Outcome) {
    let changed = outcome.written.len() + outcome.removed.len();
    match changed {
        0 => eprintln!("rust2go: {} is up to date", shown(dst)),
        _ => eprintln!("rust2go: {} generated ({changed} files changed)", shown(dst)),
    }
}

/// Gives what we wrote the time at which this build began. Else cargo would find the Go folder newer than the build
/// that wrote to it, and build once more.
fn settle(outcome: &Outcome, before: SystemTime) {
    for path in outcome.written.iter().chain(&outcome.removed) {
        // The file, and the folders up to the module's root: a new name in a folder changes its time as well.
        for touched in path.ancestors().take_while(|p| !p.as_os_str().is_empty()) {
            let is_later = fs::metadata(touched)
                .and_then(|m| m.modified())
                .is_ok_and(|time| time > before);
            if is_later {
                let open = if touched.is_dir() {
                    File::open(touched)
                } else {
                    File::options().append(true).open(touched)
                };
                // Where the system does not allow it the price is one more build.
                let _ = open.and_then(|file| file.set_modified(before));
            }
            if touched.join("go.mod").is_file() {
                break;
            }
        }
    }
}

/// When this build script was started: cargo notes it in a file, and compares with the time of that.
fn before_this_build(out_dir: &Path) -> SystemTime {
    let note = out_dir.with_file_name("invoked.timestamp");
    let noted = fs::metadata(note).and_then(|m| m.modified());
    noted.unwrap_or_else(|_| SystemTime::now() - Duration::from_secs(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_job_for_a_file_and_one_main_for_a_package() {
        let regen = |src: &str, dst: &str| RegenArgs {
            src: src.into(),
            dst: dst.into(),
            ..RegenArgs::default()
        };
        let all = [
            regen("a.rs", "go/gen.go"),
            regen("b.rs", "./go/../go/gen.go"),
            regen("c.rs", "./go/gen_c.go"),
        ];
        let jobs = jobs(&all, Some(Naming::Verbatim));
        assert_eq!(jobs.len(), 2);
        assert_eq!(jobs[0].sources, [Path::new("a.rs"), Path::new("b.rs")]);
        assert!(!jobs[0].without_main && jobs[1].without_main);
        assert!(jobs.iter().all(|job| job.naming == Some(Naming::Verbatim)));
    }
}
