use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

use old_both_ways::api::*;

fn readings() -> Vec<Reading> {
    let reading = |sensor: &str, celsius| Reading {
        sensor: sensor.into(),
        celsius,
    };
    vec![reading("north", 10.0), reading("south", 20.0)]
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[test]
fn there_and_back() {
    assert_eq!(StationImpl::warmest(&readings()), Some(readings()[1].clone()));
    assert_eq!(StationImpl::warmest(&vec![]), None);
    assert_eq!(block_on(StationImpl::report(readings())), "nor 50.0, sou 68.0");
}
