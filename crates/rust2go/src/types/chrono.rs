//! `chrono::DateTime<Utc>`: `time.Time` in Go, as a `SystemTime` is. What chrono writes as a leap second is the following
//! second in Go.

use chrono::{DateTime, Utc};

use super::GoTime;
use crate::rt::{Buffer, Decoder, Malformed, Mode, Schema, Size, ToGo, R2G};

// SAFETY: integers, which need no buffer.
unsafe impl<M: Mode> ToGo<M> for DateTime<Utc> {
    type Twin = GoTime;
    const IN_PLACE: bool = false;

    #[inline]
    fn measure(&self, _: &mut Size) {}

    #[inline]
    unsafe fn encode(&self, _: &mut Buffer) -> GoTime {
        GoTime::new(self.timestamp(), i64::from(self.timestamp_subsec_nanos()))
    }

    fn describe(_: &mut Schema, text: &mut String) {
        text.push_str("SystemTime");
    }
}

// SAFETY: as above; decoding checks the range.
unsafe impl<M: Mode> R2G<M> for DateTime<Utc> {
    crate::__own_pointee!(M);

    #[inline]
    unsafe fn decode(twin: &GoTime, _: &mut Decoder) -> Result<DateTime<Utc>, Malformed> {
        let (seconds, nanoseconds) = twin.parts();
        u32::try_from(nanoseconds)
            .ok()
            .and_then(|nanoseconds| DateTime::from_timestamp(seconds, nanoseconds))
            .ok_or_else(|| Malformed::new(format!("a time that chrono cannot hold: {twin:?} after 1970")))
    }
}
