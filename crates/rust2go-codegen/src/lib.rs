//! The front end and the emitters of rust2go.
//!
//! The way of an interface: [`parse`] reads items and keeps their spans; [`check`] turns them into the validated
//! [`model`], or into [`diagnostic`]s, all of them at once; [`layout`] decides how each type lies in memory; [`schema`]
//! is the text by which both halves recognise each other; [`emit`] writes Rust (for the macros) and Go (for the CLI and the
//! build helper). One front end serves all three, so they cannot disagree about an interface.

#[cfg(feature = "build")]
pub mod build;
pub mod check;
pub mod diagnostic;
pub mod emit;
#[cfg(feature = "go")]
pub mod explain;
#[cfg(feature = "go")]
pub mod generate;
pub mod layout;
pub mod model;
pub mod parse;
pub mod schema;
#[cfg(feature = "go")]
pub mod type_table;
