//! `rust2go doctor`: what keeps a project from building or running, each with what to do.
//!
//! A check is a function that looks at one thing and adds findings; [`CHECKS`] is their order. The rules are those of the
//! build helper, asked through [`probe`](rust2go_codegen::build::probe).

mod archives;
mod c;
mod environment;
mod files;
mod go;
mod manifest;
mod modules;
mod report;
mod setup;
mod target;

use std::process::ExitCode;

use crate::args::Doctor;
use crate::say::{print, Failure, Say};
use crate::TO_DO;

pub(crate) use target::PLATFORMS;

use report::Report;
use setup::Setup;

type Check = fn(&Setup, &mut Report);

/// In the order in which a person would look: the machine, the project, what is generated.
const CHECKS: &[Check] = &[
    target::check,
    go::check,
    c::check,
    environment::check,
    manifest::check,
    files::script,
    modules::check,
    files::generated,
    files::linked,
    files::handlers,
    archives::check,
];

pub(crate) fn run(args: &Doctor, say: &Say) -> Result<ExitCode, Failure> {
    let setup = Setup::new(args)?;
    let mut report = Report::default();
    for check in CHECKS {
        check(&setup, &mut report);
    }
    if args.json {
        print(&report.json());
    } else {
        print(&report.text(say));
    }
    Ok(if report.is_fine(args.strict) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(TO_DO)
    })
}
