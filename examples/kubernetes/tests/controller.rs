//! The controller, with others who write too.

mod common;

use std::thread;

use common::{alone, map, until, Served};
use example_kubernetes::*;
use futures::executor::block_on;
use futures::future::abortable;

fn all(cluster: &ClusterImpl) -> Vec<ConfigMap> {
    block_on(cluster.list("default".into(), String::new())).expect("a list")
}

fn is_in_order(found: &ConfigMap) -> bool {
    found.labels.get(LABEL) == Some(&checksum(&found.data))
}

#[test]
fn labels_come_in_order_whoever_else_writes() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    server.fill("default", 50);
    let informer = cluster.informer("default");
    let mut made = 0;
    let (controller, stop) = abortable(reconcile(&cluster, &informer, |_| made += 1));
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::scope(|scope| {
                for writer in 0..4 {
                    let cluster = &cluster;
                    scope.spawn(move || writes(cluster, writer));
                }
            });
            until("all are in order", || all(&cluster).iter().all(is_in_order));
            stop.abort();
        });
        assert!(block_on(controller).is_err(), "it was stopped");
    });
    let all = all(&cluster);
    assert_eq!(all.len(), 49, "one is deleted");
    // Nobody's update is lost.
    for found in &all {
        for writer in 0..4 {
            assert_eq!(
                found.data.get(&format!("writer-{writer}")).map(String::as_str),
                Some("was here")
            );
        }
    }
    assert!(made >= 49, "{made} were made");
    until("the informer has stopped", || ClustersImpl::informing() == 0);
}

/// Writes to each, again and again until it is not refused; one of them deletes the last one.
fn writes(cluster: &ClusterImpl, writer: usize) {
    for number in 0..49 {
        let name = format!("config-{number}");
        changed(cluster, &name, |found| {
            found.data.insert(format!("writer-{writer}"), "was here".into());
        });
    }
    if writer == 0 {
        block_on(cluster.delete("default".into(), "config-49".into())).expect("a deletion");
    }
}

/// Says how often it was refused.
fn changed(cluster: &ClusterImpl, name: &str, change: impl Fn(&mut ConfigMap)) -> usize {
    for refused in 0.. {
        let mut found = block_on(cluster.get("default".into(), name.into())).expect("it is there");
        change(&mut found);
        match block_on(cluster.update(found)) {
            Ok(_) => return refused,
            Err(ApiError::Conflict(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
    unreachable!()
}

#[test]
fn a_conflict_is_read_again() {
    let _alone = alone();
    let Served { cluster, .. } = Served::new();
    let old = block_on(cluster.create(map("web", "color", "red"))).expect("a new one");
    let mut newer = old.clone();
    newer.data.insert("color".into(), "blue".into());
    block_on(cluster.update(newer)).expect("an update");
    // It begins with what is not there any more.
    let made = block_on(in_order(&cluster, old.clone()))
        .expect("no error")
        .expect("a change");
    assert_eq!(made.data["color"], "blue");
    assert!(is_in_order(&made));
    assert_eq!(block_on(in_order(&cluster, made)), Ok(None));
    block_on(cluster.delete("default".into(), "web".into())).expect("a deletion");
    assert_eq!(block_on(in_order(&cluster, old)), Ok(None));
}

#[test]
fn many_threads_count_to_the_same_end() {
    let _alone = alone();
    let Served { cluster, .. } = Served::new();
    block_on(cluster.create(map("counter", "count", "0"))).expect("a new one");
    let refused: usize = thread::scope(|scope| {
        let count = || -> usize {
            let counts = (0..25).map(|_| {
                changed(&cluster, "counter", |found| {
                    let count: u32 = found.data["count"].parse().expect("a number");
                    found.data.insert("count".into(), (count + 1).to_string());
                })
            });
            counts.sum()
        };
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(count)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("a thread"))
            .sum()
    });
    let found = block_on(cluster.get("default".into(), "counter".into())).expect("the counter");
    assert_eq!(found.data["count"], "200", "{refused} updates were refused");
}

#[test]
fn checksums_tell_texts_apart() {
    let of = |pairs: &[(&str, &str)]| {
        checksum(
            &pairs
                .iter()
                .map(|(key, value)| (key.to_string(), value.to_string()))
                .collect(),
        )
    };
    assert_eq!(of(&[("a", "b")]), of(&[("a", "b")]));
    assert_ne!(of(&[("a", "b")]), of(&[("ab", "")]));
    assert_ne!(of(&[("a", "b")]), of(&[("a", "b"), ("c", "")]));
}
