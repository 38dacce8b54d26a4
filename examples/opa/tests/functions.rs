//! Functions of Rust's that Rego calls, and policies that several threads use.

mod common;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;

use common::{document, prepare};
use example_opa::*;
use rust2go::GoError;
use serde_json::{json, Value};

fn function(
    name: &str,
    takes: &[Kind],
    call: impl Fn(Vec<Value>) -> Result<Option<Value>, GoError> + Send + Sync + 'static,
) -> Builtin {
    Builtin {
        name: name.into(),
        takes: takes.to_vec(),
        gives: Kind::Any,
        function: FunctionImpl::new(call),
    }
}

/// Its violations have what `test.call` gives for the input's `x` as their message.
const CALLS: &str = r#"package test

violation contains {"rule": "r", "severity": "error", "path": ["x"], "message": json.marshal(given)} if {
	given := test.call(input.x, [true, null])
}
"#;

#[test]
fn values_go_there_and_back() {
    let call = |arguments: Vec<Value>| match &arguments[0] {
        Value::String(text) if text == "undefined" => Ok(None),
        Value::String(text) if text == "null" => Ok(Some(Value::Null)),
        _ => Ok(Some(Value::Array(arguments))),
    };
    let policy = prepare(
        CALLS,
        vec![function("test.call", &[Kind::Any, Kind::Array], call)],
    )
    .unwrap();
    let given = |x: Value| -> Vec<_> {
        let violations = policy.check(&document(&json!({ "x": x }).to_string())).unwrap();
        violations
            .into_iter()
            .map(|violation| violation.message)
            .collect()
    };
    for x in [
        json!(7),
        json!(1.5),
        json!(12345678901234567890_u64),
        json!("\u{1f980} \"\\\u{0}"),
        json!({"a": [[], {}, "b"]}),
        json!(null),
    ] {
        let all: Vec<Value> = given(x.clone())
            .iter()
            .map(|text| serde_json::from_str(text).unwrap())
            .collect();
        assert_eq!(all, [json!([x, [true, null]])]);
    }
    assert_eq!(given(json!("null")), ["null"]);
    assert_eq!(given(json!("undefined")), [""; 0]);
}

#[test]
fn a_panic_and_an_error_are_the_evaluations_own() {
    let call = |arguments: Vec<Value>| match arguments[0].as_str() {
        Some("panic") => panic!("the host has lost its head"),
        Some("error") => Err(GoError::msg("the host does not know")),
        _ => Ok(Some(json!("fine"))),
    };
    let policy = prepare(
        CALLS,
        vec![function("test.call", &[Kind::Any, Kind::Array], call)],
    )
    .unwrap();
    for _ in 0..3 {
        for (x, text) in [
            ("panic", "the host has lost its head"),
            ("error", "the host does not know"),
        ] {
            let document = document(&format!("x: {x}"));
            let sync = policy.check(&document).unwrap_err();
            let later = pollster::block_on(policy.check_later(document)).unwrap_err();
            for error in [sync, later] {
                let PolicyError::Failed { mistake } = error else {
                    panic!("{error}");
                };
                assert_eq!(mistake.code, "eval_builtin_error");
                assert!(
                    mistake.text.starts_with("test.call: ") && mistake.text.contains(text),
                    "{mistake}"
                );
                let place = mistake.place.unwrap();
                assert_eq!(
                    (place.file.as_str(), place.row, place.column),
                    ("test.rego", 4, 11)
                );
            }
        }
        let violations = policy.check(&document("y: 0\nx: 1")).unwrap();
        assert_eq!(violations[0].message, "\"fine\"");
        let place = &violations[0].place;
        assert_eq!((place.row, place.column), (2, 4));
    }
}

#[test]
fn many_threads_use_one_policy() {
    let calls = Arc::new(AtomicU64::new(0));
    let call = {
        let calls = Arc::clone(&calls);
        move |mut arguments: Vec<Value>| {
            calls.fetch_add(1, Ordering::Relaxed);
            Ok(Some(arguments.swap_remove(0)))
        }
    };
    let policy = prepare(
        CALLS,
        vec![function("test.call", &[Kind::Any, Kind::Array], call)],
    )
    .unwrap();
    const THREADS: u64 = 8;
    const EACH: u64 = 200;
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let policy = policy.clone();
            scope.spawn(move || {
                for number in 0..EACH {
                    let x = thread * EACH + number;
                    let document = document(&format!("x: {x}"));
                    let violations = if number % 2 == 0 {
                        policy.check(&document)
                    } else {
                        pollster::block_on(policy.check_later(document))
                    };
                    assert_eq!(violations.unwrap()[0].message, x.to_string());
                }
            });
        }
    });
    assert_eq!(calls.load(Ordering::Relaxed), THREADS * EACH);
}

#[test]
fn a_policy_that_is_dropped_lets_go_of_its_functions() {
    let state = Arc::new(());
    for _ in 0..10 {
        let state = Arc::clone(&state);
        let call = move |_| {
            let _ = &state;
            Ok(Some(json!(1)))
        };
        let policy = prepare(
            CALLS,
            vec![function("test.call", &[Kind::Any, Kind::Array], call)],
        )
        .unwrap();
        assert_eq!(policy.check(&document("x: 1")).unwrap().len(), 1);
    }
    // Go's collector comes after some work.
    let policy = prepare("package test\n\nviolation contains 1 if false\n", vec![]).unwrap();
    while Arc::strong_count(&state) > 1 {
        assert_eq!(policy.check(&document("x: 1")), Ok(vec![]));
    }
}
