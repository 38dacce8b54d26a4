//! A crate as it lies there: its manifest, and what its build script says, read without running it.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use rust2go_codegen::build::{probe, LinkType, RegenArgs};
use rust2go_codegen::generate::Job;
use rust2go_codegen::model::Naming;
use syn::visit::{self, Visit};
use syn::{Expr, Lit};

use crate::builders::Builders;
use crate::say::Failure;

/// A crate's folder.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    /// From the working folder; empty for that itself.
    pub(crate) root: PathBuf,
}

/// What a build script says, as far as it says it in literals.
#[derive(Debug, Default)]
pub(crate) struct BuildScript {
    /// Its file.
    pub(crate) path: PathBuf,
    /// `with_go_src`
    pub(crate) go_src: Option<PathBuf>,
    /// What it generates, with paths from the working folder.
    pub(crate) jobs: Vec<Job>,
    /// `with_link`
    pub(crate) link: LinkType,
    /// Whether it calls `build()`.
    pub(crate) builds: bool,
    /// Whether it calls `generate()`: the crate goes into a Go program.
    pub(crate) generates: bool,
}

impl Project {
    /// The innermost crate that has `folder` in it.
    pub(crate) fn around(folder: &Path) -> Result<Project, Failure> {
        let whole = fs::canonicalize(folder).map_err(Failure::io("find", folder))?;
        for (above, ancestor) in whole.ancestors().enumerate() {
            if ancestor.join("Cargo.toml").is_file() {
                let given = if folder == Path::new(".") {
                    PathBuf::new()
                } else {
                    folder.to_path_buf()
                };
                let root = (0..above).fold(given, |path, _| path.join(".."));
                return Ok(Project { root });
            }
        }
        let what = format!("there is no Cargo.toml in {} or above it", folder.display());
        Err(Failure::new(what).help("run this in a crate's folder; `rust2go new my-app` begins one"))
    }

    /// A path of the crate's, from the working folder: `gen.go` for `../gen.go` of the crate in `rust`.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        let mut whole = self.root.clone();
        for component in path.as_ref().components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir if whole.file_name().is_some() => drop(whole.pop()),
                other => whole.push(other),
            }
        }
        whole
    }

    /// The text of the manifest.
    pub(crate) fn manifest(&self) -> Result<String, Failure> {
        let path = self.path("Cargo.toml");
        fs::read_to_string(&path).map_err(Failure::io("read", &path))
    }

    /// The target that cargo takes where none is named: `CARGO_BUILD_TARGET`, else its configuration.
    pub(crate) fn configured_target(&self) -> Option<String> {
        if let Ok(target) = std::env::var("CARGO_BUILD_TARGET") {
            return Some(target).filter(|target| !target.is_empty());
        }
        let root = fs::canonicalize(self.path("Cargo.toml")).ok()?;
        root.ancestors().skip(1).find_map(|folder| {
            let text = fs::read_to_string(folder.join(".cargo/config.toml")).ok()?;
            let config: toml_edit::DocumentMut = text.parse().ok()?;
            Some(config.get("build")?.get("target")?.as_str()?.to_owned())
        })
    }

    /// The build script that the manifest names, else `build.rs`; `None` where there is none.
    pub(crate) fn script(&self) -> Result<Option<BuildScript>, Failure> {
        let manifest: toml_edit::DocumentMut = self
            .manifest()?
            .parse()
            .map_err(|error| Failure::new(format!("{}: {error}", self.path("Cargo.toml").display())))?;
        let named = manifest.get("package").and_then(|package| package.get("build"));
        let name = named.and_then(|build| build.as_str()).unwrap_or("build.rs");
        let path = self.path(name);
        if !path.is_file() {
            return Ok(None);
        }
        let text = fs::read_to_string(&path).map_err(Failure::io("read", &path))?;
        let file = syn::parse_file(&text).map_err(|error| {
            let at = error.span().start();
            Failure::new(format!("{}:{}: {error}", path.display(), at.line))
        })?;
        let reader = Reader::of(&file);
        let mut jobs = probe::jobs(&reader.regen, reader.naming);
        for job in &mut jobs {
            job.without_main |= reader.generates;
            job.dst = self.path(&job.dst);
            job.sources
                .iter_mut()
                .for_each(|source| *source = self.path(&*source));
        }
        Ok(Some(BuildScript {
            path,
            go_src: reader.go_src.map(|folder| self.path(folder)),
            jobs,
            link: reader.link,
            builds: reader.builds,
            generates: reader.generates,
        }))
    }
}

/// Collects the calls of the builder.
#[derive(Default)]
struct Reader {
    builders: Builders,
    go_src: Option<String>,
    regen: Vec<RegenArgs>,
    naming: Option<Naming>,
    link: LinkType,
    builds: bool,
    generates: bool,
}

impl Reader {
    fn of(file: &syn::File) -> Reader {
        let mut reader = Reader {
            builders: Builders::of(file),
            ..Reader::default()
        };
        reader.visit_file(file);
        reader
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        // The receiver first, so that a chain is read in its order.
        visit::visit_expr_method_call(self, call);
        if self.builders.is_of_another(call) {
            return;
        }
        let args: Vec<&Expr> = call.args.iter().collect();
        match (call.method.to_string().as_str(), args.as_slice()) {
            ("with_go_src", [folder]) => self.go_src = text(folder),
            ("with_regen", [src, dst]) => {
                if let (Some(src), Some(dst)) = (text(src), text(dst)) {
                    self.regen.push(RegenArgs {
                        src,
                        dst,
                        ..RegenArgs::default()
                    });
                }
            }
            ("with_naming", [naming]) if ends_with(naming, "Verbatim") => {
                self.naming = Some(Naming::Verbatim);
            }
            ("with_link", [link]) if ends_with(link, "Dynamic") => self.link = LinkType::Dynamic,
            ("build", []) => self.builds = true,
            // For a Go program, which has a `func main` of its own.
            ("generate", []) => self.generates = true,
            _ => {}
        }
    }

    fn visit_expr_struct(&mut self, literal: &'ast syn::ExprStruct) {
        visit::visit_expr_struct(self, literal);
        let is_ours = literal
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "RegenArgs");
        if !is_ours {
            return;
        }
        let field = |name: &str| {
            let found = literal.fields.iter().find(|field| match &field.member {
                syn::Member::Named(ident) => ident == name,
                syn::Member::Unnamed(_) => false,
            });
            found.map(|field| &field.expr)
        };
        let (Some(src), Some(dst)) = (field("src").and_then(text), field("dst").and_then(text)) else {
            return;
        };
        self.regen.push(RegenArgs {
            src,
            dst,
            without_main: field("without_main").is_some_and(is_true),
            package_name: field("package_name").and_then(some).and_then(text),
            ..RegenArgs::default()
        });
    }
}

/// `"x"`, `"x".into()`, `String::from("x")`
fn text(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        Expr::MethodCall(call) if call.args.is_empty() => text(&call.receiver),
        Expr::Call(call) if call.args.len() == 1 => text(call.args.first()?),
        Expr::Reference(reference) => text(&reference.expr),
        _ => None,
    }
}

/// What is in `Some(..)`.
fn some(expr: &Expr) -> Option<&Expr> {
    match expr {
        Expr::Call(call) if ends_with(&call.func, "Some") => call.args.first(),
        _ => None,
    }
}

fn is_true(expr: &Expr) -> bool {
    matches!(expr, Expr::Lit(literal) if matches!(&literal.lit, Lit::Bool(value) if value.value))
}

fn ends_with(expr: &Expr, name: &str) -> bool {
    matches!(expr, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}

/// What `rustc -vV` says.
pub(crate) fn rustc_says() -> Result<String, Failure> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = Command::new(&rustc).arg("-vV").output().map_err(|error| {
        Failure::new(format!("{} does not run: {error}", Path::new(&rustc).display()))
            .help("get Rust from https://rustup.rs, or put it on PATH")
    })?;
    Ok(String::from_utf8_lossy(&said.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Reader {
        let file = syn::parse_file(&format!("fn main() {{ {body} }}")).unwrap();
        Reader::of(&file)
    }

    #[test]
    fn paths() {
        for (root, path, whole) in [
            ("", "./src/api.rs", "src/api.rs"),
            ("rust", "../gen.go", "gen.go"),
            ("rust", "go/gen.go", "rust/go/gen.go"),
            ("..", "../gen.go", "../../gen.go"),
            ("", "../gen.go", "../gen.go"),
        ] {
            let project = Project { root: root.into() };
            assert_eq!(project.path(path), Path::new(whole), "{root} {path}");
        }
    }

    #[test]
    fn a_chain() {
        let found = read(
            r#"rust2go::Builder::new().with_go_src("./go").with_regen("a.rs", "go/gen.go")
                .with_link(rust2go::LinkType::Dynamic).with_naming(Naming::Verbatim).build();"#,
        );
        assert_eq!(found.go_src.as_deref(), Some("./go"));
        assert_eq!((found.regen.len(), found.regen[0].dst.as_str()), (1, "go/gen.go"));
        assert_eq!(
            (found.link, found.naming, found.builds),
            (LinkType::Dynamic, Some(Naming::Verbatim), true)
        );
    }

    #[test]
    fn a_chain_of_another_crate() {
        let found = read(
            r#"cbindgen::Builder::new().with_src("a.rs").generate(); other::Builder::default().build();
               rust2go::Builder::new().with_go_src("go").build();"#,
        );
        assert_eq!((found.builds, found.generates), (true, false));
        assert!(!read("bindgen::Builder::default().build();").builds);
    }

    #[test]
    fn regen_args_however_they_are_written() {
        let found = read(
            r#"let args = RegenArgs { src: "a.rs".into(), dst: String::from("go/gen.go"), without_main: true,
                package_name: Some("api".to_string()), ..Default::default() };
               Builder::default().with_regen_arg(args).with_go_src(folder());"#,
        );
        assert_eq!(
            found.regen,
            [RegenArgs {
                src: "a.rs".into(),
                dst: "go/gen.go".into(),
                without_main: true,
                package_name: Some("api".into()),
                ..RegenArgs::default()
            }]
        );
        assert_eq!((found.go_src, found.builds), (None, false));
    }
}
