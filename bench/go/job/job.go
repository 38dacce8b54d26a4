// Package job is what the handlers of the async calls do, the same on every side.
package job

import (
	"sync"
	"sync/atomic"
	"time"
)

// Work uses the CPU for so many steps.
//
//go:noinline
func Work(steps uint64) uint64 {
	x := steps | 1
	for i := uint64(0); i < steps; i++ {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return x
}

// Nap sleeps for so many microseconds.
func Nap(microseconds uint64) uint64 {
	time.Sleep(time.Duration(microseconds) * time.Microsecond)
	return microseconds
}

var (
	held   int64
	opened sync.Once
	gate   = make(chan struct{})
)

// Hold waits until LetGo is called.
func Hold() uint64 {
	atomic.AddInt64(&held, 1)
	<-gate
	atomic.AddInt64(&held, -1)
	return 1
}

// Held is how many wait.
func Held() uint64 { return uint64(atomic.LoadInt64(&held)) }

// LetGo ends all of them, for good.
func LetGo() { opened.Do(func() { close(gate) }) }
