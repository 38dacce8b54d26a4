//! Rust's side of `Later` and `Gates`.

use std::collections::HashMap;
use std::future::{poll_fn, Future};
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

use rust2go::GoError;

use crate::api::*;
use crate::trouble::fail;

/// Wakes itself so often.
async fn woken(mut wakes: u32) {
    poll_fn(|context| {
        if wakes == 0 {
            return Poll::Ready(());
        }
        wakes -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// A gate: those who wait, or what they get.
enum Gate {
    Closed(Vec<Waker>),
    Open(u64),
}

static GATES: Mutex<Option<HashMap<u32, Gate>>> = Mutex::new(None);

fn with_gate<R>(gate: u32, f: impl FnOnce(&mut Gate) -> R) -> R {
    let mut gates = GATES.lock().unwrap_or_else(PoisonError::into_inner);
    let gates = gates.get_or_insert_with(HashMap::new);
    f(gates.entry(gate).or_insert_with(|| Gate::Closed(Vec::new())))
}

async fn open(gate: u32) -> u64 {
    let _alive = Alive::default();
    poll_fn(|context| {
        with_gate(gate, |gate| match gate {
            Gate::Closed(waiting) => {
                waiting.push(context.waker().clone());
                Poll::Pending
            }
            Gate::Open(number) => Poll::Ready(*number),
        })
    })
    .await
}

fn left() -> Option<i64> {
    let deadline = rust2go::deadline()?;
    let left = deadline.saturating_duration_since(Instant::now());
    left.as_millis().try_into().ok()
}

impl Later for LaterImpl {
    async fn nothing() {}

    async fn after(wakes: u32, number: u64) -> u64 {
        woken(wakes).await;
        number
    }

    async fn borrowed(wakes: u32, text: &str, bytes: &[u8], users: &[User], user: &User) -> Vec<User> {
        woken(wakes).await;
        let mut all = users.to_vec();
        all.push(user.clone());
        for user in &mut all {
            user.name.push_str(text);
            user.name.push_str(&String::from_utf8_lossy(bytes));
        }
        all
    }

    #[allow(clippy::manual_async_fn)] // the other spelling
    fn future(text: String) -> impl Future<Output = Result<String, GoError>> + Send {
        async move {
            woken(1).await;
            match text.as_str() {
                "" => Err(GoError::wrap(&std::fmt::Error)),
                _ => Ok(text),
            }
        }
    }

    async fn own(path: &str) -> Result<Counted, OpenError> {
        woken(u32::from(path.len() % 2 == 0)).await;
        match path {
            "" => Err(OpenError {
                path: "nothing".to_owned(),
                reason: "it has no name".to_owned(),
            }),
            _ => Ok(Counted {
                text: path.to_owned(),
                alive: Alive::default(),
            }),
        }
    }

    async fn panics(wakes: u32, how: u8) -> Result<u64, GoError> {
        woken(wakes).await;
        Ok(fail(how))
    }

    async fn panics_plainly(wakes: u32) -> u64 {
        woken(wakes).await;
        panic!("plainly")
    }

    async fn wait(gate: u32) -> Result<u64, GoError> {
        Ok(open(gate).await)
    }

    async fn wait_plainly(gate: u32) -> u64 {
        open(gate).await
    }

    async fn left() -> (Option<i64>, Option<i64>) {
        woken(1).await;
        (left(), LaterDriverImpl::left().await)
    }

    async fn down(depth: u32, text: String) -> String {
        woken(depth % 2).await;
        match depth {
            0 => text,
            _ => LaterDriverImpl::down(depth - 1, text + "r").await,
        }
    }

    async fn sleep(milliseconds: u64) -> bool {
        let began = Instant::now();
        let pause = Duration::from_millis(milliseconds);
        tokio::time::sleep(pause).await;
        began.elapsed() >= pause
    }
}

impl Gates for GatesImpl {
    fn open(gate: u32, number: u64) {
        let opened = with_gate(gate, |gate| std::mem::replace(gate, Gate::Open(number)));
        if let Gate::Closed(waiting) = opened {
            waiting.into_iter().for_each(Waker::wake);
        }
    }

    fn alive() -> i64 {
        ALIVE.load(Ordering::Relaxed) as i64
    }
}
