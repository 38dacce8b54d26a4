//! What Rust does with closures of Go's.

use std::sync::Mutex;

use rust2go::GoError;

use crate::api::*;

type Observe = Box<dyn Fn(String, Option<Entry>) -> Vec<String> + Send + Sync>;

static KEPT: Mutex<Option<Observe>> = Mutex::new(None);

/// What `later` is expected to make of a text.
pub fn shout(text: &str) -> String {
    format!("{}!", text.to_uppercase())
}

impl Rules for RulesImpl {
    fn apply(numbers: Vec<u64>, rule: Box<dyn Fn(u64) -> u64 + Send + Sync>) -> Vec<u64> {
        numbers.into_iter().map(rule).collect()
    }

    fn check(
        entries: &[Entry],
        allow: impl Fn(&Entry) -> Result<(), Refused> + Send + Sync + 'static,
    ) -> Result<u64, Refused> {
        for entry in entries {
            allow(entry)?;
        }
        Ok(entries.len() as u64)
    }

    fn keep(observe: Observe) {
        *KEPT.lock().unwrap() = Some(observe);
    }

    fn kept(text: &str) -> Vec<String> {
        let text = text.to_owned();
        let entry = Entry {
            path: "of Rust".into(),
            size: 1,
        };
        let thread = std::thread::spawn(move || {
            let kept = KEPT.lock().unwrap();
            kept.as_ref()
                .map(|observe| observe(text, Some(entry)))
                .unwrap_or_default()
        });
        thread.join().unwrap()
    }

    fn forget() -> bool {
        KEPT.lock().unwrap().take().is_some()
    }

    fn maybe(rule: Option<Box<dyn Fn(&str) -> String + Send + Sync>>) -> String {
        rule.map_or_else(|| "none".to_owned(), |rule| rule("some"))
    }

    async fn later(
        texts: Vec<String>,
        shout: Box<dyn Fn(String) -> rust2go::BoxFuture<Result<String, GoError>> + Send + Sync>,
    ) -> Result<Vec<String>, GoError> {
        let mut shouted = Vec::new();
        for text in texts {
            shouted.push(shout(text).await?);
        }
        Ok(shouted)
    }

    fn twice(outer: Box<dyn Fn(Box<dyn Fn(u64) -> u64 + Send + Sync>) -> u64 + Send + Sync>) -> u64 {
        let by = outer(Box::new(|n| n * 3));
        outer(Box::new(move |n| n + by))
    }

    fn sum(numbers: &[u64], each: &(dyn Fn(u64) -> u64 + Sync)) -> u64 {
        numbers.iter().map(|number| each(*number)).sum()
    }

    async fn later_sum(numbers: Vec<u64>, each: &(dyn Fn(u64) -> u64 + Sync)) -> u64 {
        numbers.into_iter().map(each).sum()
    }

    fn drops(closure: Box<dyn Fn() + Send + Sync>) {
        drop(closure);
    }
}
