// Command ledger is a program of its own, too.
package main

import "fmt"

func main() { fmt.Println(LedgerImpl.version()) }
