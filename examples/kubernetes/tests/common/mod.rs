//! What all tests need.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use example_kubernetes::*;

/// The tests count goroutines, so they run one after the other.
pub fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "not within a minute: {what}"
        );
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// An API server and a client of it.
pub struct Served {
    pub server: StandInImpl,
    pub cluster: ClusterImpl,
}

impl Served {
    pub fn new() -> Self {
        let server = ClustersImpl::stand_in().expect("a server");
        let cluster = server.connect().expect("a client");
        Served { server, cluster }
    }
}

pub fn map(name: &str, key: &str, value: &str) -> ConfigMap {
    ConfigMap {
        namespace: "default".into(),
        name: name.into(),
        labels: [("app".into(), name.into())].into(),
        data: [(key.into(), value.into())].into(),
        version: String::new(),
    }
}
