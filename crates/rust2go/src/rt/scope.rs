//! What calls that begin within a future have in common: a deadline, and values for the handler's context.
//!
//! A [`Scope`] is a link of a chain, from the inside out, and never changes. While a future is polled for which one was made, it is
//! its thread's current one. A call that begins takes a reference to it along, so that Go can read it until the call is complete.

use std::cell::Cell;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use crate::types::GoStr;

/// The deadline of a scope that has none.
const NEVER: i64 = i64::MAX;

/// A link. Go reads the first four fields, and declares them on its own.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct Scope {
    /// In nanoseconds since 1970: the earliest of this link's and of those around it.
    deadline: i64,
    outer: *const Scope,
    /// Empty where the link has a deadline only. Both point into `_texts`.
    key: GoStr,
    value: GoStr,
    _texts: Option<(Box<str>, Box<str>)>,
    /// Keeps `outer`.
    _outer: Option<Arc<Scope>>,
}

// SAFETY: nothing in it ever changes, and what it points to is its own.
unsafe impl Send for Scope {}
// SAFETY: as above.
unsafe impl Sync for Scope {}

/// What a link is made of.
#[derive(Debug)]
pub(crate) enum Link {
    Deadline(Instant),
    /// A key and its value.
    Value(Box<str>, Box<str>),
}

thread_local! {
    static CURRENT: Cell<*const Scope> = const { Cell::new(std::ptr::null()) };
}

impl Scope {
    /// A link within this thread's current scope.
    pub(crate) fn within_current(link: Link) -> Arc<Scope> {
        let outer = current();
        let around = outer.as_ref().map_or(NEVER, |outer| outer.deadline);
        let (deadline, texts) = match link {
            Link::Deadline(at) => (since_1970(at).min(around), None),
            Link::Value(key, value) => (around, Some((key, value))),
        };
        let twin = |text: Option<&str>| {
            let text = text.unwrap_or_default();
            GoStr::new(text.as_ptr(), text.len())
        };
        Arc::new(Scope {
            deadline,
            outer: outer.as_ref().map_or(std::ptr::null(), Arc::as_ptr),
            key: twin(texts.as_ref().map(|texts| &*texts.0)),
            value: twin(texts.as_ref().map(|texts| &*texts.1)),
            _texts: texts,
            _outer: outer,
        })
    }

    /// A link with this deadline, in nanoseconds since 1970, and nothing around it; `None` if that means none.
    pub(crate) fn with_deadline(deadline: i64) -> Option<Arc<Scope>> {
        (deadline != NEVER).then(|| {
            Arc::new(Scope {
                deadline,
                outer: std::ptr::null(),
                key: GoStr::new(std::ptr::null(), 0),
                value: GoStr::new(std::ptr::null(), 0),
                _texts: None,
                _outer: None,
            })
        })
    }

    /// The deadline by this process' clock, if there is one.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        if self.deadline == NEVER {
            return None;
        }
        let now = Instant::now();
        let left = self.deadline.saturating_sub(since_1970(now));
        let apart = Duration::from_nanos(left.unsigned_abs());
        match left >= 0 {
            true => now.checked_add(apart),
            false => Some(now.checked_sub(apart).unwrap_or(now)),
        }
    }

    /// Makes it this thread's current one, until what is given back is dropped.
    pub(crate) fn enter(scope: &Arc<Scope>) -> Entered<'_> {
        let before = CURRENT
            .try_with(|current| current.replace(Arc::as_ptr(scope)))
            .unwrap_or(std::ptr::null());
        Entered {
            before,
            _scope: scope,
        }
    }
}

/// While this lives, a scope is current.
pub(crate) struct Entered<'a> {
    before: *const Scope,
    _scope: &'a Arc<Scope>,
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        let _ = CURRENT.try_with(|current| current.set(self.before));
    }
}

/// This thread's current scope.
#[inline]
pub(crate) fn current() -> Option<Arc<Scope>> {
    let scope = CURRENT.try_with(Cell::get).unwrap_or(std::ptr::null());
    if scope.is_null() {
        return None;
    }
    // SAFETY: the address is that of an `Arc`, which whoever has entered the scope holds on to until it is left.
    unsafe {
        Arc::increment_strong_count(scope);
        Some(Arc::from_raw(scope))
    }
}

/// A time in nanoseconds since 1970. Go's clock and Rust's have nothing else in common.
fn since_1970(at: Instant) -> i64 {
    let now = Instant::now();
    let today = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    let then = match at.checked_duration_since(now) {
        Some(left) => today.saturating_add(left),
        None => today.saturating_sub(now - at),
    };
    then.as_nanos().try_into().unwrap_or(NEVER)
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    fn chain() -> Vec<(String, String)> {
        let mut links = Vec::new();
        let first = current();
        let mut next = first.as_deref();
        while let Some(scope) = next {
            links.push((scope.key.to_string(), scope.value.to_string()));
            // SAFETY: the inner scope keeps the outer one.
            next = unsafe { scope.outer.as_ref() };
        }
        links
    }

    #[test]
    fn scopes_nest_and_end() {
        let value = |key: &str, value: &str| Scope::within_current(Link::Value(key.into(), value.into()));
        let outer = value("a", "1");
        assert!(current().is_none());
        {
            let _outer = Scope::enter(&outer);
            let inner = value("b", "2");
            {
                let _inner = Scope::enter(&inner);
                assert_eq!(chain(), [("b".into(), "2".into()), ("a".into(), "1".into())]);
            }
            assert_eq!(chain(), [("a".into(), "1".into())]);
            std::thread::spawn(|| assert!(current().is_none())).join().ok();
        }
        assert!(current().is_none());
    }

    #[test]
    fn the_earliest_deadline_counts() {
        let now = Instant::now();
        let early = now + Duration::from_secs(10);
        let late = now + Duration::from_secs(1000);
        for (first, second) in [(early, late), (late, early)] {
            let outer = Scope::within_current(Link::Deadline(first));
            let _outer = Scope::enter(&outer);
            let inner = Scope::within_current(Link::Deadline(second));
            let _inner = Scope::enter(&inner);
            let value = Scope::within_current(Link::Value("k".into(), "v".into()));
            let off = value.deadline - since_1970(early);
            assert!(off.abs() < 1_000_000_000, "{off} ns");
        }
        assert!(since_1970(now) > 1_600_000_000_000_000_000);
        let past = now.checked_sub(Duration::from_millis(5)).map(since_1970);
        assert!(past.is_none() || past < Some(since_1970(now)));
    }

    #[test]
    fn a_panic_leaves_the_scope() {
        let scope = Scope::within_current(Link::Value("a".into(), "1".into()));
        let result = std::panic::catch_unwind(|| {
            let _entered = Scope::enter(&scope);
            std::panic::resume_unwind(Box::new(()));
        });
        assert!(result.is_err() && current().is_none());
    }
}
