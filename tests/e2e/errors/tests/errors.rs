//! An error of the method's own type comes through whole, wherever Go has wrapped it; any other is made one by `From`.

use e2e_errors::api::*;
use futures::executor::block_on;
use rust2go::GoError;

fn not_found() -> NotFound {
    NotFound {
        name: "ada".into(),
        tries: vec![1, 2],
        other: None,
    }
}

fn other(text: &str) -> NotFound {
    NotFound {
        name: String::new(),
        tries: vec![],
        other: Some(text.into()),
    }
}

#[test]
fn a_struct() {
    assert_eq!(ErrorsImpl::find("").as_deref(), Ok("found"));
    for how in ["own", "wrapped", "pointer"] {
        assert_eq!(ErrorsImpl::find(how), Err(not_found()), "{how}");
    }
    assert_eq!(ErrorsImpl::find("other"), Err(other("something else")));
    assert_eq!(ErrorsImpl::find("text").as_deref(), Ok("ada is not there"));
    for (how, part) in [
        ("panic", "boom"),
        ("malformed", "result.error.name"),
        ("nil pointer", "Error method panics"),
    ] {
        let text = ErrorsImpl::find(how).expect_err(how).other.expect(how);
        assert!(text.contains(part), "{how}: {text}");
    }
    assert_eq!(ErrorsImpl::option(""), Ok(Some("some".into())));
    assert_eq!(ErrorsImpl::option("none"), Ok(None));
    assert_eq!(ErrorsImpl::option("own"), Err(not_found()));
}

#[test]
fn an_enum_without_data() {
    assert_eq!(ErrorsImpl::code(""), Ok(1 << 40));
    assert_eq!(ErrorsImpl::code("own"), Err(Code::Gone));
    assert_eq!(ErrorsImpl::code("wrapped"), Err(Code::Gone));
    assert_eq!(ErrorsImpl::code("other"), Err(Code::Other));
    assert_eq!(ErrorsImpl::code("panic"), Err(Code::Other));
}

#[test]
fn an_enum_with_data() {
    assert_eq!(ErrorsImpl::several(""), Ok((7, "seven".into(), Code::Busy)));
    assert_eq!(ErrorsImpl::several("wrapped"), Err(Failure::Missing(not_found())));
    assert_eq!(
        ErrorsImpl::several("other"),
        Err(Failure::Go("something else".into()))
    );
    let view = ErrorsImpl::view("").expect("a view");
    assert!(view.len() == 2 && view[1] == *"b");
    for how in ["own", "wrapped"] {
        let error = ErrorsImpl::view(how).expect_err("an error");
        assert_eq!(error, Failure::Limit { most: 9 });
    }
}

#[test]
fn nothing_but_an_error() {
    assert_eq!(ErrorsImpl::nothing(""), Ok(()));
    assert_eq!(ErrorsImpl::nothing("own"), Err(Reason("because".into())));
    assert_eq!(
        ErrorsImpl::nothing("other"),
        Err(Reason("go: something else".into()))
    );
}

#[test]
fn async_methods() {
    assert_eq!(block_on(ErrorsImpl::later("".into())).as_deref(), Ok("later"));
    assert_eq!(block_on(ErrorsImpl::later("own".into())), Err(Failure::Closed));
    assert_eq!(
        block_on(ErrorsImpl::later("panic".into())),
        Err(Failure::Go("the Go handler panicked: boom".into()))
    );
    let (result, (how,)) = block_on(ErrorsImpl::gives_back("wrapped".into()));
    assert_eq!((result, how.as_str()), (Err(Reason("because".into())), "wrapped"));
}

#[test]
fn the_chain_of_messages() {
    let chain = |how| match ErrorsImpl::chain(how) {
        Err(GoError::Returned { message, chain }) => (message, chain),
        other => panic!("{other:?}"),
    };
    assert_eq!(chain("other"), ("something else".into(), vec![]));
    assert_eq!(
        chain("wrapped"),
        (
            "outer: inner: the cause".into(),
            vec!["inner: the cause".into(), "the cause".into()]
        )
    );
    assert_eq!(
        chain("joined"),
        (
            "joined".into(),
            vec!["first".into(), "second: third".into(), "third".into()]
        )
    );
}
