//! The trait is one like any other: here somebody else implements it, in Rust.

use old_own_program::ledger::*;

// ANCHOR: fake
/// Works with Go's ledger and with any other.
fn is_broke<L: Ledger>(entries: &Vec<Entry>, account: &str) -> bool {
    L::balance(entries, &account.to_string()) < 0
}

struct Fake;

impl Ledger for Fake {
    fn balance(_: &Vec<Entry>, account: &String) -> i64 {
        if account == "rent" {
            -7
        } else {
            0
        }
    }

    fn version() -> String {
        "fake".into()
    }
}

#[test]
fn without_go() {
    assert!(is_broke::<Fake>(&vec![], "rent"));
    assert!(!is_broke::<Fake>(&vec![], "food"));
}
// ANCHOR_END: fake

#[test]
fn with_go() {
    assert!(!is_broke::<LedgerImpl>(&vec![], "rent"));
}
