//! The Go that is generated for each interface in `tests/golden`, as it is committed beside it.
//!
//! `UPDATE_EXPECT=1 cargo test -p rust2go-codegen --test golden` writes the files anew; read the diff before you commit it.

#[path = "golden/docs.rs"]
mod docs;
#[path = "golden/module.rs"]
mod module;

use std::fs;
use std::path::{Path, PathBuf};

use module::Module;
use rust2go_codegen::check::{self, check};
use rust2go_codegen::diagnostic::Diagnostics;
use rust2go_codegen::emit::go;
use rust2go_codegen::model::Naming;
use rust2go_codegen::parse;

const NAMINGS: [(&str, Naming); 2] = [("idiomatic", Naming::Idiomatic), ("verbatim", Naming::Verbatim)];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden")
}

/// The folders of `tests/golden`: one interface each.
fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(root())
        .expect("tests/golden")
        .map(|entry| entry.expect("an entry of tests/golden").path())
        .filter(|path| path.join("api.rs").is_file())
        .collect();
    cases.sort();
    cases
}

fn generate(case: &Path, naming: Naming, options: &go::Options) -> String {
    let mut d = Diagnostics::new();
    let tree = parse::read_file(&case.join("api.rs"), &mut d);
    let interface = tree.and_then(|tree| check(&tree, &check::Options { naming: Some(naming) }, &mut d));
    match interface {
        Some(interface) => go::emit(&interface, options),
        None => panic!("{}", d.render(false)),
    }
}

fn options() -> go::Options {
    go::Options {
        support_import: "example.com/golden/internal/rust2go".to_owned(),
        ..Default::default()
    }
}

#[test]
fn the_committed_files_are_what_is_generated() {
    let mut stale = Vec::new();
    for case in cases() {
        for (folder, naming) in NAMINGS {
            let path = case.join(folder).join("gen.go");
            let generated = generate(&case, naming, &options());
            if fs::read_to_string(&path).unwrap_or_default() == generated {
                continue;
            }
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                fs::create_dir_all(case.join(folder)).expect("a folder for the generated file");
                fs::write(&path, generated).expect("the generated file can be written");
            } else {
                stale.push(path.display().to_string());
            }
        }
    }
    assert!(
        stale.is_empty(),
        "these differ from what is generated (UPDATE_EXPECT=1 writes them):\n{}",
        stale.join("\n")
    );
}

/// Defects 5 and 6: primitive results, and names that are taken in Go.
#[test]
fn go_accepts_what_is_generated() {
    let module = Module::new("accepts");
    for case in cases() {
        let name = case.file_name().expect("a case has a name");
        for (folder, naming) in NAMINGS {
            let package = Path::new(name).join(folder);
            module.write(&package.join("gen.go"), &generate(&case, naming, &options()));
            module.copy_tests(&case.join(folder), &package);
        }
    }
    assert_eq!(module.gofmt(), "", "gofmt would change these");
    module.go(&["vet", "./..."]).expect("go vet has nothing to say");
    module
        .go(&["test", "./..."])
        .expect("the tests beside the generated files pass");
    module.staticcheck().expect("staticcheck has nothing to say");
}

#[test]
fn another_package_without_main() {
    let module = Module::new("package");
    let options = go::Options {
        package: "api".to_owned(),
        with_main: false,
        go118: true,
        ..options()
    };
    let generated = generate(&root().join("hello"), Naming::Idiomatic, &options);
    assert!(generated.contains("\npackage api\n") && !generated.contains("func main"));
    module.write(Path::new("api/gen.go"), &generated);
    module.go(&["vet", "./..."]).expect("go vet has nothing to say");
}

#[test]
fn a_type_that_lies_otherwise_in_memory_does_not_compile() {
    let module = Module::new("disagrees");
    let good = generate(&root().join("hello"), Naming::Idiomatic, &options());
    for (fields, error) in [
        ("\tAge  uint8\n\tName string\n", "type [0]byte"),
        ("\tName string\n\tAge  uint8\n\tMore uint64\n", "type [32]byte"),
        ("\tName string\n\tTall bool\n\tAge  uint8\n", "type [17]byte"),
    ] {
        let bad = good.replace("\tName string\n\tAge  uint8\n", fields);
        assert_ne!(bad, good);
        module.write(Path::new("hello/gen.go"), &bad);
        let output = module
            .go(&["build", "./..."])
            .expect_err("a wrong layout does not compile");
        assert!(output.contains("gen.go:") && output.contains(error), "{output}");
    }
}

#[test]
fn gofmt_leaves_any_doc_comment_alone() {
    let seed = docs::seed();
    let module = Module::new("docs");
    module.write(Path::new("api.rs"), &docs::interface(seed));
    let generated = generate(module.root(), Naming::Idiomatic, &options());
    module.write(Path::new("gen.go"), &generated);
    assert_eq!(
        module.gofmt(),
        "",
        "seed {seed}: run this test again with GOLDEN_SEED={seed}"
    );
}
