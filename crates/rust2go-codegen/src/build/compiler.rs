//! How `go build` is run, and what a user may put in its place.

use std::ffi::OsString;
use std::path::Path;

use super::environment::Environment;
use super::go_build::{output_path, Go};
use super::{copy, fail, go_list, link, watch, CopyLib, Error, LinkType};

/// Builds the Go package as a C library.
///
/// The helper's own are [`DefaultGoCompiler`] and [`CustomArgGoCompiler`]; implement [`go_build`](Self::go_build) to run
/// something else, such as a build tool that wraps Go.
pub trait GoCompiler {
    /// Builds the package in `go_src` and leaves the library at `output`. What cannot be done ends the build script,
    /// with a text on stderr and a status other than 0.
    fn go_build(&self, go_src: &Path, link: LinkType, output: &Path);

    /// The arguments and variables of `go build`: the helper asks `go list` with the same which files to watch.
    fn settings(&self) -> CustomArgGoCompiler {
        CustomArgGoCompiler::new()
    }

    /// The whole of it: build, tell cargo how to link and what to watch, copy a dynamic library.
    /// The name of a binding is part of the signature for users of rust2go 0.x; there are no bindings any more.
    fn build(&self, go_src: &Path, _binding_name: &str, link: LinkType, copy_lib: &CopyLib) {
        if let Err(error) = build_and_link(self, go_src, link, copy_lib) {
            fail(&error);
        }
    }
}

fn build_and_link<C: GoCompiler + ?Sized>(
    compiler: &C,
    go_src: &Path,
    link: LinkType,
    copy_lib: &CopyLib,
) -> Result<(), Error> {
    let env = Environment::from_cargo()?;
    let go_src = env.absolute(go_src);
    let settings = compiler.settings();
    let go = Go::new(&env, &go_src, link, &settings)?;
    let output = output_path(&env, link);
    compiler.go_build(&go_src, link, &output);
    if !output.is_file() {
        return Err(Error::NoLibrary { output });
    }
    let listing = go_list::ask(&go);
    let flags = &listing.linker_flags;
    for line in link::lines(go.target.os, link, &env.library_name(), &env.out_dir, flags) {
        println!("{line}");
    }
    if link == LinkType::Dynamic {
        if go.target.os == "darwin" {
            link::name_by_rpath(&output);
        }
        copy::copy(&env, &output, copy_lib)?;
    }
    for path in watch::paths(&go_src, &env.out_dir, &listing) {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    Ok(())
}

/// `go build`, for the target that cargo builds for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DefaultGoCompiler;

impl GoCompiler for DefaultGoCompiler {
    fn go_build(&self, go_src: &Path, link: LinkType, output: &Path) {
        CustomArgGoCompiler::new().go_build(go_src, link, output);
    }
}

/// `go build` with arguments and environment variables of the user's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomArgGoCompiler {
    pub(super) args: Vec<OsString>,
    pub(super) envs: Vec<(OsString, OsString)>,
}

impl CustomArgGoCompiler {
    /// With nothing added.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an argument of `go build`, such as `-tags=netgo`.
    pub fn arg(&mut self, arg: impl Into<OsString>) -> &mut Self {
        self.args.push(arg.into());
        self
    }

    /// Adds an environment variable for Go.
    pub fn env(&mut self, key: impl Into<OsString>, val: impl Into<OsString>) -> &mut Self {
        self.envs.push((key.into(), val.into()));
        self
    }

    /// The arguments.
    pub fn args_mut(&mut self) -> &mut Vec<OsString> {
        &mut self.args
    }

    /// The environment variables.
    pub fn envs_mut(&mut self) -> &mut Vec<(OsString, OsString)> {
        &mut self.envs
    }
}

impl GoCompiler for CustomArgGoCompiler {
    fn go_build(&self, go_src: &Path, link: LinkType, output: &Path) {
        let built =
            Environment::from_cargo().and_then(|env| Go::new(&env, go_src, link, self)?.build(link, output));
        if let Err(error) = built {
            fail(&error);
        }
    }

    fn settings(&self) -> CustomArgGoCompiler {
        self.clone()
    }
}
