//! `rust2go watch`: generates again whenever an interface file is saved, until it is stopped.
//!
//! The files are looked at a few times a second: that needs no service of the system, and works on network folders.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, SystemTime};

use rust2go_codegen::generate::{self, Job};

use crate::args::Interface;
use crate::go_files;
use crate::say::{Failure, Say};

const PAUSE: Duration = Duration::from_millis(250);

/// When each file was last written; `None` where it is not there.
type Times = BTreeMap<PathBuf, Option<SystemTime>>;

pub(crate) fn run(args: &Interface, say: &Say) -> Result<ExitCode, Failure> {
    let mut jobs = go_files::jobs(args)?;
    let mut watched = watch(&jobs, say);
    say.done(format_args!("watching {} files; Ctrl-C ends it", watched.len()));
    loop {
        thread::sleep(PAUSE);
        if watched.iter().all(|(path, time)| written(path) == *time) {
            continue;
        }
        // The build script may name others now; one that is half written is read once more at the next change.
        match go_files::jobs(args) {
            Ok(found) => jobs = found,
            Err(failure) => eprintln!("{}", failure.render(say.color)),
        }
        watched = watch(&jobs, say);
    }
}

/// Generates all, and tells which files to look at. A mistake is shown, and waits to be mended.
fn watch(jobs: &[Job], say: &Say) -> Times {
    let mut times = Times::new();
    let mut note = |path: PathBuf| {
        let time = written(&path);
        times.insert(path, time);
    };
    note("build.rs".into());
    for job in jobs {
        // Before they are read: a change while they are read is seen the next time.
        job.sources.iter().cloned().for_each(&mut note);
        match generate::run(job) {
            Ok(outcome) => {
                go_files::report(job, &outcome, say);
                for path in outcome.sources {
                    if !job.sources.contains(&path) {
                        note(path);
                    }
                }
            }
            Err(error) => eprintln!("{}", error.render(say.color)),
        }
    }
    times
}

fn written(path: &PathBuf) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|meta| meta.modified()).ok()
}
