//! Which files are read, and what is found in them.

mod common;

use std::path::PathBuf;

use common::Folder;
use rust2go_codegen::check::{self, Options};
use rust2go_codegen::diagnostic::Diagnostics;
use rust2go_codegen::model::{Interface, TypeKind};
use rust2go_codegen::parse;

const USER: &str = "#[derive(rust2go::R2G)] pub struct User { n: u8 }";
const DEMO: &str = "#[rust2go::r2g] trait Demo { fn f(user: User); }";

/// Reads `given`, and gives the interface and the files that were read.
fn read(folder: &Folder, given: &[&str]) -> (Option<Interface>, Vec<String>, String) {
    let mut d = Diagnostics::new();
    let paths: Vec<PathBuf> = given.iter().map(|path| folder.path(path)).collect();
    let Some(tree) = parse::read_files(&paths, &mut d) else {
        return (None, Vec::new(), d.render(false));
    };
    let root = folder.path("");
    let files = tree
        .files
        .iter()
        .map(|path| path.strip_prefix(&root).unwrap_or(path).display().to_string());
    let files = files.collect();
    let interface = check::check(&tree, &Options::default(), &mut d);
    (interface, files, d.render(false))
}

fn with_demo(line: &str) -> String {
    format!("{line}\n{DEMO}")
}

#[test]
fn modules_are_followed() {
    for (given, line, file) in [
        ("src/lib.rs", "mod user;", "src/user.rs"),
        ("src/lib.rs", "mod user;", "src/user/mod.rs"),
        ("src/main.rs", "mod user;", "src/user.rs"),
        ("src/api.rs", "mod user;", "src/api/user.rs"),
        ("src/api/mod.rs", "mod user;", "src/api/user.rs"),
        ("src/root.rs", "mod user;", "src/user.rs"),
        ("src/lib.rs", "mod a { mod user; }", "src/a/user.rs"),
        ("src/lib.rs", "mod r#type;", "src/type.rs"),
        (
            "src/lib.rs",
            "#[path = \"other/place.rs\"] mod user;",
            "src/other/place.rs",
        ),
        ("src/api.rs", "#[path = \"place.rs\"] mod user;", "src/place.rs"),
        (
            "src/lib.rs",
            "mod a { #[path = \"place.rs\"] mod user; }",
            "src/a/place.rs",
        ),
        (
            "src/lib.rs",
            "#[cfg_attr(unix, path = \"unix.rs\")] mod user;",
            "src/unix.rs",
        ),
    ] {
        let folder = Folder::with(&[(given, &with_demo(line)), (file, USER)]);
        let (interface, files, text) = read(&folder, &[given]);
        assert!(interface.is_some(), "{given}: {line}: {text}");
        assert_eq!(files, [given, file], "{line}");
    }
}

#[test]
fn a_missing_module_matters_only_when_a_name_is_missing() {
    let folder = Folder::with(&[("lib.rs", &with_demo(&format!("mod gone; {USER}")))]);
    assert!(read(&folder, &["lib.rs"]).0.is_some());

    let folder = Folder::with(&[("lib.rs", &with_demo("mod gone;"))]);
    let (interface, _, text) = read(&folder, &["lib.rs"]);
    assert!(interface.is_none());
    assert!(
        text.contains("`mod gone;` at") && text.contains("gone.rs"),
        "{text}"
    );
}

#[test]
fn a_module_that_is_no_rust_matters_only_when_it_is_ours() {
    let lib = with_demo(&format!("mod odd; {USER}"));
    let folder = Folder::with(&[("lib.rs", lib.as_str()), ("odd.rs", "fn (")]);
    assert!(read(&folder, &["lib.rs"]).0.is_some());

    let folder = Folder::with(&[("lib.rs", lib.as_str()), ("odd.rs", "#[r2g] trait (")]);
    let (interface, _, text) = read(&folder, &["lib.rs"]);
    assert!(interface.is_none());
    assert!(text.contains("R2G002") && text.contains("odd.rs:1:"), "{text}");
}

#[test]
fn modules_may_name_each_other() {
    let folder = Folder::with(&[
        ("lib.rs", "#[path = \"lib.rs\"] mod again; mod a;"),
        ("a.rs", &with_demo(USER)),
    ]);
    assert!(read(&folder, &["lib.rs"]).0.is_some());
}

#[test]
fn several_files_are_one_interface() {
    let folder = Folder::with(&[
        ("src/a.rs", "#[r2g] trait A { fn f(user: crate::b::User); }"),
        ("src/b.rs", &with_demo(USER)),
    ]);
    let (interface, files, text) = read(&folder, &["src/a.rs", "src/b.rs"]);
    let interface = interface.unwrap_or_else(|| panic!("{text}"));
    assert_eq!((interface.traits.len(), interface.types.len()), (2, 1));
    assert_eq!(files, ["src/a.rs", "src/b.rs"]);

    let (twice, files, _) = read(&folder, &["src/b.rs", "src/b.rs"]);
    assert_eq!(
        (twice.map(|interface| interface.traits.len()), files.len()),
        (Some(1), 1)
    );
}

/// A module under two opposite conditions is one module.
#[test]
fn the_first_marked_definition_counts() {
    let folder = Folder::with(&[(
        "lib.rs",
        "#[cfg(docsrs)] mod api { pub struct User; pub trait Demo { fn none(); } }
         #[cfg(not(docsrs))] mod api {
             #[derive(rust2go::R2G)] pub struct User { n: u8 }
             #[cfg_attr(all(), rust2go::r2g)] pub trait Demo { fn f(user: User); }
         }",
    )]);
    let (interface, _, text) = read(&folder, &["lib.rs"]);
    assert_eq!(
        interface.map(|interface| interface.traits.len()),
        Some(1),
        "{text}"
    );
}

#[test]
fn one_name_in_two_modules() {
    let user = |n: &str| format!("pub mod {n} {{ {USER} }}");
    let (a, b) = (user("a"), user("b"));
    for (line, fine) in [
        ("use a::User;", true),
        ("use crate::b::User;", true),
        ("use self::{a, b::{User}};", true),
        ("use a::User as Other; type User = Other;", true),
        ("use {a::*, b::User as B};", false),
        ("use crate::User;", false),
    ] {
        let folder = Folder::with(&[("lib.rs", format!("{a} {b} {line} {DEMO}").as_str())]);
        let (interface, _, text) = read(&folder, &["lib.rs"]);
        assert_eq!(interface.is_some(), fine, "{line}: {text}");
    }
}

#[test]
fn paths_lead_to_modules() {
    let user = |module: &str, field: &str| {
        format!("pub mod {module} {{ #[derive(R2G)] pub struct User {{ {field}: u8 }} }}")
    };
    let root = "#[derive(R2G)] pub struct User { root: u8 }";
    let inner = "pub mod c { #[r2g] pub trait Demo { fn f(user: PATH); }";
    for (path, expected) in [
        ("crate::User", "root"),
        ("super::User", "root"),
        ("crate::a::User", "a"),
        ("super::b::User", "b"),
        ("self::d::User", "d"),
        ("d::User", "d"),
        ("super::super::User", "root"),
    ] {
        let inner = inner.replace("PATH", path);
        let lib = format!(
            "{} {} {root} {inner} {} }}",
            user("a", "a"),
            user("b", "b"),
            user("d", "d")
        );
        let folder = Folder::with(&[("lib.rs", lib.as_str())]);
        let (interface, _, text) = read(&folder, &["lib.rs"]);
        let interface = interface.unwrap_or_else(|| panic!("{path}: {text}"));
        let TypeKind::Struct { fields } = &interface.types[0].kind else {
            panic!("a struct")
        };
        assert_eq!(fields[0].name, expected, "{path}");
    }
}

/// Defect 4: positions are right behind characters of several bytes, a byte order mark and a `#!` line.
#[test]
fn positions() {
    for (before, line) in [
        ("", 1),
        ("\u{feff}", 1),
        ("#!/usr/bin/env run\n", 2),
        ("// größe 名前\r\n", 2),
    ] {
        let source = format!("{before}#[r2g] trait Demo {{ fn f(größe: Gone); }}");
        let folder = Folder::with(&[("lib.rs", source.as_str())]);
        let (_, _, text) = read(&folder, &["lib.rs"]);
        assert!(text.contains(&format!("lib.rs:{line}:33")), "{before:?}: {text}");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = Folder::with(&[("empty.rs", ""), ("open.rs", "trait T {")]);
    for (given, code) in [
        ("gone.rs", "R2G001"),
        ("empty.rs", "R2G003"),
        ("open.rs", "R2G002"),
    ] {
        let (interface, _, text) = read(&folder, &[given]);
        assert!(interface.is_none() && text.contains(code), "{given}: {text}");
    }
}
