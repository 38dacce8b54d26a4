//! Bytes there and back: the exports of `go/wire`, and what Go's handlers have read.

/// A row of `go/wire`, and the memory for its bytes, which is used again by each call.
pub(crate) struct Wire {
    row: isize,
    /// What is sent.
    pub(crate) question: Vec<u8>,
    answer: Vec<u8>,
}

impl Wire {
    /// The row of this name.
    ///
    /// # Panics
    ///
    /// When Go does not have it.
    pub(crate) fn find(format: &str, key: &str) -> Wire {
        // SAFETY: Go reads both texts, and keeps nothing.
        let row = unsafe { wire_find(format.as_ptr(), format.len(), key.as_ptr(), key.len()) };
        assert!(row >= 0, "go/wire has no row {key} of {format}");
        Wire {
            row,
            question: Vec::new(),
            answer: Vec::new(),
        }
    }

    /// Sends the question and returns the answer.
    ///
    /// # Panics
    ///
    /// When Go cannot read the question; it has said why.
    pub(crate) fn call(&mut self) -> &[u8] {
        let len = loop {
            let (question, room) = (&self.question, self.answer.capacity());
            // SAFETY: Go reads the question, and writes no more than `room` bytes of answer.
            let len = unsafe {
                wire_call(
                    self.row,
                    question.as_ptr(),
                    question.len(),
                    self.answer.as_mut_ptr(),
                    room,
                )
            };
            let len = usize::try_from(len).expect("Go can read the question");
            if len <= room {
                break len;
            }
            self.answer.reserve(len);
        };
        // SAFETY: Go has written so many bytes, for they are no more than the room.
        unsafe { std::slice::from_raw_parts(self.answer.as_ptr(), len) }
    }
}

/// What Go's handlers have read so far.
pub(crate) fn tally() -> u64 {
    // SAFETY: the function takes nothing.
    unsafe { tally_sum() }
}

extern "C" {
    fn wire_find(format: *const u8, format_len: usize, key: *const u8, key_len: usize) -> isize;
    fn wire_call(row: isize, question: *const u8, len: usize, answer: *mut u8, room: usize) -> isize;
    fn tally_sum() -> u64;
}
