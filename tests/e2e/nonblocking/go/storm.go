package main

import (
	"io"
	"runtime"
	"runtime/pprof"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Storm calls Rust while everything happens that comes in between: signals for a profile, and for the preemption of
// goroutines, many more than there are otherwise, and garbage collections.
func (driver) Storm(seed int64, rounds uint32) error {
	if err := pprof.StartCPUProfile(io.Discard); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	var done uint32
	var weather sync.WaitGroup
	during := func(pause time.Duration, strike func()) {
		weather.Add(1)
		go func() {
			defer weather.Done()
			for atomic.LoadUint32(&done) == 0 {
				strike()
				time.Sleep(pause)
			}
		}()
	}
	signal := func(number syscall.Signal) func() {
		return func() { _ = syscall.Kill(syscall.Getpid(), number) }
	}
	during(10*time.Microsecond, signal(syscall.SIGURG))
	during(10*time.Microsecond, signal(syscall.SIGPROF))
	during(time.Millisecond, runtime.GC)
	err := ofMany(4, func(i int64) error {
		for round := uint32(0); round < rounds; round++ {
			for n := uint64(0); n < 1000; n++ {
				if (ShortImpl{}).Add(n, 1) != n+1 {
					panic("a wrong sum")
				}
			}
			deeper(int(round) % 500)
			if err := values(seed+i*1000+int64(round), 1); err != nil {
				return err
			}
		}
		return nil
	})
	atomic.StoreUint32(&done, 1)
	weather.Wait()
	return err
}
