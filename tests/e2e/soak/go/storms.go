package main

import (
	"io"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"time"
)

// collecting ends the goroutine that collects all the time. Only Torture has it, which one thread calls.
var collecting chan struct{}

func (*soak) Torture(on bool) {
	if !on {
		debug.SetGCPercent(100)
		if collecting != nil {
			close(collecting)
			collecting = nil
		}
		return
	}
	debug.SetGCPercent(1)
	collecting = make(chan struct{})
	go func(over chan struct{}) {
		for {
			select {
			case <-over:
				return
			case <-time.After(time.Millisecond):
				runtime.GC()
			}
		}
	}(collecting)
}

func (*soak) Profile(on bool) {
	if !on {
		pprof.StopCPUProfile()
		return
	}
	if err := pprof.StartCPUProfile(io.Discard); err != nil {
		panic(err)
	}
}
