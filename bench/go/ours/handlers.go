// Package ours answers the calls of this project, whose generated code stands beside it in gen.go.
package ours

import (
	"bytes"
	"context"

	"bench/job"
)

// bench keeps what its views show: a view is of Go's own memory, never of what Rust has lent.
type bench struct {
	users []User
	data  []byte
}

func (*bench) Nothing()                      {}
func (*bench) Add(a, b uint64) uint64        { return a + b }
func (*bench) Echo(user *User) User          { return *user }
func (*bench) Count(users []User) uint       { return uint(len(users)) }
func (*bench) CountGiven(users []User) uint  { return uint(len(users)) }
func (*bench) EchoUsers(users []User) []User { return users }
func (*bench) Bytes(data []byte) uint        { return uint(len(data)) }
func (*bench) EchoBytes(data []byte) []byte  { return data }

func (b *bench) ViewUsers(users []User) []User {
	if len(b.users) != len(users) {
		b.users = make([]User, len(users))
		for i := range users {
			b.users[i] = users[i].Clone()
		}
	}
	return b.users
}

func (b *bench) ViewBytes(data []byte) []byte {
	if len(b.data) != len(data) {
		b.data = bytes.Clone(data)
	}
	return b.data
}

func (*bench) AddLater(_ context.Context, a, b uint64) uint64         { return a + b }
func (*bench) WorkLater(_ context.Context, steps uint64) uint64       { return job.Work(steps) }
func (*bench) NapLater(_ context.Context, microseconds uint64) uint64 { return job.Nap(microseconds) }
func (*bench) HoldLater(context.Context) uint64                       { return job.Hold() }

// StumbleLater returns at once, and so proves to be short; then it blocks.
func (*bench) StumbleLater(_ context.Context, microseconds uint64) uint64 {
	if microseconds > 0 {
		job.Nap(microseconds)
	}
	return microseconds
}

func init() { BenchImpl = &bench{} }
