//! A ledger that Go keeps. gen.go is committed; a script writes it.

pub mod ledger;
