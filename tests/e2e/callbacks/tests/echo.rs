//! Values and errors from Go to Rust and back.

use std::sync::atomic::Ordering;
use std::time::{SystemTime, UNIX_EPOCH};

use e2e_callbacks::api::*;

/// Another one each time, unless `CALLBACKS_SEED` says which.
fn seed() -> i64 {
    if let Some(seed) = std::env::var("CALLBACKS_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
    {
        return seed;
    }
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map(|now| now.as_nanos());
    i64::try_from(now.unwrap_or_default() % 1_000_000_000).unwrap_or_default()
}

#[test]
fn values_of_all_types_come_back_as_they_went() {
    let seed = seed();
    DriverImpl::echoes(seed, 60).unwrap_or_else(|error| panic!("CALLBACKS_SEED={seed}: {error}"));
}

#[test]
fn from_many_goroutines_and_threads() {
    let seed = seed();
    std::thread::scope(|scope| {
        for thread in 0..3 {
            scope.spawn(move || {
                DriverImpl::echoes_of_many(seed + thread * 100_000, 4, 8)
                    .unwrap_or_else(|error| panic!("CALLBACKS_SEED={seed}: {error}"));
            });
        }
    });
}

#[test]
fn errors_are_errors_of_go() {
    DriverImpl::tries().expect("each error as it is in Rust");
}

#[test]
fn lists_that_lie_in_go_as_in_rust_are_not_copied() {
    DriverImpl::in_place().expect("the same memory");
}

/// Defect 11.
#[test]
fn what_rust_keeps_for_go_is_dropped() {
    DriverImpl::counted(25_000).expect("100,000 values, there and back");
    assert_eq!(ALIVE.load(Ordering::Relaxed), 0);
}

#[test]
fn a_method_may_have_a_body() {
    assert_eq!(DriverImpl::with_body(1), 2);
}

#[test]
#[ignore = "measures: cargo test --release -p e2e-callbacks --test echo -- --ignored --nocapture"]
fn speed() {
    let mut ratios: Vec<f64> = Vec::new();
    for _ in 0..9 {
        let (rust, c) = DriverImpl::speed(1_000_000);
        println!("Rust {rust:.1} ns, an empty C function {c:.1} ns");
        ratios.push(rust / c);
    }
    ratios.sort_by(f64::total_cmp);
    println!("median ratio {:.2}", ratios[ratios.len() / 2]);
}
