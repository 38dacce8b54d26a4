//! The informer: its events, its cache, and its end.

mod common;

use std::collections::BTreeMap;
use std::time::Duration;

use common::{alone, map, until, Served};
use example_kubernetes::*;
use futures::executor::block_on;
use futures::stream::StreamExt;
use rust2go::BoxStream;

type Events = BoxStream<Result<Event, ApiError>>;

fn next(events: &mut Events) -> Event {
    block_on(events.next())
        .expect("an informer does not end")
        .expect("nor fails")
}

/// The next ones, which must be additions: how often each name is among them.
fn added(events: &mut Events, count: usize) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for _ in 0..count {
        match next(events) {
            Event::Added(found) => *names.entry(found.name).or_default() += 1,
            other => panic!("{other:?}"),
        }
    }
    names
}

/// Nothing of any informer is left.
fn stopped(server: &StandInImpl) {
    until("no watch is left", || server.watches() == 0);
    until("no goroutine is left", || ClustersImpl::informing() == 0);
}

#[test]
fn ten_thousand_and_none_lost_and_none_twice() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    server.fill("default", 10_000);
    server.fill("other", 10);
    let informer = cluster.informer("default");
    // The second one joins in the middle, and a third one when all is there.
    let mut first = informer.events();
    let mut names = added(&mut first, 3_000);
    let mut second = informer.events();
    let also = added(&mut second, 10_000);
    names.extend(added(&mut first, 7_000));
    let third = added(&mut informer.events(), 10_000);
    for names in [&names, &also, &third] {
        assert_eq!(names.len(), 10_000);
        assert!(names.values().all(|times| *times == 1));
    }
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for name in names.keys() {
                    let found = informer.get("default", name);
                    assert_eq!(found.map(|found| found.name).as_ref(), Some(name));
                }
            });
        }
    });
    assert_eq!(informer.get("other", "config-0"), None);
    assert_eq!(server.watches(), 1, "it is shared");

    // Nothing else has come: the next event is of the next change.
    let made = block_on(cluster.create(map("last", "a", "b"))).expect("one more");
    for events in [&mut first, &mut second] {
        assert_eq!(next(events), Event::Added(made.clone()));
    }
    drop((first, second));
    stopped(&server);
}

#[test]
fn events_come_in_the_order_of_the_changes() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    let informer = cluster.informer("");
    let mut events = informer.events();
    for round in 0..20 {
        let made = block_on(cluster.create(map("web", "round", "new"))).expect("a new one");
        assert_eq!(next(&mut events), Event::Added(made.clone()));
        let mut newer = made;
        newer.data.insert("round".into(), round.to_string());
        let newer = block_on(cluster.update(newer)).expect("an update");
        assert_eq!(next(&mut events), Event::Updated(newer.clone()));
        assert_eq!(informer.get("default", "web"), Some(newer.clone()));
        block_on(cluster.delete("default".into(), "web".into())).expect("a deletion");
        match next(&mut events) {
            Event::Deleted(last) => assert_eq!(last.data, newer.data),
            other => panic!("{other:?}"),
        }
        assert_eq!(informer.get("default", "web"), None);
    }
    drop(events);
    stopped(&server);
}

#[test]
fn a_lost_connection_loses_no_event() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    let informer = cluster.informer("default");
    let mut events = informer.events();
    block_on(cluster.create(map("before", "a", "b"))).expect("one");
    assert_eq!(added(&mut events, 1)["before"], 1);
    server.hang_up();
    for number in 0..500 {
        block_on(cluster.create(map(&format!("while-{number}"), "a", "b"))).expect("one");
    }
    let names = added(&mut events, 500);
    assert!(
        names.len() == 500 && names.keys().all(|name| name.starts_with("while-")),
        "{names:?}"
    );
    drop(events);
    stopped(&server);
}

#[test]
fn a_dropped_stream_stops_the_informer() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    server.fill("default", 3_000);
    let informer = cluster.informer("default");
    // Of these, some wait for room, and some for what will never come.
    for read in [1, 500, 3_000] {
        let mut events = informer.events();
        added(&mut events, read);
        assert!(ClustersImpl::informing() > 0);
        drop(events);
        stopped(&server);
        assert_eq!(informer.get("default", "config-0"), None);
    }
    // One that was never polled has never begun.
    drop(informer.events());
    assert_eq!(ClustersImpl::informing(), 0);

    // As long as there is another one it goes on, also without the object.
    let (mut one, mut other) = (informer.events(), informer.events());
    added(&mut one, 1);
    added(&mut other, 1);
    drop((one, informer));
    assert_eq!(added(&mut other, 2_999).len(), 2_999);
    drop(other);
    stopped(&server);
}

#[test]
fn a_slow_reader_is_waited_for_and_keeps_nobody() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    server.fill("default", 10_000);
    let informer = cluster.informer("default");
    let mut slow = informer.events();
    added(&mut slow, 1);
    // What is on its way goes no further than the buffers of the stream, 256 items on each side, and those that change hands.
    let mut before = 0;
    until("no more are handed over", || {
        std::thread::sleep(Duration::from_millis(50));
        std::mem::replace(&mut before, informer.handed_over()) == before
    });
    let handed_over = informer.handed_over();
    assert!(
        (1..=1_024).contains(&handed_over),
        "{handed_over} were handed over"
    );
    let mut quick = informer.events();
    assert_eq!(added(&mut quick, 10_000).len(), 10_000);
    assert_eq!(added(&mut slow, 9_999).len(), 9_999);
    drop((slow, quick));
    stopped(&server);
}
