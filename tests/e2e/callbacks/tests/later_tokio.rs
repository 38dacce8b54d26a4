//! Async methods in Rust, on tokio.

use std::time::Duration;

use e2e_callbacks::api::*;
use futures::executor::block_on;
use tokio::runtime::Builder;

fn chosen(builder: &mut Builder) -> tokio::runtime::Runtime {
    let runtime = builder.enable_time().build().expect("a run time");
    let handle = runtime.handle().clone();
    // ANCHOR: spawn_with
    rust2go::spawn_with(move |future| {
        handle.spawn(future);
    });
    // ANCHOR_END: spawn_with
    runtime
}

#[test]
fn futures_run_where_the_user_wants() {
    let runtime = chosen(Builder::new_multi_thread().worker_threads(2));
    runtime
        .block_on(LaterDriverImpl::values())
        .expect("each as it is in Rust");
    runtime
        .block_on(LaterDriverImpl::sleeps(20, 100))
        .expect("tokio's timers");
    assert_eq!(
        runtime.block_on(LaterDriverImpl::down(50, String::new())),
        "gr".repeat(25) + "g"
    );
    runtime
        .block_on(LaterDriverImpl::cancelled())
        .expect("a context that is cancelled drops the future");

    // Its end drops the futures that wait.
    let waits = std::thread::spawn(|| block_on(LaterDriverImpl::never(1 << 20)));
    while GatesImpl::alive() == 0 {
        std::thread::sleep(Duration::from_millis(1));
    }
    runtime.shutdown_background();
    let text = waits.join().expect("an answer");
    assert!(
        text.starts_with("*rust2go.FutureDropped: Later.wait: the future was dropped"),
        "{text}"
    );
    assert_eq!(GatesImpl::alive(), 0);
    // As is one that begins afterwards.
    assert!(
        block_on(LaterDriverImpl::never(1 << 20)).starts_with("*rust2go.FutureDropped"),
        "no run time"
    );

    // Another one, with the one thread that waits for Go.
    let runtime = chosen(&mut Builder::new_current_thread());
    runtime
        .block_on(LaterDriverImpl::values())
        .expect("each as it is in Rust");
    runtime
        .block_on(LaterDriverImpl::sleeps(20, 100))
        .expect("tokio's timers");
    assert_eq!(
        runtime.block_on(LaterDriverImpl::down(50, String::new())),
        "gr".repeat(25) + "g"
    );
}
