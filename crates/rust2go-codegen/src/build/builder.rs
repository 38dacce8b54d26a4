//! The builder that a build script fills in.

use std::ffi::OsString;
use std::path::PathBuf;

use super::environment::Environment;
use super::BUILD_RUST;
use super::{fail, regen, target, watch};
use super::{CopyLib, CustomArgGoCompiler, Error, GoCompiler, LinkType, Naming, RegenArgs};

/// Generates Go, builds it and links it into the crate.
///
/// ```no_run
/// use rust2go_codegen::build::{Builder, CopyLib, LinkType, RegenArgs};
///
/// Builder::new()
///     .with_go_src("go")
///     .with_regen_arg(RegenArgs {
///         src: "src/api.rs".into(),
///         dst: "go/gen.go".into(),
///         without_main: true,
///         ..Default::default()
///     })
///     .with_link(LinkType::Dynamic)
///     .with_copy_lib(CopyLib::DefaultPath)
///     .build();
/// ```
///
/// # When the linker does not find `rust2go_attach`
///
/// `undefined symbol` or `undefined reference`, and a name that begins with `rust2go_`, means that the program has
/// calls to Go and no Go code. No build script can tell, because none has run for this program:
///
/// - the crate has no `build.rs`, or [`build`](Builder::build) is not called in it;
/// - the traits are in one crate and the build script in another, which the program does not use: one
///   `use that_crate as _;` links it.
#[derive(Debug, Clone)]
pub struct Builder<S = (), C = CustomArgGoCompiler> {
    go_src: S,
    regen: Vec<RegenArgs>,
    naming: Option<Naming>,
    link: LinkType,
    copy_lib: CopyLib,
    binding: Option<String>,
    compiler: C,
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// A builder that links statically and generates nothing yet.
    pub fn new() -> Self {
        Builder {
            go_src: (),
            regen: Vec::new(),
            naming: None,
            link: LinkType::Static,
            copy_lib: CopyLib::Disabled,
            binding: None,
            compiler: CustomArgGoCompiler::new(),
        }
    }
}

impl<S, C> Builder<S, C> {
    /// The folder of the Go package that is built, from the crate's own. It has to be said.
    pub fn with_go_src<P: Into<PathBuf>>(self, go_src: P) -> Builder<PathBuf, C> {
        let Builder {
            regen,
            naming,
            link,
            copy_lib,
            binding,
            compiler,
            ..
        } = self;
        Builder {
            go_src: go_src.into(),
            regen,
            naming,
            link,
            copy_lib,
            binding,
            compiler,
        }
    }

    /// Generates the Go file `dst` from the interface file `src`. Several calls are several files; several `src` with
    /// one `dst` are one file.
    pub fn with_regen(self, src: &str, dst: &str) -> Self {
        self.with_regen_arg(RegenArgs {
            src: src.into(),
            dst: dst.into(),
            ..RegenArgs::default()
        })
    }

    /// As [`with_regen`](Self::with_regen), with all that can be said.
    pub fn with_regen_arg(mut self, args: RegenArgs) -> Self {
        self.regen.push(args);
        self
    }

    /// How Go names are made, for all interface files of the crate. A project that comes from rust2go 0.x says
    /// [`Naming::Verbatim`] and keeps its Go code.
    pub fn with_naming(mut self, naming: Naming) -> Self {
        self.naming = Some(naming);
        self
    }

    /// Accepted for users of rust2go 0.x: there are no bindings to be named any more.
    pub fn with_binding(mut self, name: impl Into<String>) -> Self {
        self.binding = Some(name.into());
        self
    }

    /// Static (the default) or dynamic.
    pub fn with_link(mut self, link: LinkType) -> Self {
        self.link = link;
        self
    }

    /// Where a dynamic library is copied to.
    pub fn with_copy_lib(mut self, copy_lib: CopyLib) -> Self {
        self.copy_lib = copy_lib;
        self
    }

    /// Builds with another compiler than plain `go build`.
    pub fn with_go_compiler<D>(self, compiler: D) -> Builder<S, D> {
        let Builder {
            go_src,
            regen,
            naming,
            link,
            copy_lib,
            binding,
            ..
        } = self;
        Builder {
            go_src,
            regen,
            naming,
            link,
            copy_lib,
            binding,
            compiler,
        }
    }

    /// The compiler.
    pub fn go_compiler_mut(&mut self) -> &mut C {
        &mut self.compiler
    }
}

impl<S> Builder<S, CustomArgGoCompiler> {
    /// Adds an argument of `go build`, such as `-tags=netgo`.
    pub fn compiler_arg(&mut self, arg: impl Into<OsString>) -> &mut Self {
        self.compiler.arg(arg);
        self
    }

    /// Adds an environment variable for Go.
    pub fn compiler_env(&mut self, key: impl Into<OsString>, val: impl Into<OsString>) -> &mut Self {
        self.compiler.env(key, val);
        self
    }
}

impl<S, C> Builder<S, C> {
    /// Generates, and builds no Go: for a crate that `rust2go build-rust` puts into a Go program. That has a `func main` of its own.
    ///
    /// ```no_run
    /// rust2go_codegen::build::Builder::new()
    ///     .with_regen("src/api.rs", "../gen.go")
    ///     .generate();
    /// ```
    ///
    /// What goes wrong is told as by [`build`](Builder::build).
    pub fn generate(mut self) {
        self.regen.iter_mut().for_each(|args| args.without_main = true);
        let regenerated = match Environment::is_docs_rs() {
            true => Ok(regen::Regenerated::nothing(self.naming)),
            false => Environment::from_cargo().and_then(|env| regen::run(&env, &self.regen, self.naming)),
        };
        match regenerated {
            Ok(regenerated) => {
                println!("cargo:rerun-if-env-changed=DOCS_RS");
                regenerated.print();
            }
            Err(error) => fail(&error),
        }
    }
}

impl<C: GoCompiler> Builder<PathBuf, C> {
    /// Generates, builds, and tells cargo how to link and when to build again. Under `rust2go build-rust`, which puts the crate into
    /// a Go program, it only generates.
    ///
    /// What goes wrong is told on stderr, and the build script ends with status 1. On docs.rs, where there is no Go, it
    /// does nothing: documentation needs no Go.
    pub fn build(self) {
        if let Err(error) = self.run() {
            fail(&error);
        }
    }

    fn run(self) -> Result<(), Error> {
        if Environment::is_docs_rs() {
            println!("cargo:rerun-if-env-changed=DOCS_RS");
            regen::Regenerated::nothing(self.naming).print();
            return Ok(());
        }
        let env = Environment::from_cargo()?;
        let regenerated = regen::run(&env, &self.regen, self.naming)?;
        if std::env::var_os(BUILD_RUST).is_some() {
            println!("cargo:rerun-if-env-changed={BUILD_RUST}");
            regenerated.print();
            return Ok(());
        }
        target::go_target(&env.target, self.link)?;
        let binding = self.binding.as_deref().unwrap_or_default();
        self.compiler
            .build(&self.go_src, binding, self.link, &self.copy_lib);
        // The lines for cargo come last: cargo shows them where a build script fails, and they are no help there.
        watch::variables(&env);
        println!("cargo:rerun-if-env-changed={BUILD_RUST}");
        regenerated.print();
        Ok(())
    }
}
