//! The CPU time of this process, Go's threads included.

use std::time::Duration;

#[repr(C)]
struct Timespec {
    seconds: i64,
    nanoseconds: i64,
}

#[cfg(target_os = "linux")]
const PROCESS: i32 = 2;
#[cfg(target_os = "macos")]
const PROCESS: i32 = 12;

extern "C" {
    fn clock_gettime(clock: i32, time: *mut Timespec) -> i32;
}

/// What all threads have used so far.
pub(crate) fn used() -> Duration {
    let mut time = Timespec {
        seconds: 0,
        nanoseconds: 0,
    };
    // SAFETY: the function writes to the structure, which is that of the 64-bit systems above.
    unsafe { clock_gettime(PROCESS, &mut time) };
    Duration::new(time.seconds as u64, time.nanoseconds as u32)
}
