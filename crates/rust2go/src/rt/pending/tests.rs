//! The outcomes of a future, as Go gets them.

use std::mem::MaybeUninit;
use std::sync::mpsc;
use std::sync::Mutex as StdMutex;

use super::*;
use crate::rt::{Given, Idiomatic, One, R2G};
use crate::types::GoStr;

/// What the method of these tests does.
type Body = Pin<Box<dyn Future<Output = String> + Send>>;

static NEXT: StdMutex<Option<Body>> = StdMutex::new(None);
/// The tests share it, one after the other.
static ONE: StdMutex<()> = StdMutex::new(());

type TestBlock = Block<u64, GoStr>;

unsafe extern "C" fn method(block: *mut c_void) {
    // SAFETY: the tests make such blocks.
    unsafe {
        serve_async::<Idiomatic, (Given<u64>,), One<String>, _>(block, |twins, decoder| {
            let number = <u64 as R2G>::decode(&twins.0, decoder)?;
            let body = NEXT.lock().unwrap().take().unwrap();
            Ok(async move { format!("{number} {}", body.await) })
        });
    }
}

fn block() -> Box<TestBlock> {
    Box::new(Block {
        header: Header::new(0, i64::MAX as usize, 7),
        params: 4711_u64,
        result: MaybeUninit::uninit(),
    })
}

/// Calls the method as Go does.
fn call(body: impl Future<Output = String> + Send + 'static) -> Box<TestBlock> {
    *NEXT.lock().unwrap() = Some(Box::pin(body));
    let mut block = block();
    // SAFETY: it is a block of the method.
    unsafe { method(addr_of_mut!(*block).cast()) };
    block
}

/// What stands in the block, which Go then releases.
#[allow(clippy::boxed_local)] // where Go has it
fn outcome(mut block: Box<TestBlock>) -> (u32, String) {
    // SAFETY: with these statuses Rust has written the result, or the text.
    let text = unsafe {
        match block.header.status {
            status::DONE => block.result.assume_init_ref().to_string(),
            _ => block.header.message.assume_init_ref().to_string(),
        }
    };
    let kept = std::mem::take(&mut block.header.holder);
    if kept != 0 {
        // SAFETY: as Go does it, once.
        unsafe { crate::rt::kept::release(kept as *mut c_void) };
    }
    (block.header.status, text)
}

/// Waits until the future has settled, and does then what Go's dispatcher and its goroutine do.
fn woken(mut block: Box<TestBlock>) -> (u32, String) {
    assert_eq!(block.header.status, status::PENDING);
    let pending = block.header.holder as *mut Pending;
    // SAFETY: Go's reference keeps it alive.
    unsafe {
        assert_eq!(((*pending).method, (*pending).goroutine), (SETTLED, 7));
        while (*pending).state.load(Ordering::Acquire) & READY == 0 {
            std::thread::yield_now();
        }
        take(addr_of_mut!(*block).cast());
    }
    outcome(block)
}

/// A future that is ready when it is told to be, and what tells it. It drops the sender with itself.
fn told(alive: mpsc::Sender<()>) -> (mpsc::Sender<String>, impl Future<Output = String> + Send) {
    let (sender, receiver) = mpsc::channel();
    let receiver = StdMutex::new(receiver);
    let future = std::future::poll_fn(move |context: &mut Context<'_>| {
        let _ = &alive;
        match receiver.lock().unwrap().try_recv() {
            Ok(text) => Poll::Ready(text),
            Err(_) => {
                std::thread::yield_now();
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    });
    (sender, future)
}

#[test]
fn what_is_ready_at_once_is_in_the_block() {
    let _one = ONE.lock();
    assert_eq!(
        outcome(call(async { "now".into() })),
        (status::DONE, "4711 now".into())
    );
    let (code, text) = outcome(call(async { panic!("at once") }));
    assert_eq!(code, status::PANIC);
    assert!(text.ends_with("at once"), "{text}");
}

#[test]
fn what_is_ready_later_is_told() {
    let _one = ONE.lock();
    let (alive, dropped) = mpsc::channel();
    let (tell, future) = told(alive);
    let block = call(future);
    tell.send("later".into()).unwrap();
    assert_eq!(woken(block), (status::DONE, "4711 later".into()));
    assert!(dropped.recv().is_err(), "the future is gone");
    let (alive, _dropped) = mpsc::channel();
    let (tell, future) = told(alive);
    let block = call(async move { panic!("{}", future.await) });
    tell.send("later".into()).unwrap();
    let (code, text) = woken(block);
    assert_eq!(code, status::PANIC);
    assert!(text.ends_with("later"), "{text}");
}

#[test]
fn a_future_that_is_cancelled_is_dropped() {
    let _one = ONE.lock();
    let (alive, dropped) = mpsc::channel();
    let (tell, future) = told(alive);
    let mut block = call(future);
    let pending = std::mem::take(&mut block.header.holder) as *mut Pending;
    // SAFETY: the goroutine's reference, and then the dispatcher's, which comes after the queue has the call.
    unsafe { cancel(pending.cast()) };
    assert!(dropped.recv().is_err(), "the future is gone");
    // SAFETY: as above: the future's reference went into the queue.
    unsafe {
        while (*pending).state.load(Ordering::Acquire) & READY == 0 {
            std::thread::yield_now();
        }
        abandon(pending.cast());
    }
    assert!(tell.send("too late".into()).is_err());
}

#[test]
fn a_future_that_its_run_time_drops_is_an_error() {
    let _one = ONE.lock();
    crate::spawn_with(drop);
    let (code, text) = outcome(call(async { "never".into() }));
    assert_eq!(code, status::DROPPED);
    assert!(text.contains("dropped before it was ready"), "{text}");
    crate::spawn_with(|_| panic!("no run time"));
    let (code, text) = outcome(call(async { "never".into() }));
    assert_eq!(code, status::PANIC);
    assert!(text.ends_with("no run time"), "{text}");
    // As it was.
    crate::spawn_with(crate::rt::executor::spawn);
}
