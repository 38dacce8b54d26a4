//! What the signature says about ownership is what happens.

use std::sync::Mutex;

use e2e_lending::api::*;
use futures::executor::block_on;
use rust2go::{GoError, Lend};

/// The tests share one handler: those that look at what it keeps take turns.
static TURN: Mutex<()> = Mutex::new(());

fn turn() -> std::sync::MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn user(n: u8) -> User {
    User {
        name: format!("user {n}"),
        age: n,
        tags: vec![format!("tag {n}"); n as usize % 3],
    }
}

#[test]
fn lent_is_rusts_own_memory_and_given_is_not() {
    let _turn = turn();
    let text = "lent".to_owned();
    assert_eq!(LendingImpl::address(&text), text.as_ptr() as usize);
    let (given, bytes, list) = ("given".to_owned(), vec![1, 2, 3], [1, 2, 3]);
    let rust = (given.as_ptr() as usize, bytes.as_ptr() as usize);
    let go = LendingImpl::addresses(given, bytes, &list);
    assert_ne!((go[0], go[1]), rust);
    assert_eq!(go[2], list.as_ptr() as usize);
}

/// Defect 2: Rust's dangling pointer must not reach Go.
#[test]
fn empty_values_are_nil_in_go() {
    assert_eq!(LendingImpl::address(""), 0);
    assert_eq!(LendingImpl::addresses(String::new(), vec![], &[]), [0, 0, 0]);
    let empty = User {
        name: String::new(),
        age: 0,
        tags: vec![],
    };
    assert_eq!(LendingImpl::inner_addresses(&[empty.clone(), empty]), [0; 4]);
}

/// Defect 25: what is to be kept is given, or cloned.
#[test]
fn what_was_given_stays_what_it_was() {
    let _turn = turn();
    for n in 0..100 {
        LendingImpl::keep(user(n));
        LendingImpl::clone_and_keep(&user(n));
    }
    LendingImpl::collect();
    let kept = LendingImpl::kept();
    for n in 0..100 {
        assert_eq!(kept.iter().filter(|kept| **kept == user(n)).count(), 2);
    }
}

#[test]
fn what_was_given_may_be_changed() {
    let changed = LendingImpl::older((0..10).map(user).collect());
    for (n, changed) in (0..10).zip(changed) {
        assert_eq!((changed.age, changed.name), (n + 1, format!("user {n}!")));
        assert_eq!(changed.tags.last().map(String::as_str), Some("older"));
    }
}

#[test]
fn many_are_lent_through_one_buffer() {
    let users: Vec<_> = (0..100).map(user).collect();
    assert_eq!(LendingImpl::ages(&users), (0..100).sum::<usize>());
}

#[test]
fn a_call_lends_what_it_owns() {
    block_on(async {
        assert_eq!(LendingImpl::sum(Lend((0..1000).collect())).await, 499_500);
        let users: Vec<_> = (0..50).map(user).collect();
        let names: Vec<_> = users.iter().map(|user| user.name.clone()).collect();
        assert_eq!(LendingImpl::names(Lend(users)).await, names);
    });
}

#[test]
fn views_stay_alive_until_they_are_dropped() {
    let view = LendingImpl::view(500);
    let later = block_on(LendingImpl::view_later(300));
    LendingImpl::collect();
    for users in [&view, &later] {
        for (n, user) in users.iter().enumerate() {
            assert_eq!(&*user.name, format!("user {n}"));
            assert_eq!(user.age, n as u8);
            assert_eq!(&*user.tags[0], format!("tag {n}"));
        }
    }
    assert_eq!((view.len(), later.len()), (500, 300));
    assert_eq!(
        view.to_owned().map(|users| users[7].name.clone()),
        Ok("user 7".to_owned())
    );
    let elsewhere = std::thread::spawn(move || view.len()).join();
    assert_eq!(elsewhere.ok(), Some(500));
}

#[test]
fn views_of_text_and_bytes_and_of_nothing() {
    assert_eq!(LendingImpl::view_text().to_str(), Ok("text1"));
    assert_eq!(
        LendingImpl::view_bytes(3).map(|bytes| bytes.to_vec()),
        Ok(vec![0; 3])
    );
    let error = LendingImpl::view_bytes(0).map(|_| ()).unwrap_err();
    assert_eq!(
        error,
        GoError::Returned {
            message: "no bytes".into(),
            chain: vec![],
        }
    );
    assert!(LendingImpl::view(0).is_empty());
}

/// The checks that builds with debug assertions make.
#[cfg(debug_assertions)]
mod broken_promises {
    use std::panic::{catch_unwind, AssertUnwindSafe};

    use super::*;

    fn message(result: std::thread::Result<()>) -> String {
        let panic = result.expect_err("a panic");
        panic
            .downcast_ref::<String>()
            .expect("a panic with a text")
            .clone()
    }

    /// Defect 25.
    #[test]
    fn a_handler_that_writes_to_what_it_was_lent_is_named() {
        // On the heap: a literal would stand in memory that nobody can write to.
        let list = vec![1, 2, 3];
        let written = message(catch_unwind(|| LendingImpl::scribble(&list)));
        assert!(
            written.contains("Lending::scribble wrote to memory that Rust had lent"),
            "{written}"
        );
        let written = message(catch_unwind(|| LendingImpl::scribble_struct(&user(1))));
        assert!(
            written.contains("Lending::scribble_struct wrote to memory"),
            "{written}"
        );
        let later = LendingImpl::scribble_later(Lend(vec![1, 2, 3]));
        let written = message(catch_unwind(AssertUnwindSafe(|| block_on(later))));
        assert!(
            written.contains("Lending::scribble_later wrote to memory"),
            "{written}"
        );
    }

    /// Defect 25.
    #[test]
    fn a_handler_that_kept_what_it_was_lent_finds_poison() {
        let _turn = turn();
        rust2go::debug::poison_lent(true);
        LendingImpl::steal("a name", &[user(1)]);
        rust2go::debug::poison_lent(false);
        assert_eq!(LendingImpl::stolen(), [0xDB; 6]);
        assert_eq!(LendingImpl::stolen_names(), [""]);
    }
}
