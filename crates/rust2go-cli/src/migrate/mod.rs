//! `rust2go migrate`: a project of rust2go 0.3.8 to 0.4.3 becomes one of this version, and keeps its Go code.
//!
//! Each step edits texts in memory, and says what it has done; what cannot be done is said too. Nothing is written before
//! all steps have come to their end, and the Go files are made in memory too.
//!
//! | step | |
//! |---|---|
//! | `manifest` | Cargo.toml: versions, features, the crate of the shared-memory mode |
//! | `build_script` | the one line that asks for the old names |
//! | `scripts` | the same for calls of rust2go-cli in scripts and CI files |
//! | `go_mod` | the helper module, which nobody imports any more |
//! | `interface` | attributes that old versions passed over in silence |
//! | `generated` | the Go files, made again |

mod build_script;
mod edits;
mod generated;
mod go_mod;
mod interface;
mod manifest;
mod scripts;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::args::Migrate;
use crate::new;
use crate::project::Project;
use crate::say::{print, Failure, Say};

use edits::Edits;

pub(crate) fn run(args: &Migrate, say: &Say) -> Result<ExitCode, Failure> {
    let project = Project::around(&args.path)?;
    let source = new::source(args.rust2go_path.as_deref())?;
    let mut edits = Edits::default();

    manifest::migrate(&project, &source, &mut edits)?;
    build_script::migrate(&project, &mut edits)?;
    scripts::migrate(&project, &mut edits)?;
    let script = project.script()?;
    let go_folder = script.as_ref().and_then(|script| script.go_src.clone());
    let go_folder: PathBuf = go_folder.unwrap_or_else(|| project.path("go"));
    go_mod::migrate(&go_folder, &mut edits)?;
    let jobs = generated::jobs(&project, script, &go_folder, &mut edits)?;
    let plans = interface::migrate(&jobs, &mut edits);

    // What would be done is shown also where something is in its way.
    let plans = if args.dry_run {
        print(&edits.diff());
        plans.map(|_| None)?
    } else {
        let plans = plans?;
        edits.write()?;
        Some(plans)
    };
    for line in edits.lines() {
        say.done(line);
    }
    if let Some(plans) = plans {
        generated::write(&jobs, plans, say)?;
        say.done("  next: cargo test; the guide's chapter on rust2go 0.x says what else is new");
    }
    Ok(ExitCode::SUCCESS)
}
