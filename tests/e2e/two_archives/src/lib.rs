//! Two crates that each link a Go archive, and a program that uses both: the archives have names of their
//! own, so it links, but one binary holds one Go run time. The traits of one crate work; those of the other give
//! `GoError::Unknown` with a text that says what to do, and the process lives.

pub use e2e_two_archives_first as first;
pub use e2e_two_archives_second as second;
