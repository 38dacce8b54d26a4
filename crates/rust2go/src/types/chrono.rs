//! `chrono::DateTime<Utc>`: `time.Time` in Go, as a `SystemTime` is. What chrono writes as a leap second is the following
//! second in Go.

use chrono::{DateTime, Utc};

use super::GoTime;
use crate::rt::Malformed;

by_value!(
    DateTime<Utc>,
    GoTime,
    "SystemTime",
    |time: DateTime<Utc>| GoTime::new(time.timestamp(), i64::from(time.timestamp_subsec_nanos())),
    |twin: GoTime| {
        let (seconds, nanoseconds) = twin.parts();
        u32::try_from(nanoseconds)
            .ok()
            .and_then(|nanoseconds| DateTime::from_timestamp(seconds, nanoseconds))
            .ok_or_else(|| Malformed::new(format!("a time that chrono cannot hold: {twin:?} after 1970")))
    }
);
