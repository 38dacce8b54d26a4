//! Verdicts, and what is wrong with policies and documents.

mod common;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use common::{document, prepare};
use example_opa::Severity::{Error, Warning};
use example_opa::*;
use serde_json::json;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn violations_have_their_places() {
    let approved = HashSet::from(["docker.io/library".to_owned()]);
    let modules = files::modules(&folder("policies")).unwrap();
    let query = "data.kubernetes.violation".into();
    let policy = OpaImpl::prepare(modules, query, BTreeMap::new(), host::functions(approved)).unwrap();
    let documents = files::documents(&folder("tests/manifests")).unwrap();
    let verdict = |document| -> Vec<_> {
        let short = |violation: Violation| {
            let place = violation.place;
            assert!(place.file.ends_with("tests/manifests/shop.yaml"), "{place}");
            (violation.rule, violation.severity, place.row, place.column)
        };
        policy.check(document).unwrap().into_iter().map(short).collect()
    };
    let verdicts: Vec<_> = documents.iter().map(verdict).collect();
    let shop = [
        ("host-namespace", Error, 9, 20),
        ("host-path", Error, 12, 19),
        ("image-reference", Error, 14, 29),
        ("no-limit", Warning, 16, 9),
        ("may-be-root", Warning, 16, 15),
        ("image-approved", Error, 17, 16),
        ("image-version", Error, 17, 16),
        ("privileged", Error, 19, 23),
        ("plain-secret", Error, 22, 18),
    ];
    let role = [("all-verbs", Error, 31, 10)];
    let expected = [&shop[..], &role, &[]].map(|list| -> Vec<_> {
        let owned = list.iter();
        owned
            .map(|&(rule, severity, row, column)| (rule.to_owned(), severity, row, column))
            .collect()
    });
    assert_eq!(verdicts, expected);
}

/// Code, file, row and column of all mistakes.
fn rejected(modules: &[(&str, &str)], query: &str) -> Vec<(String, String, u32, u32)> {
    let modules = modules.iter().map(|&(file, text)| Module {
        file: file.into(),
        text: text.into(),
    });
    let functions = host::functions(HashSet::new());
    match OpaImpl::prepare(modules.collect(), query.into(), BTreeMap::new(), functions) {
        Err(PolicyError::Rejected { mistakes }) => mistakes
            .into_iter()
            .map(|Mistake { code, place, .. }| {
                let place = place.unwrap();
                (code, place.file, place.row, place.column)
            })
            .collect(),
        other => panic!("{:?}", other.map(|_| "prepared")),
    }
}

fn mistake(code: &str, file: &str, row: u32, column: u32) -> (String, String, u32, u32) {
    (code.into(), file.into(), row, column)
}

#[test]
fn policies_that_do_not_parse_say_where_in_every_file() {
    let mut found = rejected(
        &[
            ("b.rego", "package b\n\nallow if {\n\tinput.x ==\n}\n"),
            ("a.rego", "package a\n\ndeny := { 1, \"two }\n"),
            ("fine.rego", "package fine\n"),
        ],
        "data.a",
    );
    found.dedup(); // OPA has several things to say about a text without an end
    assert_eq!(
        found,
        [
            mistake("rego_parse_error", "a.rego", 3, 14),
            mistake("rego_parse_error", "b.rego", 5, 1),
        ]
    );
}

#[test]
fn policies_that_do_not_compile_say_all_that_opa_has_found() {
    let mut text = "package test\n\nimport data.image\n".to_owned();
    // More than the ten after which OPA's program gives up.
    for rule in 0..12 {
        text += &format!("rule{rule} := unknown{rule}\n");
    }
    let found = rejected(&[("test.rego", &text)], "data.test");
    let expected: Vec<_> = (0..12)
        .map(|rule| {
            let column = format!("rule{rule} := x").len() as u32;
            mistake("rego_unsafe_var_error", "test.rego", 4 + rule, column)
        })
        .collect();
    assert_eq!(found, expected);
    // A function of Rust's that is not there, and wrong types for one that is.
    let found = rejected(
        &[("test.rego", "package test\n\ndeny if host.aproved(\"x\")\n")],
        "data.test",
    );
    assert_eq!(found, [mistake("rego_type_error", "test.rego", 3, 9)]);
    let text = "package test\n\nallow if {\n\thost.approved(7)\n}\n\ndeny if host.parse_image([])\n";
    let found = rejected(&[("test.rego", text)], "data.test");
    assert_eq!(
        found,
        [
            mistake("rego_type_error", "test.rego", 4, 2),
            mistake("rego_type_error", "test.rego", 7, 9),
        ]
    );
    assert_eq!(
        rejected(&[], "data.test["),
        [mistake("rego_parse_error", "", 1, 10)]
    );
}

#[test]
fn a_mistake_shows_the_line_and_the_types() {
    let text = "package test\n\nallow if {\n\thost.approved(7)\n}\n";
    let error = prepare(text, host::functions(HashSet::new()))
        .map(|_| ())
        .unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("test.rego:4:2: rego_type_error: host.approved: invalid argument(s)"),
        "{text}"
    );
    assert!(text.contains("\n    have: (number)"), "{text}");
    assert!(text.contains("\n    want: (string, boolean)"), "{text}");
}

#[test]
fn documents_that_are_no_yaml_say_where() {
    let policy = prepare("package test\n\nviolation contains 1 if false\n", vec![]).unwrap();
    let unreadable = Document {
        line: 11,
        ..document("kind: Pod\nspec:\n  containers: [\n")
    };
    let Err(PolicyError::Unreadable { mistake }) = policy.check(&unreadable) else {
        panic!("it was read");
    };
    let place = mistake.place.unwrap();
    assert_eq!(
        (place.file.as_str(), place.row, place.column),
        ("test.yaml", 13, 0)
    );
    assert!(mistake.text.contains("did not find"), "{}", mistake.text);
    // JSON is fine.
    assert_eq!(policy.check(&document("{\"kind\": \"Pod\"}")), Ok(vec![]));
}

#[test]
fn a_query_that_gives_something_else() {
    let shape = |rule: &str| match prepare(&format!("package test\n\n{rule}\n"), vec![]) {
        Ok(policy) => policy.check(&document("kind: Pod")).unwrap_err(),
        Err(error) => panic!("{error}"),
    };
    let expected = |text: &str| PolicyError::Shape { text: text.into() };
    assert_eq!(shape(""), expected("data.test.violation is undefined"));
    assert_eq!(shape("violation := 7"), expected("not a set, but 7"));
    let error =
        shape("violation contains {\"rule\": \"r\", \"severity\": [], \"message\": \"m\", \"path\": []}");
    assert!(
        error
            .to_string()
            .contains("not a rule, a message, a severity and a path"),
        "{error}"
    );
}

/// The text of each reference's parts and of whether it is approved, by the module of this folder.
fn images(references: &[String], folder_name: &str, builtins: Vec<Builtin>) -> Vec<(String, String)> {
    let text = r#"package test

import data.image

violation contains {"rule": reference, "severity": "warning", "path": [], "message": message} if {
	some reference in input
	message := json.marshal([[parts | parts := image.parse(reference)], [is | is := image.approved(reference)]])
}
"#;
    let mut modules = files::modules(&folder(folder_name).join("image.rego")).unwrap();
    modules.push(Module {
        file: "test.rego".into(),
        text: text.into(),
    });
    let data = BTreeMap::from([(
        "approved".to_owned(),
        json!(["docker.io/library", "localhost:5000"]),
    )]);
    let policy = OpaImpl::prepare(modules, "data.test.violation".into(), data, builtins).unwrap();
    let input = document(&json!(references).to_string());
    let violations = policy.check(&input).unwrap().into_iter();
    violations.map(|one| (one.rule, one.message)).collect()
}

#[test]
fn rust_and_rego_read_images_alike() {
    let (long, longer) = (format!(":{}", "x".repeat(128)), format!(":{}", "x".repeat(129)));
    let (digest, no_digest) = (
        format!("@sha256:{}", "0a".repeat(32)),
        format!("@sha256:{}", "G".repeat(64)),
    );
    let registries = [
        "",
        "docker.io/",
        "localhost/",
        "localhost:5000/",
        "a.b/",
        "A-b:1/",
        "a_b.c/",
        "LOCAL/",
        "/",
    ];
    let names = ["redis", "library/redis", "a/b/c", "a//b", "A", "a_b-c.d", ""];
    let tags = ["", ":1.2", ":latest", ":", ":-1", &long, &longer];
    let digests = ["", &digest, "@sha256:abc", "@", &no_digest];
    let mut all = Vec::new();
    for registry in registries {
        for name in names {
            for tag in tags {
                all.extend(digests.map(|digest| format!("{registry}{name}{tag}{digest}")));
            }
        }
    }
    let approved = HashSet::from(["docker.io/library".to_owned(), "localhost:5000".to_owned()]);
    let by_rust = images(&all, "policies", host::functions(approved));
    let by_rego = images(&all, "plain", vec![]);
    assert_eq!(by_rust.len(), all.len());
    for (rust, rego) in by_rust.iter().zip(&by_rego) {
        assert_eq!(rust, rego);
    }
    let of = |reference: &str| by_rust.iter().find(|one| one.0 == reference).unwrap().1.as_str();
    assert_eq!(
        of("redis:1.2"),
        r#"[[{"digest":"","registry":"docker.io","repository":"library/redis","tag":"1.2"}],[true]]"#
    );
    assert_eq!(of("a//b"), "[[],[]]");
}

#[test]
fn files_are_split_where_documents_begin() {
    let split = |text: &str| -> Vec<_> {
        let documents = files::split("f", text).into_iter();
        documents.map(|document| (document.line, document.text)).collect()
    };
    assert_eq!(split("# nothing\n---\n# here\n"), []);
    assert_eq!(
        split("a: 1\n--- # two\nb: |\n  ---\n---- x\n---\r\nc: 3"),
        [
            (1, "a: 1\n".to_owned()),
            (2, "    # two\nb: |\n  ---\n---- x\n".to_owned()),
            (6, "   \r\nc: 3".to_owned()),
        ]
    );
}
