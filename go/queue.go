package rust2go

import (
	"sync/atomic"
	"unsafe"
)

// A task is the beginning of Rust's memory of an async call. It is there until the call has been completed. The state is
// shared with the future; all else is this side's from the time when the task is taken out of the queue.
type task struct {
	next   uintptr // in the queue: the address of the task that was pushed before
	state  uint32
	method uint32
	block  unsafe.Pointer
	scope  *scope // nil for most calls
}

// The bits of a task's state that this side uses.
const (
	taskDropped = 2  // the future is gone
	taskWatched = 8  // somebody waits for that, and Rust has to say so
	taskAlone   = 16 // the future looks for the result: it is its thread's only call
)

// settled stands in the place of a task's method: the task is a call to an async method of Rust's whose future is ready.
const settled = 1<<32 - 1

// asleep is the head of the queue while no dispatcher runs.
const asleep = 1

// queue is the head of Rust's list of calls that are to be started: asleep, 0, or the address of the task that was pushed
// last. crates/rust2go/src/rt/queue.rs has its invariants.
type queue uintptr

// take gives all that has been pushed since the last time, the oldest first; 0 is nothing.
func (q *queue) take() uintptr {
	if q.isEmpty() {
		return 0 // without taking the head's cache line from the producers
	}
	var oldest uintptr
	for t := atomic.SwapUintptr((*uintptr)(q), 0); t != 0; {
		next := taskAt(t).next
		taskAt(t).next = oldest
		oldest, t = t, next
	}
	return oldest
}

// isEmpty reports whether there is nothing to take.
func (q *queue) isEmpty() bool {
	return atomic.LoadUintptr((*uintptr)(q)) == 0
}

// sleep reports whether the list is still empty. Then the dispatcher has to end, and the next push starts another.
func (q *queue) sleep() bool {
	return atomic.CompareAndSwapUintptr((*uintptr)(q), 0, asleep)
}

// taskAt gives the task at an address. It is Rust's memory, which the collector neither moves nor frees.
func taskAt(address uintptr) *task {
	return *(**task)(unsafe.Pointer(&address))
}

// isDropped reports whether the future is gone.
func (t *task) isDropped() bool {
	return atomic.LoadUint32(&t.state)&taskDropped != 0
}

// watch asks Rust to say when the future is dropped. It reports whether that has happened already: then Rust says nothing.
func (t *task) watch() (dropped bool) {
	for {
		state := atomic.LoadUint32(&t.state)
		if atomic.CompareAndSwapUint32(&t.state, state, state|taskWatched) {
			return state&taskDropped != 0
		}
	}
}
