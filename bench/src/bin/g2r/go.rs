//! The loops of `go/g2r`.

use rust2go_bench::Side;

// What Go calls comes with it.
use bench_peer as _;

/// A loop in Go that makes so many calls.
struct Loop {
    number: isize,
    calls: u64,
}

impl Side for Loop {
    fn chunk(&self) -> u64 {
        1 << 20
    }

    fn prepare(&mut self, calls: u64) {
        self.calls = calls;
    }

    fn run(&mut self) {
        // SAFETY: the number is one that Go has given.
        unsafe { g2r_run(self.number, self.calls as isize) }
    }
}

/// A side of a row, by the keys of both; `None` where the side does not make the call.
pub(crate) fn side(side: &str, row: &str) -> Option<Box<dyn Side>> {
    // SAFETY: Go reads both texts, and keeps neither.
    let number = unsafe { g2r_find(side.as_ptr(), side.len(), row.as_ptr(), row.len()) };
    (number >= 0).then(|| Box::new(Loop { number, calls: 0 }) as Box<dyn Side>)
}

/// Makes every call once. A wrong answer ends the process: the time of the side would mean nothing.
pub(crate) fn check() {
    // SAFETY: the function takes nothing.
    unsafe { g2r_check() }
}

extern "C" {
    fn g2r_check();
    fn g2r_find(side: *const u8, side_len: usize, key: *const u8, key_len: usize) -> isize;
    fn g2r_run(number: isize, calls: isize);
}
