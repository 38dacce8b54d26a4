//! The interface file.

mod binding {
    #![allow(warnings)]
    rust2go::r2g_include_binding!();
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Entry {
    pub account: String,
    pub cents: i64,
}

#[rust2go::r2g]
pub trait Ledger {
    fn balance(entries: &Vec<Entry>, account: &String) -> i64;
    fn flags() -> String;
    #[drop_safe]
    #[send]
    async fn report(entries: Vec<Entry>) -> Vec<String>;
}
