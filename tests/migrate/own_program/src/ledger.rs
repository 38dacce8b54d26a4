#![allow(clippy::ptr_arg)]

#[cfg(not(docsrs))]
pub mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!();
}

#[derive(rust2go::R2G, Clone)]
#[repr(C)]
pub struct Entry {
    pub account: String,
    pub cents: i64,
}

#[cfg(not(docsrs))]
#[rust2go::r2g]
pub trait Ledger {
    fn balance(entries: &Vec<Entry>, account: &String) -> i64;
    fn version() -> String;
}
