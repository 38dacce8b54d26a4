//! The calls from Go as one writes them by hand, for `go/byhand`.
//!
//! They stand in this crate because the archive that calls them comes with it.

use std::future::poll_fn;
use std::sync::OnceLock;
use std::task::Poll;

use tokio::runtime::Runtime;

/// What a title is.
pub(crate) const TITLE: &str = "a title of 24 bytes also";

#[no_mangle]
extern "C" fn hand_nothing() {}

#[no_mangle]
extern "C" fn hand_add(a: u64, b: u64) -> u64 {
    a + b
}

#[no_mangle]
unsafe extern "C" fn hand_length(text: *const u8, len: usize) -> usize {
    // SAFETY: Go lends a string, which is UTF-8, for the call.
    let text = unsafe { std::str::from_utf8_unchecked(std::slice::from_raw_parts(text, len)) };
    text.len()
}

#[no_mangle]
unsafe extern "C" fn hand_title(out: *mut u8) -> usize {
    // SAFETY: Go has room for 64 bytes there.
    unsafe { out.copy_from_nonoverlapping(TITLE.as_ptr(), TITLE.len()) };
    TITLE.len()
}

#[no_mangle]
unsafe extern "C" fn hand_echo(name: *const u8, len: usize, out: *mut u8, age: *mut u8) -> usize {
    // SAFETY: Go lends the name for the call, has room for it at `out`, and the age at `age`.
    unsafe {
        out.copy_from_nonoverlapping(name, len);
        *age = std::hint::black_box(*age);
    }
    len
}

type Closure = Box<dyn Fn(u64) -> u64 + Send + Sync>;

/// A closure that Go keeps for good.
#[no_mangle]
extern "C" fn hand_keep() -> *const Closure {
    let one = std::hint::black_box(1_u64);
    Box::into_raw(Box::new(Box::new(move |n: u64| n + one) as Closure))
}

#[no_mangle]
unsafe extern "C" fn hand_closure(closure: *const Closure, n: u64) -> u64 {
    // SAFETY: it is the one that Go keeps.
    unsafe { (*closure)(n) }
}

/// Runs a future on tokio, which calls back with the sum.
#[no_mangle]
extern "C" fn hand_add_later(a: u64, b: u64, woken: u32, waiter: usize) {
    static TOKIO: OnceLock<Runtime> = OnceLock::new();
    let tokio = TOKIO.get_or_init(|| Runtime::new().expect("tokio starts"));
    let mut woken = woken;
    tokio.spawn(async move {
        poll_fn(|context| {
            if woken == 0 {
                return Poll::Ready(());
            }
            woken -= 1;
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        // SAFETY: the waiter that Go has handed over, once.
        unsafe { hand_done(waiter, a + b) };
    });
}

extern "C" {
    fn hand_done(waiter: usize, sum: u64);
}
