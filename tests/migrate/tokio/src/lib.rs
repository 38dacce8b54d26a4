//! A service on tokio: references, owned parameters, drop-safe and `Send` futures, aliases, serde, options.

pub mod user;
