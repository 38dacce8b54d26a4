//! What is explained of each interface in `tests/golden`, as it is committed beside it, and what it costs that is written there.
//!
//! `UPDATE_EXPECT=1 cargo test -p rust2go-codegen --test explain` writes the files anew; read the diff before you commit it.

mod common;

use std::fs;

use common::{interface, interface_with, page};
use rust2go_codegen::check::Options;
use rust2go_codegen::explain::{explain, explain_files, Crossing, ExplainedValue};
use rust2go_codegen::model::Naming;

#[test]
fn the_committed_texts_are_what_is_explained() {
    for entry in fs::read_dir(page::root().join("tests/golden")).expect("tests/golden") {
        let case = entry.expect("an entry of tests/golden").path();
        let source = case.join("api.rs");
        if !source.is_file() {
            continue;
        }
        for (folder, naming) in [("idiomatic", Naming::Idiomatic), ("verbatim", Naming::Verbatim)] {
            let explained =
                explain_files(std::slice::from_ref(&source), Some(naming)).expect("a right interface");
            page::expect(&case.join(folder).join("explained.txt"), &explained.to_string());
        }
    }
}

#[test]
fn a_wrong_interface_is_told_as_ever() {
    let folder = common::Folder::with(&[("api.rs", "#[r2g] trait T { fn f(a: Missing); }")]);
    let error = explain_files(&[folder.path("api.rs")], None).expect_err("there is no such type");
    assert!(error.render(false).contains("Missing"), "{error}");
}

const TYPES: &str = "
    #[derive(R2G)] struct Person { name: String, nick: Option<String> }
    #[derive(R2G)] #[repr(C)] struct Point { x: f32, y: f32 }
    #[derive(R2G)] struct Loose { x: f32, y: f32 }
    #[derive(R2G)] struct Tree { name: String, below: Vec<Tree> }
    #[derive(R2G)] enum Shape { Nothing, Circle(f64), Many(Vec<Shape>) }
";

/// The parameters and the results of one method.
fn values(method: &str, naming: Naming) -> Vec<ExplainedValue> {
    let source = format!("{TYPES} #[r2g] trait T {{ {method} }}");
    let options = Options { naming: Some(naming) };
    explain(&interface_with(&source, &options))
        .traits
        .remove(0)
        .methods
        .remove(0)
        .values
}

/// A value in one line: how it crosses; then for Rust, and for Go, allocations of the call's, allocations of its own, copies.
fn line(value: &ExplainedValue) -> String {
    let side = |side: &rust2go_codegen::explain::Side| {
        let small = if side.copies_if_small { " if small" } else { "" };
        format!(
            "{}, {}, {}{small}",
            side.shared_allocations, side.allocations, side.copies
        )
    };
    format!(
        "{}: {} / {}",
        value.crossing.name(),
        side(&value.cost.rust),
        side(&value.cost.go)
    )
}

#[test]
fn parameters() {
    for (ty, expected) in [
        ("u8", "itself: 0, 0, 0 / 0, 0, 0"),
        ("&[u8; 4]", "itself: 0, 0, 0 / 0, 0, 0"),
        ("&str", "pointed to: 0, 0, 0 / 0, 0, 0"),
        ("String", "copied once: 0, 0, 0 / 1, 0, 1"),
        ("&[Point]", "pointed to: 0, 0, 0 / 0, 0, 0"),
        ("&mut [Point]", "pointed to: 0, 0, 0 / 0, 0, 0"),
        ("Vec<Point>", "copied once: 0, 0, 0 / 1, 0, 1"),
        ("&[Loose]", "copied once: 1, 0, 1 / 0, 0, 0"),
        ("Vec<Loose>", "copied twice: 1, 0, 1 / 0, 1, 1"),
        ("&Person", "copied once: 0, 0, 1 / 0, 0, 0"),
        ("Person", "copied twice: 0, 0, 1 / 1, 1, 1"),
        ("&[Person]", "copied once: 1, 0, 1 / 0, 0, 0"),
        ("Vec<Person>", "copied twice: 1, 0, 1 / 1, 1 + 1 per Person, 1"),
        ("Lend<Vec<Person>>", "copied once: 1, 0, 1 / 0, 0, 0"),
        ("Tree", "copied twice: 1, 0, 1 / 1, 1 per Tree, 1"),
        // Thirty pointees of 16 bytes do not fit on the stack.
        ("&[Option<String>; 30]", "copied once: 1, 0, 1 / 0, 0, 0"),
        ("Shape", "converted: 1, 0, 1 / 0, 2 per Shape, 1"),
        ("&Shape", "converted: 1, 0, 1 / 0, 2 per Shape, 1"),
        ("SystemTime", "converted: 0, 0, 0 / 0, 0, 1"),
        ("HashMap<String, u8>", "converted: 1, 0, 1 / 1, 1, 1"),
        ("&HashMap<String, u8>", "converted: 1, 0, 1 / 0, 1, 1"),
        ("&HashMap<u8, Vec<Person>>", "converted: 1, 0, 1 / 0, 1, 1"),
    ] {
        let values = values(&format!("fn f(a: {ty});"), Naming::Idiomatic);
        assert_eq!(line(&values[0]), expected, "{ty}");
    }
}

#[test]
fn results() {
    for (ty, expected) in [
        ("u8", "itself: 0, 0, 0 / 0, 0, 0"),
        ("String", "copied once: 0, 1, 1 / 0, 0, 1 if small"),
        ("Vec<u8>", "copied once: 0, 1, 1 / 0, 0, 1 if small"),
        ("Vec<String>", "copied once: 0, 1 + 1 per String, 1 / 0, 0, 0"),
        ("Person", "copied once: 0, 2, 1 / 0, 0, 0"),
        ("[String; 3]", "copied once: 0, 4, 1 / 0, 0, 1 if small"),
        ("Vec<Tree>", "copied once: 0, 1 + 2 per Tree, 1 / 0, 0, 0"),
        ("GoRef<Vec<Tree>>", "pointed to: 0, 0, 0 / 0, 0, 0"),
        (
            "Result<String, GoError>",
            "copied once: 0, 1, 1 / 0, 0, 1 if small",
        ),
        ("Shape", "converted: 0, 1 per Shape, 1 / 0, 2 per Shape, 1"),
        ("GoRef<Shape>", "converted: 0, 0, 0 / 0, 2 per Shape, 1"),
        (
            "HashMap<u8, String>",
            "converted: 0, 1 + 1 per (u8, String), 1 / 0, 1, 1",
        ),
    ] {
        let values = values(&format!("fn f() -> {ty};"), Naming::Idiomatic);
        assert_eq!(line(&values[0]), expected, "{ty}");
    }
    // The block of an async call has no room beside the result.
    let values = values("async fn f() -> String;", Naming::Idiomatic);
    assert_eq!(line(&values[0]), "copied once: 0, 1, 1 / 0, 0, 0");
}

/// One buffer serves all parameters: two that fit on the stack alone may not fit together.
#[test]
fn the_buffer_is_that_of_the_call() {
    let one = values("fn f(a: &[Option<String>; 10]);", Naming::Idiomatic);
    assert_eq!(line(&one[0]), "copied once: 0, 0, 1 / 0, 0, 0");
    let two = values(
        "fn f(a: &[Option<String>; 10], b: &[Option<String>; 10]);",
        Naming::Idiomatic,
    );
    for value in &two {
        assert_eq!(line(value), "copied once: 1, 0, 1 / 0, 0, 0");
    }
}

/// A handler of a project that comes from rust2go 0.x gets pointers, also to what it is given.
#[test]
fn a_pointer_to_what_is_given() {
    let values = values("fn f(a: String);", Naming::Verbatim);
    assert_eq!(values[0].go, "*string");
    assert_eq!(line(&values[0]), "copied once: 0, 0, 0 / 2, 0, 1");
}

#[test]
fn notes_stand_only_where_they_matter() {
    for (method, notes) in [
        ("fn f(a: Vec<u8>);", 0),
        ("fn f(a: VecDeque<u8>);", 1),
        ("fn f(a: Arc<str>);", 1),
        ("fn f(a: Vec<Arc<u8>>);", 2),
    ] {
        let explained = explain(&interface(&format!("#[r2g] trait T {{ {method} }}")));
        assert_eq!(explained.notes.len(), notes, "{method}");
    }
}

/// What is lent is never called copied in Go, and what is given is never called pointed to.
#[test]
fn crossings_fit_their_ways() {
    let explained = explain(&interface(&format!(
        "{TYPES} #[r2g] trait T {{ fn f(a: Person, b: Tree, c: Shape); }}"
    )));
    for ty in &explained.types {
        for on in &ty.ways {
            let lent = matches!(on.way.name(), "lent" | "view");
            let allowed: &[Crossing] = if lent {
                &[
                    Crossing::Itself,
                    Crossing::PointedTo,
                    Crossing::CopiedOnce,
                    Crossing::Converted,
                ]
            } else {
                &[
                    Crossing::Itself,
                    Crossing::CopiedOnce,
                    Crossing::CopiedTwice,
                    Crossing::Converted,
                ]
            };
            assert!(allowed.contains(&on.crossing), "{}: {on:?}", ty.rust);
        }
    }
}

#[test]
fn an_async_method_is_called_so_in_both_directions() {
    for direction in ["r2g", "g2r"] {
        let source = format!("#[{direction}] trait T {{ async fn later(); fn now(); }}");
        let methods = explain(&interface(&source)).traits.remove(0).methods;
        let asynchronous: Vec<bool> = methods.iter().map(|method| method.asynchronous).collect();
        assert_eq!(asynchronous, [true, false], "{direction}");
    }
}
