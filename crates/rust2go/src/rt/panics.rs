//! Panics of methods that Go calls: caught, and told with their message and their place.
//!
//! A panic's value has the message only. The place is known to the panic hook, so ours is put around whatever hook there
//! is when Go first asks for a trait. It remembers the place of a panic in such a method, for its thread, and lets the other
//! hook do what it did before. A program that sets another hook later loses the places, and nothing else.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, RefUnwindSafe, UnwindSafe};
use std::sync::Once;
use std::task::Waker;

thread_local! {
    /// How many calls from Go this thread is in.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    /// Where the last panic within one of them began.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Puts our hook around the one that is there.
pub(crate) fn install_hook() {
    static ONCE: Once = Once::new();
    // While a panic is under way, the hook cannot be changed: then the next time.
    if std::thread::panicking() {
        return;
    }
    ONCE.call_once(|| {
        let other = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if DEPTH.with(Cell::get) > 0 {
                let place = info.location().map(ToString::to_string);
                let _ = PLACE.try_with(|last| last.replace(place));
            }
            other(info);
        }));
    });
}

/// Runs what may panic; gives the text of the panic.
#[inline]
pub(crate) fn contain<R>(body: impl FnOnce() -> R) -> Result<R, String> {
    DEPTH.with(|depth| depth.set(depth.get() + 1));
    // What the closure leaves half done is the user's own state, as after any panic that is caught.
    let result = panic::catch_unwind(AssertUnwindSafe(body));
    DEPTH.with(|depth| depth.set(depth.get() - 1));
    result.map_err(text)
}

/// The text of a panic with this value.
#[cold]
fn text(payload: Box<dyn Any + Send>) -> String {
    let place = PLACE.try_with(RefCell::take).ok().flatten();
    let place = place.map_or_else(String::new, |place| format!(" at {place}"));
    let message = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => *text,
        (None, Some(text)) => text.as_str(),
        (None, None) => "a value that is no text",
    };
    let text = format!("Rust panicked{place}: {message}");
    discard(payload);
    text
}

/// Runs code of the user's that stands apart from what comes by: its panic ends here, and there is no result.
#[inline]
pub(crate) fn apart<R>(body: impl FnOnce() -> R) -> Option<R> {
    panic::catch_unwind(AssertUnwindSafe(body)).map_err(discard).ok()
}

/// Wakes somebody, apart from what comes by.
#[inline]
pub(crate) fn wake(waker: Waker) {
    let _ = apart(|| waker.wake());
}

/// A panic that goes on later, maybe on another thread: something that came before it goes first.
pub(crate) struct Kept {
    payload: Box<dyn Any + Send>,
    place: Option<String>,
}

// SAFETY: a reference to it gives access to nothing.
unsafe impl Sync for Kept {}

// Nobody looks at the value but whoever catches the panic once more.
impl UnwindSafe for Kept {}
impl RefUnwindSafe for Kept {}

/// Runs what may panic; keeps the panic.
#[inline]
pub(crate) fn keep<R>(body: impl FnOnce() -> R) -> Result<R, Kept> {
    panic::catch_unwind(AssertUnwindSafe(body)).map_err(|payload| Kept {
        payload,
        place: PLACE.try_with(RefCell::take).ok().flatten(),
    })
}

impl Kept {
    /// Goes on with the panic. It has been reported as it began, and is not once more.
    #[cold]
    pub(crate) fn go_on(self) -> ! {
        let _ = PLACE.try_with(|last| last.replace(self.place));
        panic::resume_unwind(self.payload)
    }
}

/// Drops the value of a panic, whose drop may panic too.
#[cold]
fn discard(payload: Box<dyn Any + Send>) {
    if let Err(second) = panic::catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        // One that is no text might panic again when it is dropped, and so on without an end.
        if !second.is::<&str>() && !second.is::<String>() {
            std::mem::forget(second);
        }
    }
}
