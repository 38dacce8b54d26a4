//! Spans and metrics: `cargo test --package e2e-engine --features watch`.

#![cfg(feature = "watch")]

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use e2e_engine::api::*;
use futures::executor::block_on;
use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};

/// Each span with its fields, and whether it has ended.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<(String, bool)>>>);

struct Text<'a>(&'a mut String);

impl Visit for Text<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push_str(&format!(" {}={value:?}", field.name()));
    }
}

impl Subscriber for Spans {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut text = format!(
            "{} {}",
            attributes.metadata().target(),
            attributes.metadata().name()
        );
        attributes.record(&mut Text(&mut text));
        let mut spans = self.0.lock().unwrap();
        spans.push((text, false));
        Id::from_u64(spans.len() as u64)
    }
    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut spans = self.0.lock().unwrap();
        values.record(&mut Text(&mut spans[span.into_u64() as usize - 1].0));
    }
    fn try_close(&self, span: Id) -> bool {
        self.0.lock().unwrap()[span.into_u64() as usize - 1].1 = true;
        true
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

fn each_call_has_a_span_and_go_knows_it() {
    let spans = Spans::default();
    tracing::subscriber::set_global_default(spans.clone()).unwrap();

    block_on(async {
        assert_eq!(EngineImpl::add(1, 2).await, 3);
        assert_eq!(EngineImpl::value("traceparent".into()).await, "");
        assert!(EngineImpl::fails().await.is_err());
        assert!(rust2go::set_traceparent(|| Some("00-1-2-01".into())));
        assert!(!rust2go::set_traceparent(|| None), "the first counts");
        // Beside other values.
        let value = rust2go::context_value("a", "1", async {
            let parent = EngineImpl::value("traceparent".into()).await;
            EngineImpl::value("a".into()).await + &parent
        });
        assert_eq!(value.await, "100-1-2-01");
    });

    let span =
        |method: &str, rest: &str| (format!("rust2go go_call method=\"Engine::{method}\"{rest}"), true);
    assert_eq!(
        *spans.0.lock().unwrap(),
        [
            span("add", ""),
            span("value", ""),
            span("fails", " error=no"),
            span("value", ""),
            span("value", "")
        ]
    );
}

/// What was recorded, by name and label.
#[derive(Clone, Default)]
struct Figures(Arc<Mutex<BTreeMap<String, Arc<AtomicU64>>>>);

impl Figures {
    fn at(&self, key: &Key) -> Arc<AtomicU64> {
        let labels: String = key.labels().map(|label| format!(" {}", label.value())).collect();
        let name = format!("{}{labels}", key.name());
        Arc::clone(self.0.lock().unwrap().entry(name).or_default())
    }
}

impl Recorder for Figures {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.at(key))
    }
    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::from_arc(self.at(key))
    }
    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

fn figures_get_to_the_recorder() {
    let figures = Figures::default();
    for _ in 0..3 {
        assert!(block_on(EngineImpl::panics()).is_err());
    }
    metrics::with_local_recorder(&figures, || {
        rust2go::record_metrics();
        rust2go::record_metrics();
    });
    let figures = figures.0.lock().unwrap();
    let at = |name: &str| figures[name].load(Ordering::Relaxed);
    assert_eq!(at("rust2go_calls_started Engine::panics"), 3);
    assert_eq!(at("rust2go_calls_panicked Engine::panics"), 3);
    assert_eq!(at("rust2go_calls_in_flight Engine::panics"), 0);
    assert!(at("rust2go_wake_ups") >= 1);
    assert!(!figures.contains_key("rust2go_calls_started Engine::fails_at_once"));
}

/// One test: all of this is the process's.
#[test]
fn calls_are_watched() {
    figures_get_to_the_recorder();
    each_call_has_a_span_and_go_knows_it();
}
