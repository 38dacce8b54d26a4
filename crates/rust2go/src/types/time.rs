//! Lengths of time and points in time.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::rt::{Malformed, Twin};

/// Go's `time.Duration` in a view: nanoseconds, possibly negative.
#[repr(transparent)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GoDuration(pub i64);

impl GoDuration {
    /// The duration, unless it is negative.
    #[must_use]
    pub fn get(self) -> Option<Duration> {
        u64::try_from(self.0).ok().map(Duration::from_nanos)
    }
}

// SAFETY: transparent over an integer.
unsafe impl Twin for GoDuration {
    const POINTERS: bool = false;
}

by_value!(
    Duration,
    GoDuration,
    "Duration",
    // What is longer than Go can say (292 years) becomes the longest that it can.
    |duration: Duration| GoDuration(i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX)),
    |twin: GoDuration| twin
        .get()
        .ok_or_else(|| Malformed::new(format!("a negative duration: {} ns", twin.0)))
);

/// Go's `time.Time` in a view: seconds since 1970, and nanoseconds since that second.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct GoTime {
    seconds: i64,
    nanoseconds: i64,
}

impl GoTime {
    #[cfg(feature = "chrono")]
    pub(super) fn new(seconds: i64, nanoseconds: i64) -> GoTime {
        GoTime { seconds, nanoseconds }
    }

    #[cfg(feature = "chrono")]
    pub(super) fn parts(self) -> (i64, i64) {
        (self.seconds, self.nanoseconds)
    }

    /// The time, unless it is beyond what Rust's clock can say.
    #[must_use]
    pub fn get(self) -> Option<SystemTime> {
        let nanoseconds = u64::try_from(self.nanoseconds).ok()?;
        let seconds = Duration::from_secs(self.seconds.unsigned_abs());
        let second = if self.seconds < 0 {
            UNIX_EPOCH.checked_sub(seconds)
        } else {
            UNIX_EPOCH.checked_add(seconds)
        };
        second?.checked_add(Duration::from_nanos(nanoseconds))
    }
}

impl fmt::Debug for GoTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} s {} ns", self.seconds, self.nanoseconds)
    }
}

impl From<SystemTime> for GoTime {
    fn from(time: SystemTime) -> GoTime {
        const SECOND: i64 = 1_000_000_000;
        let parts = |d: Duration| {
            (
                i64::try_from(d.as_secs()).unwrap_or(i64::MAX),
                i64::from(d.subsec_nanos()),
            )
        };
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => {
                let (seconds, nanoseconds) = parts(after);
                GoTime { seconds, nanoseconds }
            }
            Err(before) => match parts(before.duration()) {
                (seconds, 0) => GoTime {
                    seconds: -seconds,
                    nanoseconds: 0,
                },
                (seconds, nanoseconds) => GoTime {
                    seconds: -seconds - 1,
                    nanoseconds: SECOND - nanoseconds,
                },
            },
        }
    }
}

// SAFETY: `repr(C)`, two integers.
unsafe impl Twin for GoTime {
    const POINTERS: bool = false;
}

by_value!(SystemTime, GoTime, "SystemTime", GoTime::from, |twin: GoTime| {
    twin.get().ok_or_else(|| {
        Malformed::new(format!(
            "a time that this system cannot hold: {twin:?} after 1970"
        ))
    })
});

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn times_before_and_after_1970() {
        for (seconds, nanoseconds) in [(0, 0), (1, 5), (-1, 999_999_999), (-1, 0), (-2, 1), (1 << 33, 7)] {
            let twin = GoTime { seconds, nanoseconds };
            let time = twin.get().expect("a time that can be said");
            assert_eq!(GoTime::from(time), twin);
        }
        let below = GoTime {
            seconds: 0,
            nanoseconds: -1,
        };
        assert_eq!(below.get(), None);
    }
}
