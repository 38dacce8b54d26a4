package main

import (
	_ "bench/byhand"
	_ "bench/floor"
	_ "bench/g2r"
	"bench/job"
	_ "bench/meter"
	_ "bench/ours"
	_ "bench/rpc"
	_ "bench/wire"
)

// peer answers the calls of rust2go 0.4.3, whose generated code stands beside it in peer_gen.go.
type peer struct{}

func (peer) nothing()                       {}
func (peer) add(a, b uint64) uint64         { return a + b }
func (peer) echo(user User) User            { return user }
func (peer) count(users []User) uint        { return uint(len(users)) }
func (peer) echo_users(users []User) []User { return users }
func (peer) bytes(data []byte) uint         { return uint(len(data)) }
func (peer) echo_bytes(data []byte) []byte  { return data }

func (peer) add_later(a, b uint64) uint64   { return a + b }
func (peer) work_later(steps uint64) uint64 { return job.Work(steps) }
func (peer) nap_later(us uint64) uint64     { return job.Nap(us) }
func (peer) hold_later(uint64) uint64       { return job.Hold() }

func (peer) add_mem(a, b uint64) Sum   { return Sum{a + b} }
func (peer) work_mem(steps uint64) Sum { return Sum{job.Work(steps)} }
func (peer) nap_mem(us uint64) Sum     { return Sum{job.Nap(us)} }

func init() { PeerImpl, PeerMemImpl = peer{}, peer{} }
