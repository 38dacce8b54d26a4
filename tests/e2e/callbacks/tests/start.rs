//! Go calls Rust in a program in which Rust has not called Go.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use e2e_callbacks::echo::HEARD;

#[test]
fn start_is_enough() {
    assert_eq!(rust2go::start(), Ok(()));
    assert_eq!(rust2go::start(), Ok(()), "a second time");
    let began = Instant::now();
    while HEARD.load(Ordering::Relaxed) != 42 {
        assert!(began.elapsed() < Duration::from_secs(60), "Go has not called");
        std::thread::sleep(Duration::from_millis(1));
    }
}
