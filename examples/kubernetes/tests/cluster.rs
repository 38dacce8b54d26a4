//! The client: what it does, what is refused, and what ends it early.

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use common::{alone, map, until, Served};
use example_kubernetes::*;
use futures::executor::block_on;
use futures::poll;

fn get(cluster: &ClusterImpl, name: &str) -> Result<ConfigMap, ApiError> {
    block_on(cluster.get("default".into(), name.into()))
}

#[test]
fn every_operation() {
    let _alone = alone();
    let Served { cluster, .. } = Served::new();
    let made = block_on(cluster.create(map("web", "color", "red"))).expect("a new one");
    assert_ne!(made.version, "");
    let expected = ConfigMap {
        version: made.version.clone(),
        ..map("web", "color", "red")
    };
    assert_eq!(made, expected);
    assert_eq!(get(&cluster, "web"), Ok(made.clone()));

    let mut other = map("cache", "color", "red");
    other.labels.insert("tier".into(), "back".into());
    let other = block_on(cluster.create(other)).expect("another one");
    let list = |labels: &str| block_on(cluster.list("default".into(), labels.into())).expect("a list");
    assert_eq!(list("").len(), 2);
    assert_eq!(list("tier=back"), [other]);
    assert_eq!(list("tier!=back"), std::slice::from_ref(&made));
    assert_eq!(
        block_on(cluster.list("elsewhere".into(), String::new())),
        Ok(vec![])
    );

    let mut newer = made;
    newer.data.insert("color".into(), "blue".into());
    newer.labels.clear();
    let updated = block_on(cluster.update(newer.clone())).expect("an update");
    assert_ne!(updated.version, newer.version);
    assert_eq!((&updated.data, &updated.labels), (&newer.data, &newer.labels));
    assert_eq!(get(&cluster, "web"), Ok(updated));

    assert_eq!(block_on(cluster.delete("default".into(), "web".into())), Ok(()));
    assert!(matches!(get(&cluster, "web"), Err(ApiError::NotFound(_))));
}

#[test]
fn what_is_refused_has_a_type() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    let missing = ApiError::NotFound("configmaps \"web\" not found".into());
    assert_eq!(get(&cluster, "web"), Err(missing.clone()));
    assert_eq!(
        block_on(cluster.update(map("web", "a", "b"))),
        Err(missing.clone())
    );
    assert_eq!(
        block_on(cluster.delete("default".into(), "web".into())),
        Err(missing)
    );

    let made = block_on(cluster.create(map("web", "a", "b"))).expect("a new one");
    let twice = block_on(cluster.create(map("web", "a", "b")));
    assert_eq!(
        twice,
        Err(ApiError::AlreadyExists(
            "configmaps \"web\" already exists".into()
        ))
    );

    block_on(cluster.update(made.clone())).expect("the first update");
    let second = block_on(cluster.update(made.clone()));
    assert!(
        matches!(&second, Err(ApiError::Conflict(text)) if text.contains("\"web\"")),
        "{second:?}"
    );
    let whichever = ConfigMap {
        version: String::new(),
        ..made
    };
    assert!(block_on(cluster.update(whichever)).is_ok());

    let list = block_on(cluster.list("default".into(), "a==b==c".into()));
    assert!(matches!(list, Err(ApiError::Other(_))), "{list:?}");
    server.close();
    let gone = get(&cluster, "web");
    assert!(
        matches!(&gone, Err(ApiError::Other(text)) if text.contains("refused")),
        "{gone:?}"
    );
}

/// An answer of the API server, as it is.
fn http(server: &StandInImpl, method: &str, path: &str, body: &str) -> String {
    let config = server.kubeconfig().expect("a kubeconfig");
    let address = config
        .split("http://")
        .nth(1)
        .and_then(|rest| rest.lines().next())
        .expect("an address");
    let mut stream = TcpStream::connect(address).expect("the server");
    let head = format!("{method} /api/v1/namespaces/default/configmaps{path} HTTP/1.0");
    write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn an_update_leaves_what_rust_does_not_know() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    let made = http(
        &server,
        "POST",
        "",
        r#"{"metadata": {"name": "web", "annotations": {"owner": "ada"}}, "binaryData": {"key": "AAEC"}}"#,
    );
    assert!(made.contains("AAEC"), "{made}");
    let mut found = get(&cluster, "web").expect("what was made");
    found.data.insert("color".into(), "red".into());
    block_on(cluster.update(found)).expect("an update");
    let now = http(&server, "GET", "/web", "");
    for part in [r#""owner":"ada""#, r#""key":"AAEC""#, r#""color":"red""#] {
        assert!(now.contains(part), "{part} is not in {now}");
    }
}

#[test]
fn a_dropped_future_cancels_its_request() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    server.delay(600_000);
    let mut calls: Vec<_> = (0..20)
        .map(|_| Box::pin(cluster.get("default".into(), "web".into())))
        .collect();
    block_on(async {
        for call in &mut calls {
            assert!(poll!(call).is_pending());
        }
    });
    until("all requests have come", || server.waiting() == 20);
    calls.truncate(5);
    until("the others are given up", || server.abandoned() == 15);
    assert_eq!(server.waiting(), 5);
    drop(calls);
    until("all are given up", || server.abandoned() == 20);
}

#[test]
fn a_deadline_ends_a_request() {
    let _alone = alone();
    let Served { server, cluster } = Served::new();
    server.delay(600_000);
    let call = cluster.get("default".into(), "web".into());
    let late = block_on(rust2go::with_timeout(Duration::from_millis(100), call));
    assert!(matches!(late, Err(ApiError::TimedOut(_))), "{late:?}");
    until("it is given up", || server.abandoned() == 1);
}

#[test]
fn a_kubeconfig_names_a_cluster() {
    let _alone = alone();
    let Served { server, .. } = Served::new();
    server.fill("default", 1);
    let file = std::env::temp_dir().join(format!("kubeconfig-{}", std::process::id()));
    std::fs::write(&file, server.kubeconfig().expect("a kubeconfig")).expect("a file");
    let cluster = ClustersImpl::connect(&file).expect("a client");
    std::fs::remove_file(&file).expect("the file");
    assert!(get(&cluster, "config-0").is_ok());
    let nothing = ClustersImpl::connect(Path::new("/no/such/file")).map(|_| ());
    assert!(
        matches!(&nothing, Err(ApiError::Other(text)) if text.contains("/no/such/file")),
        "{nothing:?}"
    );
}
