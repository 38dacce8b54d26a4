//! The object.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::api::*;

pub(crate) static ALIVE: AtomicI64 = AtomicI64::new(0);

pub(crate) struct MapStore(Mutex<BTreeMap<String, Vec<u8>>>);

impl MapStore {
    pub(crate) fn new() -> MapStore {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        MapStore(Mutex::default())
    }

    fn entries(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, key: &str) -> Result<Entry, Missing> {
        let found = self.entries().get(key).cloned();
        let key = key.to_owned();
        match found {
            Some(value) => Ok(Entry { key, value }),
            None => Err(Missing { key }),
        }
    }
}

impl Drop for MapStore {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Store for MapStore {
    fn put(&self, entry: Entry) {
        self.entries().insert(entry.key, entry.value);
    }

    fn get(&self, key: &str) -> Result<Entry, Missing> {
        self.find(key)
    }

    async fn later(&self, key: &str) -> Result<Entry, Missing> {
        // Woken from another thread, once.
        let (send, receive) = futures::channel::oneshot::channel();
        std::thread::spawn(|| send.send(()));
        let _ = receive.await;
        self.find(key)
    }

    fn each(&self, visitor: &VisitorImpl) -> u64 {
        let entries = self.entries().clone();
        let entries = entries.into_iter().map(|(key, value)| Entry { key, value });
        entries.take_while(|entry| visitor.visit(entry)).count() as u64
    }
}
