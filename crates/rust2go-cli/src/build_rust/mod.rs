//! `rust2go build-rust`: a crate as a library in a Go program, so that plain `go build` links it.
//!
//! In order, a file each: `cargo` builds the crate as a static or dynamic library and hears what that needs of the system;
//! `library` finds in it what Go has to ask for by name; `link_file` writes the Go file by which `go build` links it.

mod cargo;
mod library;
mod link_file;

use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rust2go_codegen::build::probe;
use rust2go_codegen::generate::{self, Job, SUPPORT_FOLDER};

use crate::args::BuildRust;
use crate::doctor::PLATFORMS;
use crate::go_files;
use crate::project::Project;
use crate::say::{Failure, Say};
use link_file::LinkFile;

pub(crate) fn run(args: &BuildRust, say: &Say) -> Result<ExitCode, Failure> {
    let project = project(&args.path)?;
    let jobs = match args.interface.job() {
        Some(job) => vec![job],
        None => project.script()?.map(|script| script.jobs).unwrap_or_default(),
    };
    for job in &jobs {
        let outcome = generate::run(job)?;
        go_files::report(job, &outcome, say);
    }
    let module = module(args, &jobs)?;
    let support = module.strip_prefix(".").unwrap_or(&module).join(SUPPORT_FOLDER);
    if !support.join("begin.go").is_file() {
        let what = format!("{} is not there, or of an older rust2go", support.display());
        return Err(
            Failure::new(what).help("`rust2go gen --src src/api.rs --dst <the module>/gen.go` writes it")
        );
    }

    let built = cargo::build(args, &project, say)?;
    let platform = probe::go_platform(&built.target).ok_or_else(|| {
        let what = format!("Rust for {} cannot be linked into a Go program", built.target);
        Failure::new(what).help(PLATFORMS)
    })?;
    let bytes = fs::read(&built.library).map_err(Failure::io("read", &built.library))?;
    let wanted = library::look(&bytes, args.dynamic)?;
    if wanted.traits.is_empty() && !args.dynamic {
        say.detail("the library has no `#[rust2go::g2r]` trait");
    }
    let mut hasher = std::collections::hash_map::DefaultHasher::new();
    hasher.write(&bytes);

    let (os, arch) = platform;
    let folder = support.join("lib").join(format!("{os}_{arch}"));
    let library = folder.join(built.library.file_name().unwrap_or_default());
    write(&library, &bytes, say)?;
    // What is built is no source.
    let ignore = support.join(".gitignore");
    if !ignore.exists() {
        write(&ignore, b"/.gitignore\n/lib/\n/link_*.go\n", say)?;
    }
    let text = LinkFile {
        os,
        file: &library,
        dynamic: args.dynamic,
        native: &built.native,
        wanted: &wanted,
        contents: hasher.finish(),
    }
    .render();
    let path = support.join(format!("link_{os}_{arch}.go"));
    write(&path, text.as_bytes(), say)?;
    say.done(format_args!(
        "{} is in {}, for {os}/{arch}: `go build` links it",
        built.name,
        library.display()
    ));
    if args.dynamic {
        say.done("  the program looks for it beside itself, then there: ship both in one folder");
    }
    Ok(ExitCode::SUCCESS)
}

/// The crate around `folder`, else the only one in a folder of it.
fn project(folder: &Path) -> Result<Project, Failure> {
    let around = Project::around(folder);
    if around.is_ok() {
        return around;
    }
    let entries = fs::read_dir(folder).map_err(Failure::io("read", folder))?;
    let mut crates: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("Cargo.toml").is_file())
        .collect();
    crates.sort();
    match crates.as_slice() {
        [] => around,
        [one] => Project::around(one.strip_prefix(".").unwrap_or(one)),
        _ => {
            let names: Vec<String> = crates.iter().map(|path| path.display().to_string()).collect();
            let what = format!("there are several crates here: {}", names.join(", "));
            Err(Failure::new(what).help("name one, as in `rust2go build-rust rust`"))
        }
    }
}

/// The root of the Go module: the one that is named, else that of the generated files.
fn module(args: &BuildRust, jobs: &[Job]) -> Result<PathBuf, Failure> {
    let within = match (&args.go, jobs.first()) {
        (Some(folder), _) => folder.join("gen.go"),
        (None, Some(job)) => job.dst.clone(),
        (None, None) => {
            return Err(Failure::new("nothing says which Go module the library is for").help(
                "let build.rs say it, as in `rust2go::Builder::new().with_regen(\"src/api.rs\", \"../gen.go\").generate();`, \
                 or name the module's folder by --go",
            ))
        }
    };
    Ok(generate::module_root(&within)?)
}

/// Writes what differs: Go and cargo go by the time of a file.
fn write(path: &Path, contents: &[u8], say: &Say) -> Result<(), Failure> {
    if fs::read(path).is_ok_and(|found| found == contents) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
    // A program that runs may have it mapped: another file in its place leaves that one whole.
    let beside = path.with_extension("new");
    fs::write(&beside, contents).map_err(Failure::io("write", &beside))?;
    fs::rename(&beside, path).map_err(Failure::io("write", path))?;
    say.detail(format_args!("wrote {}", path.display()));
    Ok(())
}
