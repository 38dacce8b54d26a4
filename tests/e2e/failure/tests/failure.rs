//! Every failure is a value or a panic of the caller's, and the process lives.

use std::panic::catch_unwind;

use e2e_failure::api::*;
use futures::executor::block_on;
use rust2go::GoError;

fn panic_text<T: std::fmt::Debug>(call: impl FnOnce() -> T + std::panic::UnwindSafe) -> String {
    let panic = catch_unwind(call).expect_err("a panic");
    panic
        .downcast_ref::<String>()
        .expect("a panic with a text")
        .clone()
}

fn lives() {
    assert_eq!(FailureImpl::add(1, 2), 3);
}

/// Defect 16.
#[test]
fn a_panic_is_an_error_with_its_stack() {
    for result in [
        FailureImpl::panics("boom".into()),
        block_on(FailureImpl::panics_later("boom".into())),
    ] {
        let Err(GoError::Panic { message, stack }) = result else {
            panic!("{result:?}")
        };
        assert_eq!(message, "boom");
        assert!(stack.contains("innermost"), "{stack}");
        assert!(stack.contains("impl.go:"), "{stack}");
    }
    let Err(GoError::Panic { message, .. }) = FailureImpl::nil_map() else {
        panic!()
    };
    assert!(message.contains("nil map"), "{message}");
    lives();
}

/// Defect 16.
#[test]
fn a_panic_without_result_is_a_panic_that_shows_both() {
    for text in [
        panic_text(|| FailureImpl::panics_plainly("boom".into())),
        panic_text(|| block_on(FailureImpl::panics_plainly_later("boom".into()))),
    ] {
        assert!(text.contains("the Go handler panicked: boom"), "{text}");
        assert!(text.contains("innermost"), "{text}");
    }
    lives();
}

#[test]
fn an_error_is_an_error() {
    let returned = |message: &str| {
        Err(GoError::Returned {
            message: message.into(),
            chain: vec![],
        })
    };
    assert_eq!(FailureImpl::fails("no".into()), returned("no"));
    assert_eq!(FailureImpl::fails(String::new()), returned(""));
    assert_eq!(
        block_on(FailureImpl::fails_later("later".into())),
        returned("later")
    );
    assert_eq!(
        FailureImpl::fails_without_value(),
        Err(GoError::Returned {
            message: "nothing to give".into(),
            chain: vec![],
        })
    );
    let Err(GoError::Returned { message, .. }) = FailureImpl::nil_error_in_interface() else {
        panic!()
    };
    assert!(message.contains("Error method panics"), "{message}");
    lives();
}

#[test]
fn a_goroutine_that_ends_itself_ends_its_call() {
    let Err(GoError::Panic { message, .. }) = block_on(FailureImpl::exits_goroutine()) else {
        panic!()
    };
    assert!(message.contains("Goexit"), "{message}");
    lives();
}

/// Defect 9.
#[test]
fn a_value_that_rust_cannot_hold_is_an_error_that_says_where() {
    let table = [
        (1, "result.parts[1].label: a string that is no UTF-8"),
        (2, "result.parts[1].letter: a rune that is no char: 0xd800"),
        (3, "result.parts[1].color: 77 is no variant of Color"),
        (4, "result.parts[1].next: a nil pointer"),
    ];
    assert_eq!(FailureImpl::value(0).map(|deep| deep.parts.len()), Ok(2));
    for (wrong, expected) in table {
        for result in [
            FailureImpl::value(wrong),
            block_on(FailureImpl::value_later(wrong)),
        ] {
            let Err(GoError::Malformed { message }) = result else {
                panic!("{result:?}")
            };
            assert!(message.contains(expected), "{message}");
            assert!(message.contains("Failure::value"), "{message}");
        }
        let text = panic_text(|| FailureImpl::value_plainly(wrong));
        assert!(text.contains(expected), "{text}");
    }
    for code in [-1, 0xD800, 0x11_0000] {
        assert!(matches!(
            FailureImpl::letter(code),
            Err(GoError::Malformed { .. })
        ));
    }
    assert_eq!(FailureImpl::letter('x' as i32), Ok('x'));
    assert!(matches!(FailureImpl::color(2), Err(GoError::Malformed { .. })));
    assert_eq!(FailureImpl::color(1), Ok(Color::Green));
    lives();
}

#[test]
fn a_ring_of_pointers_is_an_error() {
    let Err(GoError::Malformed { message }) = FailureImpl::ring() else {
        panic!()
    };
    assert!(message.contains("in a ring"), "{message}");
    lives();
}

#[test]
fn no_handler_is_an_error_that_says_what_to_do() {
    for result in [UnregisteredImpl::call(), block_on(UnregisteredImpl::later(1))] {
        let Err(GoError::NotRegistered { message }) = result else {
            panic!("{result:?}")
        };
        assert!(
            message.contains("set UnregisteredImpl in an init function"),
            "{message}"
        );
    }
    let Err(GoError::NotRegistered { message }) = RenamedImpl::call() else {
        panic!()
    };
    assert!(
        message.contains("trait Renamed: set ElsewhereImpl in an init function"),
        "{message}"
    );
    let text = panic_text(UnregisteredImpl::plain);
    assert!(text.contains("UnregisteredImpl"), "{text}");
    lives();
}
