//! The functions.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;

use rust2go::GoError;

use crate::api::*;
use crate::store::{MapStore, ALIVE};

static WAITING: AtomicI64 = AtomicI64::new(0);

/// Counted as long as it is there.
struct Waiting;

impl Waiting {
    fn new() -> Waiting {
        WAITING.fetch_add(1, Ordering::Relaxed);
        Waiting
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Rust for RustImpl {
    fn add(a: u64, b: u64) -> u64 {
        a + b
    }

    fn shout(text: &str) -> String {
        text.to_uppercase()
    }

    fn double(number: u64) -> u64 {
        number * 2
    }

    fn open() -> StoreImpl {
        StoreImpl::new(MapStore::new())
    }

    fn alive() -> i64 {
        ALIVE.load(Ordering::Relaxed)
    }

    fn panics(text: &str) -> Result<(), GoError> {
        panic!("{text}")
    }

    fn panics_plainly(text: &str) {
        panic!("{text}")
    }

    fn go_panics(text: &str) -> String {
        match GoImpl::panics(text) {
            Ok(()) => "nothing".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    fn down(depth: u32) -> u32 {
        match depth {
            0 => 0,
            _ => 1 + GoImpl::down(depth - 1),
        }
    }

    async fn down_later(depth: u32) -> Result<u32, GoError> {
        match depth {
            0 => Err(GoError::msg("the bottom")),
            _ => Ok(1 + GoImpl::down_later(depth - 1).await?),
        }
    }

    async fn never() -> Result<(), GoError> {
        let _waiting = Waiting::new();
        std::future::pending().await
    }

    fn waiting() -> i64 {
        WAITING.load(Ordering::Relaxed)
    }

    fn from_threads(threads: u32, calls: u32) -> u64 {
        let one = move || {
            (0..calls)
                .map(|call| GoImpl::sum(&[u64::from(call), 1]))
                .sum::<u64>()
        };
        let all: Vec<_> = (0..threads).map(|_| thread::spawn(one)).collect();
        all.into_iter()
            .map(|thread| thread.join().unwrap_or_default())
            .sum()
    }

    fn broken_pipe() -> String {
        let write = || {
            let listener = TcpListener::bind("127.0.0.1:0")?;
            let mut stream = TcpStream::connect(listener.local_addr()?)?;
            drop(listener.accept()?);
            // The first write is answered by the end of the connection.
            loop {
                stream.write_all(&[0; 1024])?;
            }
        };
        match thread::spawn(write).join() {
            Ok(Err::<(), std::io::Error>(error)) => error.to_string(),
            _ => "no error".to_owned(),
        }
    }

    fn keep_calling() {
        thread::spawn(|| loop {
            GoImpl::sum(&[1, 2]);
        });
    }
}
