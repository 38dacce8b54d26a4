// Command old_own_program prints the report of the entries in its arguments, `account=cents` each.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"example.com/old_own_program/v2/report"
)

func main() {
	var lines []report.Line
	for _, arg := range os.Args[1:] {
		parts := strings.SplitN(arg, "=", 2)
		if len(parts) != 2 {
			fmt.Fprintf(os.Stderr, "%s is no account=cents\n", arg)
			os.Exit(2)
		}
		cents, err := strconv.ParseInt(parts[1], 10, 64)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		lines = append(lines, report.Line{Account: parts[0], Cents: cents})
	}
	for _, line := range report.Of(lines) {
		fmt.Println(line)
	}
}
