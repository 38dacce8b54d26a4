//! [redb](https://www.redb.org) behind the interface.

#![allow(clippy::result_large_err)] // redb's own errors, which go no further than here

pub mod api;

use std::sync::{Arc, Mutex, PoisonError};

use api::*;
use futures::channel::oneshot;
use futures::stream;
use redb::{Database, Durability, TableDefinition, WriteTransaction};
use rust2go::BoxStream;

const ENTRIES: TableDefinition<&str, &[u8]> = TableDefinition::new("entries");

/// How many writes go to the file together.
const WRITES: usize = 1_000;

struct Redb {
    database: Arc<Database>,
    /// Writes that have no durable transaction behind them.
    written: Mutex<usize>,
}

/// An error of redb's, with what was being done.
fn failed<E: std::fmt::Display>(doing: &str) -> impl FnOnce(E) -> StoreError + '_ {
    move |error| StoreError {
        doing: doing.into(),
        message: error.to_string(),
    }
}

impl Stores for StoresImpl {
    fn open(path: &str) -> Result<StoreImpl, StoreError> {
        let database = Database::create(path).map_err(failed("open"))?;
        // The table is there from now on.
        let begin = database.begin_write().map_err(failed("open"))?;
        begin.open_table(ENTRIES).map(drop).map_err(failed("open"))?;
        begin.commit().map_err(failed("open"))?;
        Ok(StoreImpl::new(Redb {
            database: Arc::new(database),
            written: Mutex::new(0),
        }))
    }
}

impl Redb {
    /// Runs a write. One in so many is durable, and has those before it on the disk too.
    fn write<T>(
        &self,
        doing: &str,
        write: impl FnOnce(&WriteTransaction) -> Result<T, redb::Error>,
    ) -> Result<T, StoreError> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let mut transaction = self.database.begin_write().map_err(failed(doing))?;
        *written = (*written + 1) % WRITES;
        if *written != 0 {
            transaction.set_durability(Durability::None);
        }
        let value = write(&transaction).map_err(failed(doing))?;
        transaction.commit().map_err(failed(doing))?;
        Ok(value)
    }
}

impl Store for Redb {
    fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let transaction = self.database.begin_read().map_err(failed("get"))?;
        let table = transaction.open_table(ENTRIES).map_err(failed("get"))?;
        let found = table.get(key).map_err(failed("get"))?;
        Ok(found.map(|value| value.value().to_vec()))
    }

    fn put(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        self.write("put", |transaction| {
            transaction.open_table(ENTRIES)?.insert(key, value)?;
            Ok(())
        })
    }

    fn delete(&self, key: &str) -> Result<bool, StoreError> {
        self.write("delete", |transaction| {
            let removed = transaction.open_table(ENTRIES)?.remove(key)?.is_some();
            Ok(removed)
        })
    }

    fn scan(&self, prefix: &str) -> BoxStream<Result<Entry, StoreError>> {
        let range = self
            .database
            .begin_read()
            .map_err(redb::Error::from)
            .and_then(|transaction| {
                let table = transaction.open_table(ENTRIES)?;
                Ok(table.range(prefix..)?)
            });
        let range = match range {
            Ok(range) => range,
            Err(error) => return Box::pin(stream::iter([Err(failed("scan")(error))])),
        };
        let prefix = prefix.to_owned();
        let entries = range.map_while(move |entry| match entry {
            Ok((key, _)) if !key.value().starts_with(&prefix) => None,
            Ok((key, value)) => Some(Ok(Entry {
                key: key.value().to_owned(),
                value: value.value().to_vec(),
            })),
            Err(error) => Some(Err(failed("scan")(error))),
        });
        Box::pin(stream::iter(entries))
    }

    async fn sync(&self) -> Result<(), StoreError> {
        // The disk takes its time, so a thread of its own waits for it and the goroutine for that.
        let (sender, done) = oneshot::channel();
        let database = Arc::clone(&self.database);
        std::thread::spawn(move || {
            let committed = database
                .begin_write()
                .map_err(failed("sync"))
                .and_then(|transaction| transaction.commit().map_err(failed("sync")));
            // Whoever waited may have gone.
            drop(sender.send(committed));
        });
        done.await
            .unwrap_or_else(|_| Err(failed("sync")("its thread has panicked")))
    }
}

#[cfg(test)]
mod tests {
    use futures::executor::block_on;
    use futures::StreamExt;

    use super::*;

    #[test]
    fn what_was_put_is_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("store");
        let path = path.to_str().expect("a name in UTF-8");
        let store = StoresImpl::open(path).expect("a store");
        for key in ["a/1", "a/2", "b/1"] {
            Store::put(&store, key, key.as_bytes()).expect("put");
        }
        assert_eq!(Store::delete(&store, "a/1"), Ok(true));
        assert_eq!(Store::delete(&store, "a/1"), Ok(false));
        block_on(Store::sync(&store)).expect("synced");
        let scanned: Vec<_> = block_on(Store::scan(&store, "a/").collect());
        let entry = Entry {
            key: "a/2".into(),
            value: b"a/2".to_vec(),
        };
        assert_eq!(scanned, [Ok(entry)]);
        drop(store);
        let store = StoresImpl::open(path).expect("the store again");
        assert_eq!(Store::get(&store, "b/1"), Ok(Some(b"b/1".to_vec())));
        assert_eq!(Store::get(&store, "a/1"), Ok(None));
    }
}
