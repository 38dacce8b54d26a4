package rust2go

import (
	"runtime"
	"sync/atomic"
	"time"
	"unsafe"
)

// calls is the queue that Rust has handed over.
var calls *queue

// dispatcher is what the goroutine in charge of the queue works with. One is in charge at most: Rust starts one when it
// pushes a call and none is, and one that has nothing left to do ends.
//
// The one in charge starts each call on a goroutine of its own, but runs calls of methods that have proved to be short
// itself. Such a run is a turn: turn is odd while it lasts. Who makes it even again by a compare-and-swap is in charge from
// then on: the goroutine itself when the handler has returned, or, if that takes too long, the watcher, which starts another.
// The goroutine that finds itself replaced ends with the call that it runs.
var dispatcher struct {
	turn     uint64
	watching uint32 // 1 while there is a watcher
	owes     uint32 // for so many ticks Rust has to look after the wake-ups that it has left to others
	ticked   int64  // when the watcher ticked last, by sinceStart
	untold   int32  // so many that told Rust of calls are still at it and have been replaced
	handover uint32 // one dispatcher has ended, another begins: Rust's part in it is hidden from the race detector
	_        [32]byte
	// What follows belongs to the one in charge.
	rest    uintptr // calls that have been taken out of the queue
	count   uint    // of all calls
	spawned uint64  // calls that were given a goroutine; others may read it
	method  *entry  // of the turn; nil where it tells Rust of calls that have ended
	inline  uint64  // handlers that it has begun to run; others may read it
	done    batch   // calls that have ended, and of which Rust has not been told yet
	lone    bool    // the last take gave one call, the only one of its thread
	yields  bool    // because of the last take, other goroutines have something to do
	leftOut int     // times that it does not look for the next call before it looks again
	penalty int     // how many those were after the last look in vain
}

var start = time.Now()

// sinceStart is the time by a clock that nobody sets.
func sinceStart() time.Duration { return time.Since(start) }

// oneInTimed is how many calls are started for one whose handler is timed.
const oneInTimed = 8

// dispatch starts calls until there are none or another goroutine is in charge.
func dispatch() {
	d := &dispatcher
	atomic.LoadUint32(&d.handover)
	turn, running := uint64(0), (*Header)(nil)
	defer func() {
		// Only where a handler has ended the goroutine (runtime.Goexit).
		if turn != 0 {
			running.end()
			if endTurn(turn) {
				go dispatch()
			}
		}
	}()
	for begins := true; ; begins = false {
		if d.done.count > 0 && (begins || d.rest == 0 || d.done.count == mostDone) {
			first := d.done.first
			d.done = batch{}
			if !tell(first) {
				return
			}
		}
		if d.rest == 0 {
			d.rest = calls.take()
			if d.rest == 0 {
				// To end and to be started again takes many times as long as a call.
				if (d.lone || !d.yields) && expect() {
					continue
				}
				atomic.AddUint32(&d.handover, 1)
				if calls.sleep() {
					return
				}
				continue
			}
			t := taskAt(d.rest)
			d.lone = t.next == 0 && atomic.LoadUint32(&t.state)&taskAlone != 0
			d.yields = false
		}
		t := taskAt(d.rest)
		d.rest, t.next = t.next, 0 // the task may be gone once it runs
		if t.method == settled {
			settle(t)
			d.yields = true
			continue
		}
		d.count++
		timed := d.count%oneInTimed == 0
		m := &methods[t.method]
		if !m.paces.areShort(d.lone) {
			go run(t, timed)
			d.yields = true
			atomic.StoreUint64(&d.spawned, d.spawned+1)
			continue
		}
		atomic.StoreUint64(&d.inline, d.inline+1)
		turn, running = beginTurn(m), (*Header)(t.block)
		ticked := atomic.LoadInt64(&d.ticked)
		handle(t, timed)
		if !endTurn(turn) {
			turn = 0
			running.end()
			return
		}
		turn = 0
		if now := atomic.LoadInt64(&d.ticked); now != ticked && !timed {
			m.paces.tookLonger(sinceStart() - time.Duration(now))
		}
		if running.holder == 0 {
			d.done.add(t)
		} else if !tell(t) {
			return
		}
	}
}

// mostDone is how many calls of which Rust has not been told yet there may be.
const mostDone = 16

// batch is a list of calls that have ended.
type batch struct {
	first, last *task
	count       int
}

func (b *batch) add(t *task) {
	if b.first == nil {
		b.first = t
	} else {
		b.last.next = uintptr(unsafe.Pointer(t))
	}
	b.last = t
	b.count++
}

// tell tells Rust that calls have ended, and reports whether the caller is still in charge: what Rust wakes is the user's, and so it is a turn.
func tell(first *task) bool {
	turn := beginTurn(nil)
	(*Header)(first.block).end()
	if endTurn(turn) {
		return true
	}
	atomic.AddInt32(&dispatcher.untold, -1)
	return false
}

// owe has the watcher ask Rust to look after the wake-ups that it has left.
func owe() {
	if owes := &dispatcher.owes; atomic.LoadUint32(owes) != ticksToPay {
		atomic.StoreUint32(owes, ticksToPay)
	}
	beWatched() // after that: the watcher may have ended before there was something
}

// pay does so, once. What Rust wakes is the user's, and may block: only one that has returned and found nothing counts.
func pay() {
	owes := &dispatcher.owes
	before := atomic.LoadUint32(owes)
	if wakeLeft() {
		owe()
	} else if before > 0 {
		atomic.CompareAndSwapUint32(owes, before, before-1)
	}
}

// isOwing reports whether Rust has to be asked: it has left something, or may do so without saying it, because a completion does not return.
func isOwing() bool {
	return atomic.LoadUint32(&dispatcher.owes) > 0 || atomic.LoadInt32(&dispatcher.untold) > 0
}

// figures is what Rust reads of all this.
type figures struct {
	inline  uint64 // handlers that a dispatcher has begun to run itself
	spawned uint64 // handlers that got a goroutine
}

func (f *figures) read() {
	f.spawned = atomic.LoadUint64(&dispatcher.spawned)
	f.inline = atomic.LoadUint64(&dispatcher.inline)
}

// mostLeftOut is how often at most the dispatcher does not look before it looks again.
const mostLeftOut = 15

// expect looks for a while whether there is something in the queue, and reports it. After it has looked in vain it leaves out one
// look, then three, seven, and so on.
//
// It does not give way to other goroutines meanwhile: runtime.Gosched would wake another of Go's threads each time, which has nothing
// to do and takes the core from the thread whose call is expected.
func expect() bool {
	d := &dispatcher
	longest := chosen.expects()
	if longest == 0 || runtime.GOMAXPROCS(0) == 1 {
		return false
	}
	if d.leftOut > 0 {
		d.leftOut--
		return false
	}
	if d.yields {
		runtime.Gosched() // to the handler
	}
	for began := time.Now(); ; {
		for i := 0; i < 100; i++ {
			if !calls.isEmpty() {
				d.penalty = 0
				return true
			}
		}
		if time.Since(began) >= longest {
			break
		}
	}
	if d.penalty = 2*d.penalty + 1; d.penalty > mostLeftOut {
		d.penalty = mostLeftOut
	}
	d.leftOut = d.penalty
	return false
}

// beginTurn begins a turn, and sees to it that it is watched.
func beginTurn(m *entry) uint64 {
	d := &dispatcher
	d.method = m
	turn := atomic.AddUint64(&d.turn, 1)
	beWatched()
	return turn
}

// beWatched sees to it that there is a watcher. It comes after what is to be watched: a watcher that ends says so first, and looks at that then.
func beWatched() {
	d := &dispatcher
	if atomic.LoadUint32(&d.watching) == 0 && atomic.CompareAndSwapUint32(&d.watching, 0, 1) {
		go watch()
	}
}

// endTurn reports whether the caller is in charge now.
func endTurn(turn uint64) bool {
	return atomic.CompareAndSwapUint64(&dispatcher.turn, turn, turn+1)
}

const (
	// A turn that lasts for one to two ticks is ended by the watcher: that is how long a handler that blocks against
	// expectation delays others. Shorter ticks were not worth their CPU time: a tick costs some microseconds.
	tick = time.Millisecond
	// A watcher ends after so many ticks without a turn.
	quietTicks = 20
	// Rust does nothing about what it had left before the first of these ticks until the second.
	ticksToPay = 2
)

// watch ends turns that last too long, and has Rust look after wake-ups that it has left to others.
func watch() {
	d := &dispatcher
	var last uint64
	for quiet := 0; ; {
		time.Sleep(tick)
		atomic.StoreInt64(&d.ticked, int64(sinceStart()))
		if isOwing() {
			go pay()
		}
		turn := atomic.LoadUint64(&d.turn)
		switch {
		case turn != last:
			last, quiet = turn, 0
		case turn%2 == 1:
			if endTurn(turn) {
				if d.method != nil {
					d.method.paces.blocked()
				} else {
					atomic.AddInt32(&d.untold, 1)
				}
				go dispatch()
			}
		default:
			if quiet++; quiet < quietTicks {
				continue
			}
			atomic.StoreUint32(&d.watching, 0)
			if (atomic.LoadUint64(&d.turn)%2 == 0 && !isOwing()) || !atomic.CompareAndSwapUint32(&d.watching, 0, 1) {
				return
			}
			quiet = 0
		}
	}
}
