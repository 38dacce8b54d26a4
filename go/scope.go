package rust2go

import (
	"context"
	"strings"
	"time"
)

// A scope is what Rust has set for the calls that begin within a future: a link of a chain in Rust's memory, from the inside
// out, which is there until the call has been completed.
type scope struct {
	deadline   int64 // nanoseconds since 1970; noDeadline if there is none; no later than those of the links around
	outer      *scope
	key, value string // empty in a link that has a deadline only
}

const noDeadline = 1<<63 - 1

// callScope is Go's copy of it: handlers may keep their context.
type callScope struct {
	deadline time.Time // zero if there is none
	values   []callValue
	err      error // what Err has said, which stays so
}

type callValue struct{ key, value string }

// valueKey is the key of a value in a context.
type valueKey string

// read copies a chain.
func (s *scope) read() *callScope {
	c := new(callScope)
	if s.deadline != noDeadline {
		// By the monotonic clock from here on.
		now := time.Now()
		c.deadline = now.Add(time.Unix(0, s.deadline).Sub(now))
	}
	for ; s != nil; s = s.outer {
		if s.key != "" {
			c.values = append(c.values, callValue{strings.Clone(s.key), strings.Clone(s.value)})
		}
	}
	return c
}

// Value gives the value that Rust has set for the call with rust2go::context_value, or "" where there is none.
func Value(ctx context.Context, key string) string {
	value, _ := ctx.Value(valueKey(key)).(string)
	return value
}
