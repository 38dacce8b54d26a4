//! Rust's side.

use std::collections::BTreeMap;
use std::future::{poll_fn, Future};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use rust2go::GoError;

use crate::api::*;

static ALIVE: AtomicI64 = AtomicI64::new(0);

/// A store in memory, which is counted.
#[derive(Debug)]
pub struct MapStore {
    name: String,
    rows: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl MapStore {
    pub fn new(name: &str) -> MapStore {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        MapStore {
            name: name.to_owned(),
            rows: Mutex::default(),
        }
    }

    fn rows(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for MapStore {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Store for MapStore {
    fn get(&self, key: &str) -> Option<Row> {
        let value = self.rows().get(key)?.clone();
        let key = key.to_owned();
        Some(Row { key, value })
    }

    fn put(&self, row: Row) -> Result<(), GoError> {
        if row.key.is_empty() {
            return Err(GoError::msg(format!("{}: a row without a key", self.name)));
        }
        self.rows().insert(row.key, row.value);
        Ok(())
    }

    fn count(&self) -> u64 {
        self.rows().len() as u64
    }

    async fn scan(&self, mut wakes: u32, prefix: &str) -> Result<Vec<Row>, GoError> {
        poll_fn(|context| {
            if wakes == 0 {
                return Poll::Ready(());
            }
            wakes -= 1;
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        let rows = self.rows();
        let found = rows.iter().filter(|(key, _)| key.starts_with(prefix));
        Ok(found
            .map(|(key, value)| Row {
                key: key.clone(),
                value: value.clone(),
            })
            .collect())
    }

    fn never(&self) -> impl Future<Output = ()> + Send {
        std::future::pending()
    }

    fn copy(&self, from: &StoreImpl) -> Result<u64, GoError> {
        // The other one is asked by way of Go, as any that Rust did not make would be.
        let session = SessionsImpl::open("copy", Some(from.clone()))?;
        match session.store() {
            Some(_) => Ok(self.count()),
            None => Err(GoError::msg("the store is gone")),
        }
    }

    fn panics(&self) {
        panic!("{} panics", self.name)
    }

    fn asks(&self, session: SessionImpl) -> Result<String, GoError> {
        session.fails()?;
        Ok(session.name())
    }
}

/// The session that `Quick::drops` drops.
pub static KEPT: Mutex<Option<SessionImpl>> = Mutex::new(None);

impl Quick for QuickImpl {
    fn hold(_: SessionImpl) -> Result<(), GoError> {
        Ok(())
    }

    fn drops() -> bool {
        KEPT.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
            .is_some()
    }

    fn takes(_: &StoreImpl) -> bool {
        true
    }
}

impl Stores for StoresImpl {
    fn open(name: &str) -> Result<StoreImpl, GoError> {
        match name {
            "" => Err(GoError::msg("a store without a name")),
            _ => Ok(StoreImpl::new(MapStore::new(name))),
        }
    }

    fn some(names: &[String]) -> Vec<StoreImpl> {
        let stores = names.iter().map(|name| StoreImpl::new(MapStore::new(name)));
        stores.collect()
    }

    fn none() -> Option<StoreImpl> {
        None
    }

    fn alive() -> i64 {
        ALIVE.load(Ordering::Relaxed)
    }
}
