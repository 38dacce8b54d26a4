//! What the benchmarks of single calls have in common: turns, figures and tables. README.md says what is measured, and why so.

mod arguments;
mod heap;
mod measure;
mod program;
mod report;
mod row;
mod side;

pub use program::run;
pub use row::{Aim, Contest, Entry, Row};
pub use side::{borrowing, taking, Side};
