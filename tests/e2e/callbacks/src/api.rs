//! The interface of this case.

mod driver;
mod echoes;
mod later;
mod types;

pub use driver::*;
pub use echoes::*;
pub use later::*;
pub use types::*;
