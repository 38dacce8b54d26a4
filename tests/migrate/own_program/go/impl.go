package main

func init() { LedgerImpl = ledger{} }

type ledger struct{}

func (ledger) balance(entries *[]Entry, account *string) int64 {
	var sum int64
	for _, entry := range *entries {
		if entry.account == *account {
			sum += entry.cents
		}
	}
	return sum
}

func (ledger) version() string { return "v2, " + flags }
