package rust2go

import (
	"sync/atomic"
	"time"
)

// pace tells whether the handlers of a method are short enough for the dispatcher to run them itself, from those that were
// timed. It grows with each handler that was short, and counts for short from 0 on.
type pace int32

const (
	// unproved is where a method begins, and where it goes back to when a handler was not short.
	unproved = -16
	// suspect is where it goes back to when the dispatcher was stuck with it.
	suspect = -1000
)

func (p *pace) isShort() bool {
	return atomic.LoadInt32((*int32)(p)) >= 0 && chosen.shortest() > 0
}

// took takes note of a handler that was timed.
func (p *pace) took(d time.Duration) {
	now := atomic.LoadInt32((*int32)(p))
	long := d >= chosen.shortest()
	switch {
	case long && now < unproved:
		atomic.StoreInt32((*int32)(p), suspect)
	case long:
		atomic.StoreInt32((*int32)(p), unproved)
	case now < 0:
		atomic.CompareAndSwapInt32((*int32)(p), now, now+1)
	}
}

// blocked takes note of a handler that the dispatcher was stuck with.
func (p *pace) blocked() {
	atomic.StoreInt32((*int32)(p), suspect)
}
