//! The interface of this case.

mod driver;
mod echoes;
mod types;

pub use driver::*;
pub use echoes::*;
pub use types::*;
