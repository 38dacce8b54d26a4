//! One of the two works. Which one is the linker's business.

use e2e_two_archives::first::{First, FirstImpl};
use e2e_two_archives::second::{Second, SecondImpl};
use rust2go::GoError;

/// Defect 19.
#[test]
fn one_works_and_the_other_says_what_to_do() {
    for _ in 0..3 {
        let results = [FirstImpl::first(), SecondImpl::second()];
        let message = match &results {
            [Ok(1), Err(GoError::Unknown { message })] => message,
            [Err(GoError::Unknown { message }), Ok(2)] => message,
            _ => panic!("{results:?}"),
        };
        assert!(message.contains("does not have trait"), "{message}");
        assert!(message.contains("two crates each link a Go archive"), "{message}");
        assert!(
            message.contains("put both Go packages into one module"),
            "{message}"
        );
    }
}

/// Defect 19.
#[test]
fn a_method_without_result_panics_and_the_process_lives() {
    let panics = [
        std::panic::catch_unwind(FirstImpl::plain),
        std::panic::catch_unwind(SecondImpl::plain),
    ];
    let [first, second] = panics;
    let text = match (first, second) {
        (Ok(1), Err(text)) | (Err(text), Ok(2)) => text,
        other => panic!("{other:?}"),
    };
    let text = text.downcast_ref::<String>().expect("a panic with a text");
    assert!(text.contains("two crates each link a Go archive"), "{text}");
}
