//! What all checks look at, found out once.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rust2go_codegen::build::{probe, LinkType};
use rust2go_codegen::generate;
use toml_edit::DocumentMut;

use crate::args::Doctor;
use crate::project::{self, BuildScript, Project};
use crate::say::Failure;

/// A project and a machine.
pub(super) struct Setup {
    pub(super) project: Project,
    pub(super) manifest: DocumentMut,
    /// The build script, or why it cannot be read.
    pub(super) script: Result<Option<BuildScript>, String>,
    /// The folder of the Go package.
    pub(super) go_folder: PathBuf,
    /// Go, or why there is none.
    pub(super) go: Result<probe::Go, String>,
    /// The triples that are built for and on.
    pub(super) target: String,
    pub(super) host: String,
    pub(super) rustc: String,
    pub(super) link: LinkType,
}

impl Setup {
    pub(super) fn new(args: &Doctor) -> Result<Setup, Failure> {
        let project = Project::around(&args.path)?;
        let manifest = project
            .manifest()?
            .parse()
            .map_err(|error| Failure::new(format!("{}: {error}", project.path("Cargo.toml").display())))?;
        let script = project.script().map_err(|failure| failure.render(false));
        let read = script.as_ref().ok().and_then(Option::as_ref);
        let go_folder = read.and_then(|script| match script.generates {
            // The Go program, which may have the generated file in any package.
            true => generate::module_root(&script.jobs.first()?.dst).ok(),
            false => script.go_src.clone(),
        });
        let go_folder = go_folder.unwrap_or_else(|| project.path("go"));
        let link = read.map_or(LinkType::Static, |script| script.link);
        // Go's version can depend on the folder's go.mod; without the folder, on nothing.
        let asked_in = if go_folder.is_dir() {
            go_folder.as_path()
        } else {
            Path::new(".")
        };
        let go = probe::go(asked_in).map_err(|error| error.to_string());

        let said = project::rustc_says()?;
        let line = |name: &str| {
            said.lines()
                .find_map(|line| line.strip_prefix(name))
                .unwrap_or_default()
        };
        let host = line("host: ").to_owned();
        let target = args.target.clone().or_else(|| project.configured_target());
        Ok(Setup {
            manifest,
            script,
            go_folder,
            go,
            target: target.unwrap_or_else(|| host.clone()),
            rustc: line("release: ").to_owned(),
            host,
            link,
            project,
        })
    }

    /// The build script, where it can be read.
    pub(super) fn read_script(&self) -> Option<&BuildScript> {
        self.script.as_ref().ok()?.as_ref()
    }

    /// `go <args>` in the Go folder, with the environment that a build gives it.
    pub(super) fn run_go(&self, args: &[&str], variables: &[(&str, &str)]) -> Option<Output> {
        let go = self.go.as_ref().ok()?;
        let mut command = Command::new(&go.program);
        command
            .args(args)
            .current_dir(&self.go_folder)
            .env("CGO_ENABLED", "1");
        if let Some(compiler) = probe::c_compiler(&self.target, &self.host) {
            command.env("CC", compiler);
        }
        command.envs(variables.iter().copied()).output().ok()
    }

    /// What `go env NAME` says.
    pub(super) fn go_env(&self, name: &str) -> Option<String> {
        let go = self.go.as_ref().ok()?;
        let folder = if self.go_folder.is_dir() {
            self.go_folder.as_path()
        } else {
            Path::new(".")
        };
        let output = Command::new(&go.program)
            .args(["env", name])
            .current_dir(folder)
            .output();
        let output = output.ok().filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}
