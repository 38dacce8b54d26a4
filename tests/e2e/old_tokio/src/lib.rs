//! A tokio service as rust2go 0.x users have it: `mod binding`, references and owned parameters, the three spellings of
//! async with all their attributes, serde beside the derive. The build script says `with_naming(Verbatim)`; nothing
//! else is new. It compiles without a warning.

#![deny(warnings)]

pub mod user;
