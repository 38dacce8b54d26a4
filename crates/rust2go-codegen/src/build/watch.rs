//! What makes cargo build again: each Go file, `go.mod`, `go.sum` and `go.work`, embedded files, and new files.
//!
//! Cargo watches a file by its time, and a folder by the times of all that is in it. Only the second notices a new
//! file, so a folder is given as a whole. The exception is a folder with something wild in it (`target`, `.git`,
//! `node_modules`, the folder that cargo lets us write to), which would make every build a new one: of such a folder
//! the Go files are given one by one, and a file that is new there is noticed with the next change of another.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::cc;
use super::environment::Environment;
use super::go_list::Listing;

/// The variables that change what Go builds.
const VARIABLES: &[&str] = &[
    "GO",
    "GOROOT",
    "GOFLAGS",
    "GOWORK",
    "GOEXPERIMENT",
    "GOTOOLCHAIN",
    "GOAMD64",
    "GOARM64",
    "CGO_CFLAGS",
    "CGO_CPPFLAGS",
    "CGO_CXXFLAGS",
    "CGO_LDFLAGS",
    "DOCS_RS",
];

/// Names of files that a Go build reads, by their ending.
const ENDINGS: &[&str] = &[
    "go", "mod", "sum", "work", "c", "cc", "cpp", "cxx", "m", "h", "hh", "hpp", "hxx", "f", "F", "s", "S",
    "swig", "swigcxx", "syso",
];

/// Prints the lines for the variables.
pub(super) fn variables(env: &Environment) {
    for name in VARIABLES
        .iter()
        .map(|v| v.to_string())
        .chain(cc::names(&env.target, &env.host))
    {
        println!("cargo:rerun-if-env-changed={name}");
    }
}

/// The paths to watch.
pub(super) fn paths(go_src: &Path, out_dir: &Path, listing: &Listing) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    folder(go_src, out_dir, &mut found);
    let outside = |path: &&PathBuf| !path.starts_with(go_src);
    for package in listing.folders.iter().filter(outside) {
        files(package, &mut found);
    }
    let mut modules: Vec<PathBuf> = listing.go_mods.clone();
    modules.extend(listing.workspace.clone());
    // A package in a sub-folder of its module: go.mod stands above go_src.
    for module in modules.iter().filter(outside) {
        let sums = [module.with_extension("sum"), module.with_extension("work.sum")];
        found.extend(sums.into_iter().filter(|sum| sum.is_file()));
        found.insert(module.clone());
    }
    found.extend(listing.embedded.iter().filter(outside).cloned());
    // Embedded files within a wild folder have endings of all kinds.
    let whole: Vec<PathBuf> = found.iter().filter(|p| p.is_dir()).cloned().collect();
    let loose = |path: &&PathBuf| !whole.iter().any(|folder| path.starts_with(folder));
    found.extend(listing.embedded.iter().filter(loose).cloned());
    found
}

/// The folder as a whole, or what is in it.
fn folder(path: &Path, out_dir: &Path, found: &mut BTreeSet<PathBuf>) {
    if !is_wild(path, out_dir) {
        found.insert(path.to_path_buf());
        return;
    }
    files(path, found);
    for entry in entries(path) {
        if entry.is_dir() && !is_untouched(&entry, out_dir) {
            folder(&entry, out_dir, found);
        }
    }
}

/// The Go files right in a folder.
fn files(path: &Path, found: &mut BTreeSet<PathBuf>) {
    found.extend(entries(path).into_iter().filter(|entry| {
        let ending = entry.extension().and_then(|e| e.to_str()).unwrap_or_default();
        ENDINGS.contains(&ending) && entry.is_file()
    }));
}

/// Whether something in the folder changes for reasons of its own.
fn is_wild(path: &Path, out_dir: &Path) -> bool {
    entries(path).iter().any(|entry| {
        entry.is_dir() && (is_untouched(entry, out_dir) || (!entry.is_symlink() && is_wild(entry, out_dir)))
    })
}

/// Whether a folder is none of Go's: hidden, a build's output, another tool's.
fn is_untouched(path: &Path, out_dir: &Path) -> bool {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    name.starts_with('.')
        || name == "node_modules"
        || path.join("CACHEDIR.TAG").is_file()
        || out_dir.starts_with(path)
        || path.join("Cargo.toml").is_file()
        || path.is_symlink()
}

fn entries(path: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(path).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
    read.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(name: &str, files: &[&str]) -> PathBuf {
        let root = std::env::temp_dir().join(format!("rust2go-watch-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        root
    }

    fn relative(root: &Path, found: BTreeSet<PathBuf>) -> Vec<String> {
        let name = |p: &PathBuf| p.strip_prefix(root).unwrap_or(p).display().to_string();
        found.iter().map(name).collect()
    }

    /// Defect 21: a folder as a whole, so that a new file in any sub-folder counts.
    #[test]
    fn a_go_module_is_watched_as_a_whole() {
        let root = tree(
            "whole",
            &["go.mod", "impl.go", "store/store.go", "store/schema.sql"],
        );
        let found = paths(&root, Path::new("/elsewhere/out"), &Listing::default());
        assert_eq!(relative(&root, found), [""]);
    }

    /// Defect 21: what builds write does not make the next build a new one.
    #[test]
    fn a_wild_folder_is_watched_file_by_file() {
        let root = tree(
            "wild",
            &[
                "go.mod",
                "go.sum",
                "a.go",
                "README.md",
                "sub/b.go",
                "sub/x.c",
                "q/.git/HEAD",
                "q/c.go",
                "target/d.go",
                "t.txt",
            ],
        );
        let out_dir = root.join("target/debug/build/x/out");
        let listing = Listing {
            embedded: vec![root.join("t.txt"), root.join("sub/e.txt")],
            ..Listing::default()
        };
        let found = paths(&root, &out_dir, &listing);
        assert_eq!(
            relative(&root, found),
            ["a.go", "go.mod", "go.sum", "q/c.go", "sub", "t.txt"]
        );
    }

    #[test]
    fn what_lies_outside() {
        let root = tree(
            "outside",
            &["go.mod", "go.sum", "cmd/lib/main.go", "api/api.go", "api/doc.md"],
        );
        let listing = Listing {
            folders: vec![root.join("cmd/lib"), root.join("api")],
            go_mods: vec![root.join("go.mod")],
            ..Listing::default()
        };
        let found = paths(&root.join("cmd/lib"), Path::new("/elsewhere/out"), &listing);
        assert_eq!(
            relative(&root, found),
            ["api/api.go", "cmd/lib", "go.mod", "go.sum"]
        );
    }
}
