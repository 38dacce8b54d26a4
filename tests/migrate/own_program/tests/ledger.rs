use old_own_program::ledger::*;

#[test]
fn balances() {
    let entry = |account: &str, cents| Entry {
        account: account.into(),
        cents,
    };
    let entries = vec![entry("food", 5), entry("rent", 7), entry("food", -2)];
    assert_eq!(LedgerImpl::balance(&entries, &"food".to_string()), 3);
    assert_eq!(LedgerImpl::version(), "v2, netgo");
}
