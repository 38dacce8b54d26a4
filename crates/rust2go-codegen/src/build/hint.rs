//! What a person who has met a message of Go before would add to it.
//!
//! Messages about what we generate come first, because the answer depends on the user's files; the others are a table.

use std::fs;
use std::path::Path;

use super::generated::{self, Generated};

/// What Go says, and what to do then. The first that is found counts.
const HINTS: &[(&str, &str)] = &[
    (
        "main redeclared in this block",
        "the Go package has a `func main` of its own: generate without one, by `without_main: true` in `RegenArgs` \
         or `--without-main`",
    ),
    (
        "function main is undeclared in the main package",
        "a C library of Go needs a `func main() {}`: generate it (leave out `without_main`), or write it",
    ),
    (
        "requires exactly one main package",
        "the folder of `with_go_src` has to be the `package main` that is built; let it import the package with the handlers",
    ),
    // Before the two about modules: what Go advises, `go get`, cannot find a package of the user's own module.
    (
        "/internal/rust2go",
        "the support module in internal/rust2go is generated together with gen.go: generate again, by `with_regen` \
         or `rust2go gen`, and commit internal/rust2go if you commit gen.go",
    ),
    ("undefined: rust2go.", STALE_SUPPORT),
    ("of type rust2go.", STALE_SUPPORT),
    ("missing go.sum entry", "run `go mod tidy` in the Go module"),
    ("no required module provides package", "run `go mod tidy` in the Go module, or `go get` that package"),
    ("updates to go.mod needed", "run `go mod tidy` in the Go module"),
    ("inconsistent vendoring", "run `go mod vendor` in the Go module"),
    ("C compiler \"", "cgo needs a C compiler: install gcc or clang, or name one in CC (or CC_<target>)"),
    ("(running go ", "go.mod asks for a later Go than this one: get it from https://go.dev/dl/, or set GOTOOLCHAIN=auto"),
    ("error obtaining VCS status", "Go cannot read the version control's state here: set GOFLAGS=-buildvcs=false"),
    ("go: cannot find main module", NO_MODULE),
    ("go.mod file not found", NO_MODULE),
    ("no Go files in", "the folder of `with_go_src` has no Go file: generate one with `with_regen`"),
    ("dial tcp", "Go could not fetch a module: `go mod download` or `go mod vendor` while there is a network"),
];

const STALE_SUPPORT: &str =
    "gen.go and internal/rust2go are of different versions of rust2go: generate all Go files \
     of the module again, by `with_regen` or `rust2go gen`";

const NO_MODULE: &str =
    "the folder of `with_go_src` has to be in a Go module: run `go mod init example.com/app` there";

const NAMES_OF_OLD: &str =
    "A project of rust2go 0.x keeps all names as in Rust by `.with_naming(rust2go::Naming::Verbatim)` in \
     build.rs; `rust2go migrate` writes that line, and does the rest";

/// The hint for what Go said while it built the package in `folder`, where there is one.
pub(super) fn hint(said: &str, folder: &Path) -> Option<String> {
    undefined_variable(said, folder)
        .or_else(|| unlike_the_interface(said, folder))
        .or_else(|| field_as_in_rust(said, folder))
        .or_else(|| {
            HINTS
                .iter()
                .find(|(needle, _)| said.contains(needle))
                .map(|(_, hint)| (*hint).to_owned())
        })
}

/// `undefined: DirectoryImpl`: nothing was generated, or for another package, or for other traits.
fn undefined_variable(said: &str, folder: &Path) -> Option<String> {
    let name = after(said, "undefined: ")
        .map(unqualified)
        .find(|name| name.len() > "Impl".len() && name.ends_with("Impl"))?;
    let files = generated::around(folder);
    if files.is_empty() {
        return Some(format!(
            "`{name}` comes from the generated Go file, and the Go module of {} has none: generate it, by \
             `with_regen(\"src/api.rs\", \"go/gen.go\")` in build.rs or by `rust2go gen`",
            folder.display()
        ));
    }
    if let Some(file) = files.iter().find(|file| file.variables().any(|v| v == name)) {
        return Some(format!(
            "`{name}` is in {}, package `{}`: write the handler in that package, or generate to a file of this one",
            file.path.display(),
            file.package()
        ));
    }
    let lists: Vec<String> = files.iter().map(listed).collect();
    Some(format!(
        "`{name}` would come from a Rust trait `{}`, and nothing was generated from one: {}. Rename the one or the \
         other, or add a `with_regen` for the file with that trait",
        name.trim_end_matches("Impl"),
        lists.join("; ")
    ))
}

/// `/app/go/gen.go has DirectoryImpl, ClockImpl`
fn listed(file: &Generated) -> String {
    let names: Vec<&str> = file.variables().collect();
    let names = if names.is_empty() {
        "no handler's variable".to_owned()
    } else {
        names.join(", ")
    };
    format!("{} has {names}", file.path.display())
}

/// `adder does not implement Adder (missing method Sum)`, where the interface is one of ours.
fn unlike_the_interface(said: &str, folder: &Path) -> Option<String> {
    let files = generated::around(folder);
    let (line, interface, file, at) = said.lines().find_map(|line| {
        let interface = unqualified(after(line, " does not implement ").next()?);
        let found = files
            .iter()
            .find_map(|file| Some((file, file.interface(interface)?)));
        found.map(|(file, at)| (line, interface, file, at))
    })?;
    let place = format!(
        "{interface} is made from the Rust trait, and stands in {}:{at}",
        file.path.display()
    );
    if line.contains("has pointer receiver") {
        return Some(format!(
            "{place}; the handler's methods are those of the pointer: write `{interface}Impl = &T{{}}`"
        ));
    }
    let method = after(line, " method ")
        .next()
        .map(|word| word.trim_end_matches(')'));
    let Some((method, signature)) = method.and_then(|method| Some((method, file.method(at, method)?))) else {
        return Some(place);
    };
    let wanted = format!("{place}; the method that it wants is\n    {signature}");
    Some(match as_in_rust(folder, method) {
        Some(name) => format!("{wanted}\n  and the handler's is called `{name}`. {NAMES_OF_OLD}"),
        None => wanted,
    })
}

/// The method in the Go files of a folder that has the name as it is in Rust: `find_user` for `FindUser`.
fn as_in_rust(folder: &Path, wanted: &str) -> Option<String> {
    let files = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let mut texts = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "go"))
        .filter_map(|path| fs::read_to_string(path).ok());
    texts.find_map(|text| {
        let methods = text
            .lines()
            .filter_map(|line| line.strip_prefix("func (")?.split_once(") ")?.1.split_once('('));
        methods
            .map(|(name, _)| name)
            .find(|name| generated::is_rust_name(name, wanted))
            .map(str::to_owned)
    })
}

/// `basket.unit_price undefined (type *Basket has no field or method unit_price)`, where the type is one of ours and has
/// `UnitPrice`.
fn field_as_in_rust(said: &str, folder: &Path) -> Option<String> {
    let files = generated::around(folder);
    said.lines().find_map(|line| {
        let type_name = unqualified(after(line, "(type ").next()?.trim_start_matches('*'));
        let name = after(line, " has no field or method ")
            .next()?
            .trim_end_matches([')', ',']);
        let field = files
            .iter()
            .find_map(|file| file.field_of_rust_name(type_name, name))?;
        Some(format!(
            "the field `{name}` of {type_name} is `{field}` in Go. {NAMES_OF_OLD}"
        ))
    })
}

/// The words that follow each `mark`, up to the next space.
fn after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(mark)
        .filter_map(move |(at, _)| text[at + mark.len()..].split_whitespace().next())
}

/// `Directory` of `api.Directory`.
fn unqualified(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_causes_have_a_hint() {
        for (said, expected) in [
            ("./gen.go:9:6: main redeclared in this block", "without_main"),
            (
                "runtime.main_main·f: function main is undeclared in the main package",
                "func main() {}",
            ),
            (
                "-buildmode=c-archive requires exactly one main package",
                "package main",
            ),
            ("cgo: C compiler \"gcc\" not found: exec: \"gcc\"", "CC"),
            (
                "go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)",
                "GOTOOLCHAIN=auto",
            ),
            (
                "gen.go:9:2: no required module provides package example.com/app/internal/rust2go; to add it:",
                "generated together with gen.go",
            ),
            (
                "impl.go:9:2: no required module provides package example.com/other; to add it:",
                "go mod tidy",
            ),
            ("./gen.go:70:14: undefined: rust2go.ResultOf", "different versions"),
            (
                "./gen.go:9:3: unknown field Variable in struct literal of type rust2go.Interface",
                "different versions",
            ),
            ("go: go.mod file not found in current directory", "go mod init"),
        ] {
            let hint = hint(said, Path::new("/nowhere"));
            assert!(hint.as_deref().is_some_and(|h| h.contains(expected)), "{said}: {hint:?}");
        }
    }

    #[test]
    fn what_is_not_ours_has_none() {
        for said in [
            "x",
            "./impl.go:3:1: undefined: helper",
            "./impl.go:3:1: undefined: Impl",
            "./impl.go:3:1: t does not implement io.Reader (missing method Read)",
        ] {
            assert_eq!(hint(said, Path::new("/nowhere")), None, "{said}");
        }
    }
}
