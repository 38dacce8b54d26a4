// Package report writes reports.
package report

import (
	"fmt"
	"sort"
)

// A Line is one entry.
type Line struct {
	Account string
	Cents   int64
}

// Of sums the lines by account.
func Of(lines []Line) []string {
	sums := map[string]int64{}
	for _, line := range lines {
		sums[line.Account] += line.Cents
	}
	texts := make([]string, 0, len(sums))
	for account, cents := range sums {
		texts = append(texts, fmt.Sprintf("%s: %d.%02d", account, cents/100, cents%100))
	}
	sort.Strings(texts)
	return texts
}
