use old_monoio::ring::*;

fn entry() -> Entry {
    Entry {
        key: "k".into(),
        value: vec![1, 2],
        next: Some(-1),
    }
}

#[test]
fn sync_calls() {
    assert_eq!(PlainImpl::by_callback(&entry()), entry());
}

#[monoio::test]
async fn calls_through_memory() {
    assert_eq!(RingImpl::put(entry()).await.value, [1, 2, 0]);
    // SAFETY: it is awaited.
    assert_eq!(unsafe { RingImpl::add(1, 2).await }, 3);
    let (entries, (given, times)) = RingImpl::put_back(entry(), 3).await;
    assert_eq!((entries.len(), given, times), (3, entry(), 3));
}
