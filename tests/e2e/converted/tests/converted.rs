//! Each value comes back as it went, however it is nested; what Go should not have sent is an error.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use e2e_converted::api::*;
use futures::executor::block_on;
use rust2go::{GoError, Lend};

fn equals(text: &str) -> Filter {
    Filter::Equals(text.into())
}

fn filters() -> Vec<Filter> {
    vec![
        Filter::All,
        Filter::Nothing(),
        equals("naïve ☃"),
        equals(""),
        Filter::Between {
            low: i64::MIN,
            high: i64::MAX,
        },
        Filter::And(vec![]),
        Filter::And(vec![Filter::All, equals("x"), Filter::And(vec![equals("y")])]),
        Filter::Not(Box::new(Filter::Not(Box::new(equals("z"))))),
        Filter::Either(Box::new(Filter::All), None),
        Filter::Either(Box::new(equals("a")), Some(Box::new(equals("b")))),
        Filter::Since(before(), Duration::from_millis(1500)),
    ]
}

/// A time before 1970, with a fraction.
fn before() -> SystemTime {
    UNIX_EPOCH - Duration::new(86_400, 1)
}

fn query(depth: usize) -> Query {
    let now = UNIX_EPOCH + Duration::new(1_700_000_000, 123_456_789);
    Query {
        id: 7,
        filter: Filter::And(filters()),
        fallback: (depth > 0).then(|| equals("fallback")),
        nested: (depth > 0).then(|| (depth > 1).then_some(Filter::All)),
        pair: [Filter::All, equals("second")],
        names: ["a".into(), String::new()],
        by_name: [("all".to_string(), filters()), (String::new(), vec![])].into(),
        by_level: [
            (Level::Low, HashMap::new()),
            (
                Level::High,
                [(Key("k".into()), 1), (Key(String::new()), u64::MAX)].into(),
            ),
        ]
        .into(),
        maybe_map: (depth > 0).then(HashMap::new),
        maps: vec![BTreeMap::new(), [('☃', 0.5), ('a', -0.0)].into()],
        grid: [(-1, [equals("p"), Filter::Nothing()])].into(),
        words: ["one".to_string(), "two".to_string()].into(),
        levels: [Level::High, Level::Low].into(),
        at: now,
        times: vec![before(), UNIX_EPOCH, now],
        maybe_time: Some(before()),
        took: Duration::from_nanos(u64::MAX >> 1),
        waits: vec![Duration::ZERO, Duration::from_secs(1)],
        children: (0..depth).map(|_| query(depth - 1)).collect(),
        parent: (depth > 0).then(|| Box::new(query(depth - 1))),
    }
}

fn map() -> HashMap<String, Vec<String>> {
    [
        ("empty".to_string(), vec![]),
        ("two".to_string(), vec!["x".into(), String::new()]),
    ]
    .into()
}

#[test]
fn enums_with_data() {
    for filter in filters() {
        assert_eq!(EchoImpl::filter(filter.clone()), filter);
        assert_eq!(block_on(EchoImpl::filter_later(filter.clone())), filter);
        assert_eq!(EchoImpl::maybe(Some(filter.clone())), Some(filter.clone()));
        assert_eq!(EchoImpl::fallible(filter.clone()), Ok(filter));
    }
    assert_eq!(EchoImpl::maybe(None), None);
    assert_eq!(EchoImpl::list(filters()), filters());
    assert_eq!(EchoImpl::filters(Filters(filters())), Filters(filters()));
    assert_eq!(EchoImpl::list(vec![]), []);
}

#[test]
fn maps_sets_and_times() {
    assert_eq!(EchoImpl::map(map()), map());
    assert_eq!(EchoImpl::map(HashMap::new()), HashMap::new());
    let tree: BTreeMap<u64, Option<Filter>> = [(0, None), (u64::MAX, Some(equals("x")))].into();
    assert_eq!(EchoImpl::tree(tree.clone()), tree);
    let set: std::collections::HashSet<Key> = (0..100).map(|n| Key(n.to_string())).collect();
    assert_eq!(EchoImpl::set(set.clone()), set);
    for time in [UNIX_EPOCH, before(), UNIX_EPOCH + Duration::from_secs(1 << 35)] {
        assert_eq!(EchoImpl::time(time), time);
    }
    assert_eq!(
        EchoImpl::duration(Duration::from_nanos(1)),
        Duration::from_nanos(1)
    );
    // Go's durations end after 292 years.
    assert_eq!(
        EchoImpl::duration(Duration::MAX),
        Duration::from_nanos(i64::MAX as u64)
    );
    let several = (equals("x"), [(1, 2)].into(), before());
    assert_eq!(
        EchoImpl::several(several.0.clone(), [(1, 2)].into(), several.2),
        several
    );
}

#[test]
fn arrays_of_nothing() {
    assert_eq!(EchoImpl::arrays_of_nothing(vec![[], [], []]).len(), 3);
}

#[test]
fn everything_inside_everything() {
    for depth in 0..4 {
        let sent = query(depth);
        assert_eq!(EchoImpl::query(sent.clone()), sent);
        assert_eq!(block_on(EchoImpl::query_later(sent.clone())), sent);
    }
}

#[test]
fn lent_and_given() {
    let (filter, sent) = (Filter::And(vec![equals("four"), equals("")]), query(1));
    let at = UNIX_EPOCH + Duration::from_secs(1000);
    let counted = {
        let in_filter = 1 + 4 + 1;
        let in_map = "empty".len() + "two".len() + 2;
        let in_query = block_on(EchoImpl::lend(Lend(sent.clone())));
        in_filter + in_map + in_query + 1000
    };
    assert_eq!(EchoImpl::lent(&filter, &sent, &map(), &at), counted);

    EchoImpl::keep(sent.clone());
    assert_eq!(EchoImpl::kept(), sent);
    rust2go::debug::poison_lent(true);
    {
        // Gone before it is asked for.
        let lent = query(2);
        EchoImpl::keep_lent(&lent);
    }
    rust2go::debug::poison_lent(false);
    assert_eq!(EchoImpl::kept(), query(2));
}

#[test]
fn views() {
    let sent = query(1);
    let view = EchoImpl::view(&sent);
    assert_eq!(view.to_owned().as_ref(), Ok(&sent));
    assert_eq!(view.filter.variant(), "And");
    let and = view.filter.as_and().expect("it is `And`");
    assert_eq!(and.f0.len(), filters().len());
    assert!(and.f0[0].as_and().is_none());
    assert_eq!(view.words.len(), 2);
    assert_eq!(view.by_name.len(), 2);
    assert!(view
        .by_name
        .iter()
        .any(|entry| entry.key == "all" && entry.value.len() == filters().len()));
    assert_eq!(view.at.get(), Some(sent.at));
    assert_eq!(view.took.get(), Some(sent.took));
}

#[test]
fn go_prints_variants() {
    for (filter, text) in [
        (Filter::All, "All"),
        (equals("x"), "Equals(x)"),
        (Filter::Between { low: -1, high: 2 }, "Between{Low: -1, High: 2}"),
        (Filter::Not(Box::new(equals("y"))), "Not(Equals(y))"),
    ] {
        assert_eq!(EchoImpl::text(&filter), text);
    }
}

#[test]
fn go_may_send_pointers_to_variants() {
    assert_eq!(
        EchoImpl::pointers_to_variants(),
        [
            equals("x"),
            Filter::All,
            Filter::Not(Box::new(Filter::Not(Box::new(Filter::All))))
        ]
    );
}

#[track_caller]
fn malformed<T: std::fmt::Debug>(result: Result<T, GoError>, parts: &[&str]) {
    match result {
        Err(GoError::Malformed { message }) => {
            for part in parts {
                assert!(message.contains(part), "{message:?} does not say {part:?}");
            }
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_go_should_not_have_sent() {
    malformed(
        EchoImpl::nil_variant(),
        &["Echo::nil_variant", "result: a nil Filter"],
    );
    malformed(EchoImpl::nil_box(), &["Echo::nil_box", "result::Not.0", "nil"]);
    malformed(
        EchoImpl::foreign_variant(),
        &["main.foreign", "no variant of Filter"],
    );
    malformed(EchoImpl::nil_pointer_to_variant(), &["no variant of Filter"]);
    malformed(EchoImpl::negative_duration(), &["result[1]", "negative duration"]);
    malformed(EchoImpl::bad_key(), &["result[0]", "3 is no variant of Level"]);
    malformed(
        EchoImpl::bad_text_in_variant(),
        &["result::And.0[1]::Equals.0", "UTF-8"],
    );
    let panic = std::panic::catch_unwind(EchoImpl::nil_variant_panics).expect_err("it panics");
    let text = panic.downcast_ref::<String>().expect("a text");
    assert!(
        text.contains("Echo::nil_variant_panics") && text.contains("a nil Filter"),
        "{text}"
    );
    assert_eq!(EchoImpl::filter(Filter::All), Filter::All);
}
