//! What is measured, here and by `beside`: a process each, so that neither has what the other one needed.

use std::fmt;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// The figures of one process and those that it has started.
#[derive(Serialize, Deserialize)]
pub(crate) struct Figures {
    /// Until the informer, begun from nothing, has told of all there is.
    pub(crate) first: Duration,
    /// Until a second stream of it has.
    pub(crate) again: Duration,
    /// One look into the cache.
    pub(crate) get: Duration,
    /// The most that they have had, in MiB.
    pub(crate) memory: f64,
    /// Of all that was told: the same wherever the same was.
    pub(crate) sum: u64,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// What an informer has told of.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) names: Vec<(String, String)>,
    sum: u64,
}

impl Told {
    pub(crate) fn add(&mut self, namespace: String, name: String, version: &str) {
        let bytes = namespace.bytes().chain(name.bytes()).chain(version.bytes());
        let one = bytes.fold(7_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        self.sum = self.sum.wrapping_add(one); // in any order
        self.names.push((namespace, name));
    }
}

/// Measures. `watch` reads all that a new stream of events tells of at once, and `get` looks into the cache for the version.
pub(crate) fn measure<E>(
    mut watch: impl FnMut() -> Result<Told, E>,
    mut get: impl FnMut(&str, &str) -> Result<Option<String>, E>,
    memory: impl FnOnce() -> f64,
) -> Result<Figures, E> {
    let began = Instant::now();
    let told = watch()?;
    let first = began.elapsed();
    let began = Instant::now();
    let mut sum = watch()?.sum;
    let again = began.elapsed();
    let began = Instant::now();
    for (namespace, name) in &told.names {
        let found = get(namespace, name)?;
        sum = sum.wrapping_add(u64::from(found.is_some()));
    }
    let get = began.elapsed() / told.names.len().max(1) as u32;
    Ok(Figures {
        first,
        again,
        get,
        memory: memory(),
        sum: sum.wrapping_add(told.sum),
    })
}

/// What a process has had at most, in MiB; Linux only.
pub(crate) fn peak(process: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
