use old_tokio::user::*;

fn basket(limit: Option<Cents>) -> Basket {
    let order = |count| Order {
        name: format!("item {count}"),
        count,
        unit_cents: 100,
        photo: vec![count; 3],
    };
    Basket {
        orders: (1..=3).map(order).collect(),
        limit,
    }
}

#[test]
fn sync_calls() {
    assert_eq!(ShopImpl::ping(1), 2);
    assert_eq!(ShopImpl::greet(&"ada".to_string(), &vec![0; 4]), "ada/4");
    let bill = ShopImpl::bill(&basket(None));
    assert_eq!((bill.total_cents, bill.err.clone()), (600, None));
    assert_eq!(bill.orders, basket(None).orders);
    let text = serde_json::to_string(&bill).unwrap();
    assert!(text.starts_with("{\"totalCents\":600"), "{text}");
    assert_eq!(
        ShopImpl::bill(&basket(Some(5))).err.as_deref(),
        Some("600 is more than 5")
    );
    assert_eq!(ShopImpl::first(basket(None)).map(|order| order.count), Some(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn async_calls() {
    let given = basket(None);
    // SAFETY: both are awaited, and what the first borrows outlives it.
    unsafe {
        assert_eq!(AsyncShopImpl::bill(&given).await.total_cents, 600);
        assert_eq!(AsyncShopImpl::bill_later(given.clone()).await.total_cents, 600);
    }
    assert_eq!(AsyncShopImpl::bill_safe(given.clone(), 50).await.total_cents, 550);
    let tasks: Vec<_> = (0..50)
        .map(|_| tokio::spawn(AsyncShopImpl::bill_back(basket(None))))
        .collect();
    for task in tasks {
        let (bill, (basket,)) = task.await.unwrap();
        assert_eq!((bill.total_cents, basket.orders.len()), (600, 3));
    }
}
