//! A difference is told before the first call gets through, and the process lives.

use std::panic::{catch_unwind, UnwindSafe};

use e2e_stale::api::*;
use futures::executor::block_on;
use rust2go::GoError;

fn panic_text<T>(call: impl FnOnce() -> T + UnwindSafe) -> String {
    let Err(panic) = catch_unwind(call) else {
        panic!("it came through")
    };
    panic
        .downcast_ref::<String>()
        .expect("a panic with a text")
        .clone()
}

fn stale<T: std::fmt::Debug>(result: Result<T, GoError>) -> String {
    match result {
        Err(GoError::Stale { message }) => message,
        other => panic!("{other:?}"),
    }
}

fn lives() {
    assert_eq!(SameImpl::add(1, 2), 3);
}

#[test]
fn each_difference_is_named() {
    let note = String::new();
    for (message, of, rust, go) in [
        (
            stale(ParameterImpl::scale(1)),
            "Parameter",
            "`fn scale(u64) u64, error`",
            "`fn scale(u32) u64, error`",
        ),
        (
            stale(MethodImpl::first()),
            "Method",
            "`fn second() error`",
            "nothing",
        ),
        (
            stale(FieldImpl::order(&Order { note, id: 1 })),
            "Field",
            "`note String 0`",
            "`id u64 0`",
        ),
        (
            stale(VariantImpl::grade(Grade::Middle)),
            "Variant",
            "`Middle 1`",
            "`High 1`",
        ),
        (
            stale(GivingImpl::take("x")),
            "Giving",
            "`fn take(&String) error`",
            "`fn take(String) error`",
        ),
    ] {
        let difference = format!(
            "gen.go was generated from another version of trait {of}: Rust has {rust} where gen.go has {go}"
        );
        assert!(message.starts_with(&difference), "{message}");
        for what_to_do in ["Generate it again", "rust2go gen --src", "with_regen"] {
            assert!(message.contains(what_to_do), "{message}");
        }
    }
    lives();
}

#[test]
fn the_type_of_a_difference_is_named() {
    let message = stale(VariantImpl::grade(Grade::Low));
    assert!(message.contains("(in enum Grade i32)"), "{message}");
    lives();
}

#[test]
fn it_is_told_at_every_call() {
    for _ in 0..3 {
        let first = stale(ParameterImpl::scale(1));
        assert_eq!(stale(block_on(ParameterImpl::later(1))), first);
    }
    lives();
}

#[test]
fn a_method_without_result_panics_with_the_text() {
    for text in [
        panic_text(|| ParameterImpl::plain(1)),
        panic_text(|| block_on(ParameterImpl::plain_later(1))),
    ] {
        assert!(text.starts_with("Parameter::plain"), "{text}");
        assert!(
            text.contains("gen.go was generated from another version of trait Parameter"),
            "{text}"
        );
    }
    lives();
}

#[test]
fn a_trait_in_no_gen_go_is_unknown() {
    for result in [MissingImpl::call(), block_on(MissingImpl::later())] {
        let Err(GoError::Unknown { message }) = result else {
            panic!("{result:?}")
        };
        assert!(
            message.contains("does not have trait Missing (it has: Same, Parameter, "),
            "{message}"
        );
        assert!(message.contains("not in the package that was built"), "{message}");
    }
    let text = panic_text(MissingImpl::plain);
    assert!(
        text.contains("Missing::plain: ") && text.contains("does not have trait Missing"),
        "{text}"
    );
    lives();
}
