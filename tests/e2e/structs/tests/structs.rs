//! Each value comes back as it went, but for the fields that Go does not have.

use std::cell::Cell;
use std::marker::PhantomData;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use e2e_structs::api::*;
use futures::executor::block_on;
use rust2go::{GoError, Lend};

fn user(id: u64, name: &str) -> User {
    User {
        user_id: id,
        name: name.into(),
        level: 3,
        ..User::default()
    }
}

fn page<T: Clone>(items: &[T]) -> Page<T> {
    Page {
        items: items.to_vec(),
        first: items.first().cloned(),
        total: u64::MAX,
    }
}

fn time() -> SystemTime {
    UNIX_EPOCH + Duration::new(1_700_000_000, 5)
}

fn tree(depth: u32) -> Tree<String> {
    Tree {
        value: format!("depth {depth}"),
        children: (0..depth).map(|_| tree(depth - 1)).collect(),
        parent: (depth > 0).then(|| Box::new(tree(depth - 1))),
    }
}

fn everything() -> Everything {
    let users = page(&[user(1, "ada"), user(2, "")]);
    Everything {
        pages: page(&[users.clone(), Page::default()]),
        numbers: page(&[0, u64::MAX]),
        lists: page(&[vec![], vec!["a".to_string(), "☃".to_string()]]),
        pair: Pair {
            key: "key".into(),
            value: page(&[7]),
        },
        maybe: Some(Pair { key: 1, value: true }),
        boxes: page(&[Box::new(user(3, "boxed"))]),
        options: page(&[None, Some(user(4, "some"))]),
        newtype: Only(9),
        no_newtype: Only(user(5, "only")),
        id: Id {
            number: 6,
            of: PhantomData,
        },
        points: vec![Point { x: -0.5, y: 1e300 }; 3],
        tree: tree(3),
        reply: Reply::Again(Box::new(Reply::Failed {
            error: "none".into(),
            after: users.items.clone(),
        })),
        replies: vec![
            Reply::Nothing,
            Reply::Value(8),
            Reply::Failed {
                error: page(&[1, 2, 3]),
                after: vec![4],
            },
        ],
        index: Index {
            by_key: [
                ("all".to_string(), users.clone()),
                (String::new(), Page::default()),
            ]
            .into(),
        },
        by_name: [("now".to_string(), Only(time()))].into(),
        times: page(&[UNIX_EPOCH, time()]),
        inner: page(&[Reply::Nothing, Reply::Value(user(10, "inner"))]),
        users,
    }
}

#[test]
fn generic_types_come_back() {
    assert_eq!(StructsImpl::everything(everything()), everything());
    assert_eq!(
        block_on(StructsImpl::everything_later(everything())),
        everything()
    );
    assert_eq!(
        block_on(StructsImpl::everything_lent(Lend(everything()))),
        everything()
    );
}

#[test]
fn a_page_of_users() {
    let sent = page(&[user(1, "ada"), user(2, "grace")]);
    let expected = Page {
        total: 2,
        ..sent.clone()
    };
    assert_eq!(StructsImpl::page(&sent), Ok(expected));
    let view = StructsImpl::view(&sent);
    assert_eq!(view.total, u64::MAX);
    assert_eq!(view.items[1].name, *"grace");
}

#[test]
fn an_alias_is_what_it_stands_for() {
    let pair: Named<u16> = Pair {
        key: "port".into(),
        value: 8080,
    };
    assert_eq!(StructsImpl::named(pair.clone()), pair);
}

#[test]
fn a_generic_enum_has_variants_in_go() {
    let ada = user(1, "ada");
    assert_eq!(
        StructsImpl::reply(Reply::Value(ada.clone())),
        Ok(Reply::Failed {
            error: "ada".into(),
            after: vec![ada.clone()]
        })
    );
    assert_eq!(
        StructsImpl::reply(Reply::Again(Box::new(Reply::Nothing))),
        Ok(Reply::Nothing)
    );
}

#[test]
fn go_writes_to_generic_structs() {
    let mut points = [Point { x: 1.5, y: -2.0 }, Point { x: 0.0, y: 4.0 }];
    StructsImpl::scale(&mut points, 2.0);
    assert_eq!(points, [Point { x: 3.0, y: -4.0 }, Point { x: 0.0, y: 8.0 }]);
}

#[test]
fn what_is_wrong_in_an_instance_is_named() {
    let error = StructsImpl::bad_text().expect_err("the second item is no text");
    assert!(
        matches!(&error, GoError::Malformed { .. }) && error.to_string().contains(".items[1]"),
        "{error}"
    );
}

#[test]
fn go_has_the_tags() {
    assert_eq!(
        StructsImpl::json(&user(7, "ada")),
        r#"{"id":7,"name":"ada","Level":3}"#
    );
    assert_eq!(StructsImpl::json(&user(7, "")), r#"{"id":7,"Level":3}"#);
}

#[test]
fn skipped_fields_have_their_default() {
    let sent = User {
        hits: Cell::new(5),
        ..user(1, "ada")
    };
    assert_eq!(StructsImpl::user(sent), user(1, "ada"));

    let packed = |hidden| Packed { a: 1, hidden, b: 2 };
    assert_eq!(
        StructsImpl::packed(&[packed(true), packed(true)]),
        [packed(false), packed(false)]
    );

    let changes = |seen, forgotten, at| {
        vec![
            Change::Renamed {
                from: "a".into(),
                seen,
                to: "b".into(),
            },
            Change::Forgotten(forgotten),
            Change::At(at, time()),
        ]
    };
    assert_eq!(
        StructsImpl::changes(changes(Some("seen"), 1, 2)),
        changes(None, 0, 0)
    );
}

/// A result is in Go's memory until it has been copied, whatever Rust asks Go for meanwhile.
#[test]
fn defaults_may_call_go() {
    let settings = Settings(400);
    let label = |number| format!("shelf number {number} of the library");
    let books = |number| vec![label(number), String::new()];
    let shelf = |number| Shelf {
        label: label(number),
        settings: settings.clone(),
        books: books(number),
    };
    let found = |number| {
        let there = Found::There {
            label: label(number),
            settings: settings.clone(),
            books: books(number),
        };
        [there, Found::Nowhere(settings.clone())]
    };
    for count in [1, 20, 100] {
        let shelves: Vec<Shelf> = (0..count).map(shelf).collect();
        assert_eq!(StructsImpl::shelves(count), shelves);
        let founds: Vec<Found> = (0..count).flat_map(found).collect();
        assert_eq!(StructsImpl::find(count), founds);
    }
}
