// Package job is what the handlers of the async calls do, the same on every side.
package job

import "time"

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
