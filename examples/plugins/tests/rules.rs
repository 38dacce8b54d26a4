//! What the README says.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

use example_plugins::*;
use futures::executor::block_on;
use futures::stream::{self, StreamExt};

fn rules(text: &str) -> Vec<Rule> {
    parse_rules(text).expect("rules")
}

fn request(client: &str, status: u16) -> Request {
    Request {
        client: client.into(),
        method: "GET".into(),
        path: "/".into(),
        status,
        bytes: 1,
        millis: 1,
    }
}

#[test]
fn rules_ask_the_host_and_raise_alerts() {
    let asked = Arc::new(AtomicUsize::new(0));
    let rules = EngineImpl::compile(&rules("bad: reputation(client) < 50\nlost: status == 404"), {
        let asked = Arc::clone(&asked);
        Box::new(move |client| {
            asked.fetch_add(1, Ordering::Relaxed);
            if client == "mallory" {
                0
            } else {
                100
            }
        })
    });
    let rules = rules.expect("two rules");
    let all = [request("ada", 200), request("mallory", 404), request("bob", 404)];
    let alerts: Vec<_> = block_on(rules.watch(Box::pin(stream::iter(all))).collect());
    let found: Vec<_> = alerts
        .into_iter()
        .map(|alert| alert.map(|Alert { rule, request }| (rule, request.client)))
        .collect();
    let found: Result<Vec<_>, _> = found.into_iter().collect();
    let expected = [("bad", "mallory"), ("lost", "mallory"), ("lost", "bob")];
    let expected = expected.map(|(rule, client)| (rule.to_owned(), client.to_owned()));
    assert_eq!(found, Ok(expected.to_vec()));
    assert_eq!(asked.load(Ordering::Relaxed), 3);
}

#[test]
fn a_rule_that_is_wrong_says_where() {
    let error = EngineImpl::compile(&rules("typo: status == 404 && stauts > 1"), Box::new(|_| 0));
    let error = error.map(|_| ()).expect_err("a name that is not there");
    assert_eq!((error.rule.as_str(), error.line, error.column), ("typo", 1, 18));
    assert!(error.message.contains("unknown name stauts"), "{error}");
}

#[test]
fn alerts_that_nobody_wants_end_the_work() {
    let seen = Arc::new(AtomicUsize::new(0));
    let rules = EngineImpl::compile(&rules("all: status > 0"), Box::new(reputation)).expect("a rule");
    let endless = requests().inspect({
        let seen = Arc::clone(&seen);
        move |_| {
            seen.fetch_add(1, Ordering::Relaxed);
        }
    });
    let mut alerts = rules.watch(Box::pin(stream::iter(endless)));
    assert!(block_on(alerts.next()).is_some_and(|alert| alert.is_ok()));
    drop(alerts);
    // The handler has returned once what it has captured is gone.
    while Arc::strong_count(&seen) > 1 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    assert!(seen.load(Ordering::Relaxed) > 0);
}
