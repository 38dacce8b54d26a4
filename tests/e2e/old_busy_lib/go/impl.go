package main

import (
	"fmt"
	"strconv"
)

type engine struct{ pings int }

type remote struct{}

func init() {
	EngineImpl = &engine{}
	RemoteImpl = remote{}
}

func (e *engine) ping() { e.pings++ }

func (*engine) version() string { return "go" }

func (*engine) run(program *Program) Outcome {
	var outcome Outcome
	for i := range program.rows {
		row := &program.rows[i]
		if row.label != fmt.Sprint("row ", row.kind) {
			outcome.err = []string{"row " + strconv.Itoa(i) + " is called " + row.label}
		}
		outcome.sum += row.amount
	}
	if len(program.limit) == 1 && outcome.sum > program.limit[0] {
		outcome.err = []string{fmt.Sprintf("%d is beyond %d", outcome.sum, program.limit[0])}
	}
	return outcome
}

func (*engine) step(state *[]uint8, amount *uint64) []uint8 {
	return append(*state, uint8(*amount))
}

func (remote) fetch(ticket *Ticket) []string {
	return append(ticket.path, strconv.FormatUint(ticket.number, 10))
}
