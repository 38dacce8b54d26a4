//! The program as its users run it, on monoio.

#![deny(warnings)]

use e2e_old_monoio::ring::*;

fn entry() -> Entry {
    Entry {
        key: "k".into(),
        value: vec![1, 2],
        meta: Meta {
            flag: true,
            stamp: -1,
            weight: 0.5,
        },
        next: Some(Meta {
            flag: false,
            stamp: i64::MAX,
            weight: 1.5,
        }),
    }
}

#[test]
fn sync_methods() {
    assert_eq!(PlainImpl::ping(1), 1);
    assert_eq!(PlainImpl::by_cgo(&"key".to_string()), b"key");
    assert_eq!(PlainImpl::by_cgo_call(vec!["a".into(), "b".into()]), 2);
    assert_eq!(PlainImpl::by_callback(&entry()), entry());
}

/// Defect 5: results of all kinds, primitives among them.
#[monoio::test]
async fn shared_memory_methods() {
    // SAFETY: each future is awaited.
    unsafe {
        assert_eq!(RingImpl::add(1, 2).await, 3);
        assert_eq!(RingImpl::len(vec![entry(); 3]).await, 3);
        assert_eq!(RingImpl::by_value(entry()).await, "k");
        assert!(RingImpl::lent(&entry(), &vec!["j".into(), "k".into()]).await);
    }
    assert_eq!(RingImpl::put(entry()).await.value, [1, 2, 0]);
    let (entries, (given, times)): (Vec<Entry>, (Entry, u8)) = RingImpl::put_back(entry(), 3).await;
    assert_eq!((entries.len(), given, times), (3, entry(), 3));
}

#[monoio::test]
async fn what_is_given_is_kept() {
    // SAFETY: awaited.
    unsafe { RingImpl::touch("kept".into()).await };
    let last = LastImpl::last().await.expect("an entry");
    assert_eq!((last.key.as_str(), last.next), ("kept", None));
}

#[monoio::test]
async fn many_tasks() {
    let mut tasks = Vec::new();
    for n in 0..2_000 {
        // SAFETY: the task is awaited below.
        tasks.push(monoio::spawn(async move { unsafe { RingImpl::add(n, 1).await } }));
    }
    let mut sum = 0;
    for task in tasks {
        sum += task.await;
    }
    assert_eq!(sum, 2_001_000);
}
