//! `rust2go new`: a crate with Go in it, or a Go program with Rust in it, from the files in `templates/`.
//!
//! A file whose name ends with `.jinja` is filled in; all others are as they will be. The Go files of the interface are
//! generated at once, so that Go's own tools work before the first build.

mod files;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use minijinja::{context, Environment};
use rust2go_codegen::generate::{self, Job};

use crate::args::New;
use crate::say::{Failure, Say};

/// Where a reader begins.
const IN_RUST: &str = "the interface is src/api.rs, its handlers go/greeter.go";
const IN_GO: &str = "the interface is rust/src/api.rs, its methods rust/src/lib.rs, who calls them main.go";

pub(crate) fn run(args: &New, say: &Say) -> Result<ExitCode, Failure> {
    let plan = Plan::new(args)?;
    let root = &args.path;
    let occupied = fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some());
    if occupied || root.is_file() {
        let what = format!("{} is there already", root.display());
        return Err(Failure::new(what).help("name a folder that is not there, or an empty one"));
    }
    for (path, text) in plan.files()? {
        let path = root.join(path);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
        fs::write(&path, text).map_err(Failure::io("write", &path))?;
        say.detail(format_args!("wrote {}", path.display()));
    }
    let mut job = match args.go_main {
        true => Job::new([root.join("rust/src/api.rs")], root.join("gen.go")),
        false => Job::new([root.join("src/api.rs")], root.join("go/gen.go")),
    };
    job.without_main = args.go_main;
    for path in generate::run(&job)?.written {
        say.detail(format_args!("wrote {}", path.display()));
    }
    let (kind, first, rest) = match (args.go_main, args.lib) {
        (true, _) if args.dynamic => ("Go program", "rust2go build-rust --dynamic && go run .", IN_GO),
        (true, _) => ("Go program", "rust2go build-rust && go run .", IN_GO),
        (false, true) => ("library", "cargo test", IN_RUST),
        (false, false) => ("program", "cargo run", IN_RUST),
    };
    say.done(format_args!(
        "made the {kind} `{}` in {}",
        plan.name,
        root.display()
    ));
    say.done(format_args!("  next: cd {} && {first}", root.display()));
    say.done(format_args!("  {rest}; README.md says the rest"));
    Ok(ExitCode::SUCCESS)
}

/// What the templates are filled in with.
struct Plan {
    name: String,
    module: String,
    lib: bool,
    go_main: bool,
    dynamic: bool,
    /// `version = "0.5"` or `path = ".."`, as it stands in Cargo.toml.
    source: String,
}

impl Plan {
    fn new(args: &New) -> Result<Plan, Failure> {
        let of_folder = args
            .path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let name = args.name.clone().or(of_folder).unwrap_or_default();
        checked(&name)?;
        Ok(Plan {
            module: args
                .module
                .clone()
                .unwrap_or_else(|| format!("example.com/{name}")),
            name,
            lib: args.lib,
            go_main: args.go_main,
            dynamic: args.dynamic,
            source: source(args.rust2go_path.as_deref())?,
        })
    }

    /// Each file, filled in.
    fn files(&self) -> Result<Vec<(PathBuf, String)>, Failure> {
        let mut templates = Environment::new();
        templates.set_keep_trailing_newline(true);
        templates.set_trim_blocks(true);
        let words = context! {
            name => self.name,
            krate => self.name.replace('-', "_"),
            module => self.module,
            lib => self.lib,
            dynamic => self.dynamic,
            source => self.source,
        };
        let (common, of_kind) = match (self.go_main, self.lib) {
            (true, _) => (&[][..], files::GO_MAIN),
            (false, true) => (files::ALL, files::LIB),
            (false, false) => (files::ALL, files::BIN),
        };
        let all = common.iter().chain(of_kind);
        all.map(|(name, text)| match name.strip_suffix(".jinja") {
            Some(name) => {
                let filled = templates.render_str(text, &words);
                let filled =
                    filled.map_err(|error| Failure::new(format!("the template of {name}: {error}")))?;
                Ok((name.into(), filled))
            }
            None => Ok((name.into(), (*text).to_owned())),
        })
        .collect()
    }
}

/// Where a Cargo.toml takes rust2go from, as the inside of its table.
pub(crate) fn source(path: Option<&Path>) -> Result<String, Failure> {
    let Some(path) = path else {
        let (major_minor, _) = env!("CARGO_PKG_VERSION").rsplit_once('.').unwrap_or_default();
        return Ok(format!("version = \"{major_minor}\""));
    };
    let manifest = fs::read_to_string(path.join("Cargo.toml")).unwrap_or_default();
    if !manifest.contains("name = \"rust2go\"") {
        let what = format!("{} is not the folder of the crate rust2go", path.display());
        return Err(Failure::new(what).help("it is crates/rust2go of a clone"));
    }
    let path = fs::canonicalize(path).map_err(Failure::io("find", path))?;
    Ok(format!("path = '{}'", path.display()))
}

/// A crate's name, which is also a Go module's: what cargo takes, and no capitals.
fn checked(name: &str) -> Result<(), Failure> {
    let first = name.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    let rest = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c));
    let reserved = [
        "test",
        "core",
        "std",
        "alloc",
        "proc_macro",
        "rust2go",
        "pollster",
    ];
    let keyword = syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err();
    let why = if !(first && rest) {
        "a name is lower-case letters, digits, `-` and `_`, and begins with a letter"
    } else if keyword {
        "it is a word of Rust's own"
    } else if reserved.contains(&name) {
        "another crate of the build is called so"
    } else {
        return Ok(());
    };
    Err(Failure::new(format!("`{name}` cannot be the crate's name: {why}")).help("give another by --name"))
}

#[cfg(test)]
mod tests {
    use super::checked;

    #[test]
    fn names() {
        for name in ["my-app", "a", "app_2"] {
            assert!(checked(name).is_ok(), "{name}");
        }
        for name in ["", "My", "2app", "a b", "fn", "std", "rust2go", "..", "type"] {
            assert!(checked(name).is_err(), "{name}");
        }
    }
}
