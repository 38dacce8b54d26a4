//! Objects on both sides.

use std::panic::AssertUnwindSafe;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use e2e_objects::api::*;
use e2e_objects::{MapStore, KEPT};
use futures::executor::block_on;
use rust2go::GoError;

/// The tests count objects, so they run one after the other.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn open(name: &str) -> SessionImpl {
    SessionsImpl::open(name, None).expect("a session")
}

/// Waits until Go's collector has let go of Rust's objects.
fn until_alive(count: i64) {
    let began = Instant::now();
    while StoresImpl::alive() != count {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "{} are alive",
            StoresImpl::alive()
        );
        SessionsImpl::many(1, false).expect("one more");
    }
}

#[test]
fn rust_calls_an_object_of_go() {
    let _alone = alone();
    let (ada, bob) = (open("ada"), open("bob"));
    assert_eq!((ada.name(), bob.name()), ("ada".into(), "bob".into()));
    assert_eq!(ada.add(&[1, 2, 3]), 6);
    assert_eq!(block_on(bob.later("later".into())), Ok("bob later".into()));
    assert_eq!(ada.fails(), Ok(()));
    assert_eq!(open("").fails(), Err(GoError::msg("a session without a name")));
    assert_eq!(
        SessionsImpl::open("refused", None).map(|_| ()),
        Err(GoError::msg("refused"))
    );
    let panic = std::panic::catch_unwind(|| ada.panics()).expect_err("a panic");
    assert!(panic
        .downcast_ref::<String>()
        .is_some_and(|text| text.contains("ada panics")));
    assert!(std::panic::catch_unwind(SessionsImpl::nothing).is_err(), "a nil");
    assert_eq!(SessionsImpl::back(&ada).name(), "ada");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(ada.clone().name(), "ada"));
        }
    });
}

#[test]
fn a_call_keeps_its_object() {
    let _alone = alone();
    let later = {
        let session = open("gone");
        session.later("still".into())
    };
    assert_eq!(block_on(later), Ok("gone still".into()));
}

#[test]
fn go_calls_an_object_of_rust() {
    let _alone = alone();
    let store = StoreImpl::new(MapStore::new("from Rust"));
    block_on(SessionsImpl::uses(store.clone())).expect("a store");
    drop(store);
    until_alive(0);
}

/// Rust calls an object of its own through the same trait, whoever has made it, and whether it has been with Go or not.
#[test]
fn rust_calls_an_object_of_rust() {
    fn fill(store: &impl Store) {
        for key in ["a1", "a2", "b1"] {
            let value = key.as_bytes().to_vec();
            store
                .put(Row {
                    key: key.into(),
                    value,
                })
                .expect("a key");
        }
    }
    let _alone = alone();
    let store = StoreImpl::new(MapStore::new("called from Rust"));
    fill(&store);
    assert_eq!(store.get("a2").map(|row| row.value), Some(b"a2".to_vec()));
    let found = {
        let prefix = String::from("a");
        block_on(store.scan(3, &prefix)).expect("rows")
    };
    assert_eq!(found.len(), 2);
    let session = SessionsImpl::open("with a store", Some(store.clone())).expect("a session");
    let returned = session.store().expect("the store");
    assert_eq!((returned.count(), returned.copy(&store)), (3, Ok(3)));
    let again = StoreImpl::new(returned);
    assert_eq!(again.count(), 3);
    let panic = std::panic::catch_unwind(AssertUnwindSafe(|| again.panics())).expect_err("a panic");
    assert!(panic
        .downcast_ref::<String>()
        .is_some_and(|text| text == "called from Rust panics"));
    drop((store, session, again));
    until_alive(0);
}

#[test]
fn objects_are_fields_and_elements() {
    let _alone = alone();
    let store = StoreImpl::new(MapStore::new("a field"));
    let pair = Pair {
        session: open("first"),
        others: vec![open("second")],
        store: Some(store),
    };
    let pair = block_on(SessionsImpl::both(pair));
    let names: Vec<String> = pair.others.iter().map(Session::name).collect();
    assert_eq!(
        (names, pair.store.is_some()),
        (vec!["second".into(), "first".into()], true)
    );
    drop(pair);
    until_alive(0);
}

#[test]
fn what_is_closed_or_nil_is_refused() {
    let _alone = alone();
    let texts = SessionsImpl::closed();
    let expected = [
        "closed panics",
        "<nil> <nil>",
        "parameter self: a StoreImpl that is closed",
        "parameter self: a StoreImpl that is closed",
        "parameter self: a nil where a StoreImpl must be",
        "parameter self: a StoreImpl that is closed",
        "parameter from: a StoreImpl that is closed",
        "parameter session: a nil where a SessionImpl must be",
    ];
    assert_eq!(texts.len(), expected.len(), "{texts:#?}");
    for (text, expected) in texts.iter().zip(expected) {
        assert!(text.contains(expected), "{text:?} does not say {expected:?}");
    }
    until_alive(0);
}

/// A method that has promised not to call Go neither holds an object of Go's nor has Go forget one on the way.
#[test]
fn a_promise_not_to_call_go_is_kept() {
    let _alone = alone();
    let before = SessionsImpl::held();
    *KEPT.lock().expect("nobody panics") = Some(open("kept"));
    let store = StoreImpl::new(MapStore::new("counted"));
    let text = SessionsImpl::quick(store).expect("refused");
    assert!(text.contains("holding an object of Go's"), "{text}");
    let began = Instant::now();
    while SessionsImpl::held() != before {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "Go has not forgotten it"
        );
    }
    until_alive(0);
}

/// Defect 11.
#[test]
fn a_hundred_thousand_objects_are_let_go_of() {
    let _alone = alone();
    SessionsImpl::many(100_000, true).expect("closed");
    SessionsImpl::many(100_000, false).expect("collected");
    until_alive(0);
    let before = SessionsImpl::held();
    let sessions: Vec<SessionImpl> = (0..100_000).map(|_| open("one of many")).collect();
    assert_eq!(SessionsImpl::held() - before, 100_000);
    assert_eq!(sessions[99_999].name(), "one of many");
    drop(sessions);
    assert_eq!(SessionsImpl::held(), before);
}
