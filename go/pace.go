package rust2go

import (
	"sync/atomic"
	"time"
)

// paces tells whether the dispatcher runs the handlers of a method itself, from those that were timed.
type paces struct {
	always pace // whatever else there is to do
	alone  pace // where there is nothing else, and the caller looks for the result
}

// pace tells whether the handlers of a method are short enough for something. It grows with each handler that was short, and counts for short
// from 0 on.
type pace int32

const (
	// unproved is where a method begins, and where it goes back to when a handler was not short.
	unproved = -16
	// suspect is where it goes back to when the dispatcher was stuck with it.
	suspect = -1000
)

// longerAlone is how many times as long as others a handler may take that counts for short where its call is alone. Beside a caller that looks, a goroutine
// costs more: it wakes a thread of Go's, for which one of the two has to give up its core.
const longerAlone = 10

// areShort reports whether the dispatcher runs a handler itself.
func (p *paces) areShort(alone bool) bool {
	return p.always.isShort() || alone && p.alone.isShort()
}

// took takes note of a handler that was timed.
func (p *paces) took(d time.Duration) {
	p.always.took(d, chosen.shortest())
	p.alone.took(d, longerAlone*chosen.shortest())
}

// blocked takes note of a handler that the dispatcher was stuck with.
func (p *paces) blocked() {
	p.always.blocked()
	p.alone.blocked()
}

func (p *pace) isShort() bool {
	return atomic.LoadInt32((*int32)(p)) >= 0 && chosen.shortest() > 0
}

func (p *pace) took(d, short time.Duration) {
	now := atomic.LoadInt32((*int32)(p))
	long := d >= short
	switch {
	case long && now < unproved:
		atomic.StoreInt32((*int32)(p), suspect)
	case long:
		atomic.StoreInt32((*int32)(p), unproved)
	case now < 0:
		atomic.CompareAndSwapInt32((*int32)(p), now, now+1)
	}
}

func (p *pace) blocked() {
	atomic.StoreInt32((*int32)(p), suspect)
}
