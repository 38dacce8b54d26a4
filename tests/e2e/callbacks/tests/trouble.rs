//! Panics on both sides, and values that Rust cannot hold.

use std::panic::catch_unwind;

use e2e_callbacks::api::*;
use rust2go::GoError;

/// Each of these is in the text of the same number.
fn each(texts: &[String], expected: &[&[&str]]) {
    for (text, parts) in texts.iter().zip(expected) {
        for part in *parts {
            assert!(text.contains(part), "{text:?} does not say {part:?}");
        }
    }
    assert_eq!(texts.len(), expected.len(), "{texts:#?}");
}

/// Defect 16.
#[test]
fn a_panic_in_rust_is_an_error_or_a_panic_in_go() {
    let mut expected: Vec<Vec<String>> = Vec::new();
    for message in [
        ": a literal",
        ": a text with 2",
        ": a value that is no text",
        ": a value that is no text",
        ": there is none",
        "with something to drop",
        ": resumed",
    ] {
        for method in ["panics", "tries", "own"] {
            let method = format!("*rust2go.RustPanic: Trouble.{method}: Rust panicked");
            // A panic that is resumed has no place.
            let place = if message.ends_with("resumed") {
                "panicked: "
            } else {
                "callbacks/src/trouble.rs:"
            };
            expected.push(vec![method, place.to_owned(), message.to_owned()]);
        }
    }
    let expected: Vec<Vec<&str>> = expected
        .iter()
        .map(|parts| parts.iter().map(String::as_str).collect())
        .collect();
    let expected: Vec<&[&str]> = expected.iter().map(Vec::as_slice).collect();
    each(&DriverImpl::panics(), &expected);
}

#[test]
fn what_rust_cannot_hold_never_gets_to_the_method() {
    let refused = DriverImpl::refused();
    let parameter = "*rust2go.ParameterError: Trouble.";
    each(
        &refused,
        &[
            &[parameter, "text: parameter text: a string that is no UTF-8"],
            &[parameter, "try_text: parameter text: a string that is no UTF-8"],
            &[
                parameter,
                "letter: parameter letter: a rune that is no char: 0xd800",
            ],
            &[parameter, "color: parameter colors[1]: 77 is no variant of Color"],
            &[parameter, "nonzero: parameter number: 0 is no NonZeroU32"],
            &[
                parameter,
                "tree: parameter tree.others[1].label: a string that is no UTF-8",
            ],
            &[parameter, "tree: parameter tree.first", "nested too deep"],
            &[
                parameter,
                "boxed: parameter boxed: a nil pointer where a value must be",
            ],
            &[
                parameter,
                "boxed: parameter boxed: a nil pointer where a value must be",
            ],
            &[parameter, "drawing: parameter drawing.shape: a nil Shape"],
            &[
                parameter,
                "drawing: parameter drawing.shape::Group.0[1]: a nil Shape",
            ],
            &[
                parameter,
                "drawing: parameter drawing.shape: ",
                "is no variant of Shape",
            ],
            &[
                parameter,
                "drawing: parameter drawing.shape: main.foreign",
                "is no variant of Shape",
            ],
            &[
                parameter,
                "plain_drawing: parameter drawing.shape::Text.text: a string that is no UTF-8",
            ],
            &[parameter, "json: parameter value: a value that JSON cannot say"],
            &[parameter, "wide: parameter number: a nil *big.Int"],
            &[parameter, "wide: parameter number: a *big.Int that is no u128"],
            &["0"],
        ],
    );
}

#[test]
fn a_call_before_rust_has_called_go_says_what_to_do() {
    let text = DriverImpl::before_rust();
    assert!(
        text.starts_with("*rust2go.Unavailable: trait Echo of Rust: "),
        "{text}"
    );
    assert!(text.contains("rust2go::start()"), "{text}");
}

/// How deep calls go. Before 1.21, Go takes for granted that a thread of Rust's has 32 KiB of stack from the place on where it first
/// entered Go, and stops the process where a call within a call begins below that.
fn deep() -> u32 {
    match DriverImpl::go_minor() {
        ..=20 => 2,
        _ => 50,
    }
}

#[test]
fn calls_within_calls() {
    let depth = deep();
    let text = DriverImpl::down(depth, "<".into());
    assert_eq!(text.len(), depth as usize + 2, "{text}");
    assert_eq!(text.matches('r').count(), depth as usize / 2, "{text}");
}

#[test]
fn calls_within_calls_on_many_threads() {
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for depth in (0..=deep().min(20)).step_by(2) {
                    assert_eq!(DriverImpl::down(depth, "<".into()).len(), depth as usize + 2);
                    let later = DriverImpl::down_later(depth, "<".into());
                    assert_eq!(futures::executor::block_on(later).len(), depth as usize + 2);
                }
            });
        }
    });
}

/// A panic of the innermost, of Rust (an odd depth) and of Go, goes through all calls.
#[test]
fn a_panic_goes_through_all() {
    for depth in [deep() - 1, deep()] {
        let panic = catch_unwind(|| DriverImpl::panic_down(depth)).expect_err("it panics");
        let text = panic.downcast_ref::<String>().expect("a text");
        assert!(text.contains("the innermost"), "{text:.300}");
    }
    assert_eq!(DriverImpl::down(1, "<".into()), "<g");
}

#[test]
fn an_error_goes_through_all() {
    for depth in [deep() - 1, deep()] {
        let Err(GoError::Returned { message, chain }) = DriverImpl::try_down(depth) else {
            panic!("an error")
        };
        assert!(message.starts_with(&format!("at {depth}: ")), "{message}");
        assert!(message.contains("the innermost"), "{message}");
        assert!(!chain.is_empty());
    }
}
