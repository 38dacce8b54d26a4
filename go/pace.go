package rust2go

import (
	"sync/atomic"
	"time"
)

// paces tells whether the dispatcher runs the handlers of a method itself, from those that were timed.
type paces struct {
	always pace      // whatever else there is to do
	alone  pace      // where there is nothing else, and the caller looks for the result
	stuck  time.Time // when the dispatcher was stuck with it for the last time; the watcher's
}

// pace tells whether the handlers of a method are short enough for something. It is a credit: each handler that was shorter than the limit adds one, and
// one that was not costs as many as the limits that it took. So it is about the mean that has to be short, and a garbage collection, or a
// thread that has lost its core for a moment, counts for what it is. The handlers count for short while it is not negative.
type pace struct {
	credit int32 // between -owed and trusted
	owed   int32 // what it had to prove itself with the last time
}

const (
	// unproved is what a method owes at first; each time when its credit is gone it is twice as much as the last time.
	unproved = 16
	// suspect is the most that it may owe, and what it owes when the dispatcher was stuck with it twice within [forgiven].
	suspect = 1000
	// trusted is the most credit that it may have; then it is as if it had never owed more than at first. One handler in eight is timed, so a smaller figure would not
	// have longer ones noticed sooner.
	trusted = 100
)

// forgiven is the time after which it is forgotten that the dispatcher was stuck with a method, which may have been because its thread had no core:
// then one to two milliseconds of what others wait are a fiftieth of the time at most.
const forgiven = 100 * time.Millisecond

// newPaces are those of a method that has not been called.
func newPaces() paces {
	begin := pace{credit: -unproved, owed: unproved}
	return paces{always: begin, alone: begin}
}

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

// tookLonger takes note of a handler that was timed for a part of its time, which says nothing if that was short.
func (p *paces) tookLonger(d time.Duration) {
	if d >= chosen.shortest() {
		p.took(d)
	}
}

// blocked takes note of a handler that the dispatcher was stuck with.
func (p *paces) blocked() {
	now := time.Now()
	soon := now.Sub(p.stuck) < forgiven
	p.stuck = now
	for _, pace := range []*pace{&p.always, &p.alone} {
		owed := pace.owesNext()
		if soon {
			owed = suspect
		}
		atomic.StoreInt32(&pace.owed, owed)
		atomic.StoreInt32(&pace.credit, -owed)
	}
}

func (p *pace) isShort() bool {
	return atomic.LoadInt32(&p.credit) >= 0 && chosen.shortest() > 0
}

// took takes note of a handler, unless another was noted at the same time.
func (p *pace) took(d, short time.Duration) {
	credit, owed := atomic.LoadInt32(&p.credit), atomic.LoadInt32(&p.owed)
	if d < short {
		if credit < trusted {
			atomic.CompareAndSwapInt32(&p.credit, credit, credit+1)
		} else if owed != unproved {
			atomic.StoreInt32(&p.owed, unproved)
		}
		return
	}
	costs := int32(2 * suspect)
	if short > 0 && d/short < 2*suspect {
		costs = int32(d / short)
	}
	after := credit - costs
	if after < 0 && credit >= 0 {
		owed = p.owesNext()
		after = -owed
	} else if after < -owed {
		after = -owed
	}
	if atomic.CompareAndSwapInt32(&p.credit, credit, after) {
		atomic.StoreInt32(&p.owed, owed)
	}
}

// owesNext is what it has to prove itself with when its credit is gone.
func (p *pace) owesNext() int32 {
	owed := 2 * atomic.LoadInt32(&p.owed)
	if owed > suspect {
		return suspect
	}
	return owed
}
