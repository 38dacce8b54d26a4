//! The service as its users call it.

#![deny(warnings)]

use e2e_old_tokio::user::*;

fn request(lines: u8) -> QuoteRequest {
    let line = |n: u8| Line {
        name: format!("item {n}"),
        count: n,
        unit_cents: 100,
        photo: vec![n; usize::from(n)],
        coupon: (n % 2 == 0).then_some(Coupon {
            percent: 50,
            grade: 'b',
        }),
    };
    QuoteRequest {
        customer: Customer {
            name: "ada".into(),
            tags: vec![vec![], vec!["x".into()]],
        },
        items: (1..=lines).map(line).collect(),
    }
}

/// 1 * 100 + 2 * 50 + 3 * 100
const TOTAL: u64 = 500;

fn response() -> QuoteResponse {
    QuoteResponse {
        total_cents: TOTAL,
        lines: request(3).items,
        warning: vec![],
        err: None,
    }
}

#[test]
fn sync_methods() {
    assert_eq!(DeskImpl::ping(1), 2);
    assert_eq!(DeskImpl::version(), "v1");
    assert_eq!(DeskImpl::quote(&request(3)), response());
    assert_eq!(DeskImpl::greet(&"ada".to_string(), &vec![0; 3]), "ada/3");
    let renamed = DeskImpl::rename(request(0).customer, "grace".into());
    assert_eq!((renamed.name.as_str(), renamed.tags.len()), ("grace", 3));
    let coupon = Coupon {
        percent: 1,
        grade: 'a',
    };
    assert_eq!(
        DeskImpl::step(coupon, 2),
        Coupon {
            percent: 3,
            grade: 'b'
        }
    );
    DeskImpl::log(&request(5).items[4]);
    assert_eq!(DeskImpl::logged(), 5);
    assert_eq!(DeskImpl::seven(1, 2, 3, 4, -5, true, 0.5), 5.5);
}

#[test]
fn an_option_is_a_go_slice_of_no_or_one_value() {
    let empty = DeskImpl::quote(&request(0));
    assert_eq!(empty.err.as_deref(), Some("nothing to quote for ada"));
    assert_eq!(empty.warning, ["empty"]);
    assert_eq!(
        DeskImpl::find("coupon x".into()),
        Some(Coupon {
            percent: 1,
            grade: 'x'
        })
    );
    assert_eq!(DeskImpl::find("x".into()), None);
}

#[test]
fn attributes_of_others_are_kept() {
    let text = serde_json::to_string(&response()).unwrap();
    assert!(text.starts_with(r#"{"totalCents":500,"lines""#), "{text}");
    assert!(!text.contains("err"), "{text}");
    assert_eq!(serde_json::from_str::<QuoteResponse>(&text).unwrap(), response());
}

#[tokio::test]
async fn async_methods_are_unsafe_unless_drop_safe() {
    let request = request(3);
    // SAFETY: each future is awaited, and what it borrows outlives it. (Owned ones need no more than the block.)
    unsafe {
        assert_eq!(AsyncDeskImpl::quote(&request).await, response());
        assert_eq!(AsyncDeskImpl::quote_later(request.clone()).await, response());
        assert_eq!(AsyncDeskImpl::quote_by_path(&request).await, response());
        AsyncDeskImpl::forget(&request).await;
        assert_eq!(AsyncDeskImpl::run().await, 7);
    }
    assert_eq!(
        AsyncDeskImpl::quote_safe(request.clone(), 1).await.total_cents,
        TOTAL + 1
    );
    assert_eq!(AsyncDeskImpl::by_value(request).await, "ada");
}

#[tokio::test]
async fn drop_safe_ret_gives_the_parameters_back() {
    let (res, (req, cents)): (QuoteResponse, (QuoteRequest, Cents)) =
        AsyncDeskImpl::quote_back(request(3), 2).await;
    assert_eq!((res.total_cents, cents), (TOTAL + 2, 2));
    assert_eq!(req, request(3));
    let (count, (req,)): (u8, (QuoteRequest,)) = AsyncDeskImpl::one_back(req).await;
    assert_eq!((count, req), (3, request(3)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn send_futures_go_to_other_threads() {
    fn is_sync<F: Sync + Send + 'static>(future: F) -> F {
        future
    }
    let mut tasks = Vec::new();
    for _ in 0..200 {
        tasks.push(tokio::spawn(is_sync(AsyncDeskImpl::quote_both(request(3)))));
        // SAFETY: the task is awaited below.
        tasks.push(tokio::spawn(is_sync(unsafe {
            AsyncDeskImpl::quote_send(request(3))
        })));
    }
    for task in tasks {
        assert_eq!(task.await.unwrap(), response());
    }
    let bounds = tokio::spawn(AsyncDeskImpl::quote_bounds(request(3)));
    assert_eq!(bounds.await.unwrap(), response());
    let (count, _) = tokio::spawn(AsyncDeskImpl::one_back(request(3))).await.unwrap();
    assert_eq!(count, 3);
}

#[tokio::test]
async fn a_drop_safe_future_may_be_dropped() {
    for _ in 0..50 {
        let call = AsyncDeskImpl::quote_safe(request(3), 0);
        let _ = tokio::time::timeout(std::time::Duration::ZERO, call).await;
    }
    assert_eq!(AsyncDeskImpl::quote_both(request(3)).await, response());
}

#[test]
fn go_asks_rust() {
    let items = request(2).items;
    let coupon = |percent, grade| Some(Coupon { percent, grade });
    assert_eq!(DeskImpl::priced(&items[0]), (6, coupon(10, 'c')));
    assert_eq!(DeskImpl::priced(&items[1]), (12, coupon(50, 'b')));
}
