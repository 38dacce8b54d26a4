package main

import "example.com/old_own_program/v2/report"

type ledger struct{}

func init() {
	LedgerImpl = ledger{}
}

func (ledger) balance(entries *[]Entry, account *string) int64 {
	var sum int64
	for i := range *entries {
		if e := &(*entries)[i]; e.account == *account {
			sum += e.cents
		}
	}
	return sum
}

func (ledger) flags() string { return buildFlags }

func (ledger) report(entries *[]Entry) []string {
	lines := make([]report.Line, len(*entries))
	for i, e := range *entries {
		lines[i] = report.Line{Account: e.account, Cents: e.cents}
	}
	return report.Of(lines)
}
