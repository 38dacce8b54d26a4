package main

import "testing"

func TestBalance(t *testing.T) {
	account := "food"
	entries := []Entry{{account: "food", cents: 5}, {account: "rent", cents: 7}}
	if got := LedgerImpl.balance(&entries, &account); got != 5 {
		t.Errorf("balance = %d, want 5", got)
	}
}
