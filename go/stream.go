package rust2go

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// What stands here is for streams. One of Rust's is an object with a method for the next items; in Go it is a function that hands
// each of them to yield, which `for item := range` is from Go 1.23 on.

// mostItems is how many items Go asks Rust for at most. It begins with one, so that the first item is there at once, and doubles as long as
// Rust has as many ready.
const mostItems = 256

// Items gives the items of a stream of Rust's, which is closed when the loop ends. A second loop finds nothing.
func Items[T any](o *Object, next func(atMost uint32) []T) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		defer o.Close()
		for atMost := uint32(1); !o.isClosed(); {
			items := next(atMost)
			for _, item := range items {
				if !yield(item) {
					return
				}
			}
			switch len(items) {
			case 0:
				return
			case int(atMost):
				atMost = more(atMost)
			}
		}
	}
}

// TryItems is Items for a stream of results. An error comes with a zero item; whether it is the last is the stream's to say, unless it is
// none of the stream's.
func TryItems[T any](o *Object, next func(atMost uint32) ([]T, error)) func(yield func(T, error) bool) {
	return func(yield func(T, error) bool) {
		defer o.Close()
		for atMost := uint32(1); !o.isClosed(); {
			items, err := next(atMost)
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			var none T
			switch {
			case err != nil:
				if !yield(none, err) || callFailed(err) {
					return
				}
			case len(items) == 0:
				return
			case len(items) == int(atMost):
				atMost = more(atMost)
			}
		}
	}
}

// callFailed reports whether it is the call for the next items that has failed, as the next one might, without an end.
func callFailed(err error) bool {
	switch err.(type) {
	case *FutureDropped, *RustPanic, *ParameterError, *Unavailable:
		return true
	}
	return false
}

func more(atMost uint32) uint32 {
	if atMost < mostItems {
		return 2 * atMost
	}
	return atMost
}

// isClosed reports whether Go has let go of the object.
func (o *Object) isClosed() bool {
	return atomic.LoadUint32(&o.closed) != 0
}

// What Rust answers to items that it has been handed. crates/rust2go/src/rt/stream.rs has them too.
const (
	itemsStop = 0
	itemsGoOn = 1
	itemsWait = 2
)

// pause is how long a handler has to have handed nothing over to be a slow one, which hands the next item over by itself: some times what
// it takes to have another goroutine do it.
const pause = 20 * time.Microsecond

// A Yield takes the items of a handler's stream to Rust. A handler that makes many has them handed over by a goroutine beside it, all at
// once that there are by then; so the call into Rust is paid for once in a while, and no item waits for the next one.
type Yield[T any] struct {
	mu sync.Mutex
	// changed tells that items have been handed over, or that nobody wants them.
	changed sync.Cond
	items   []T
	// handing is set while somebody hands over.
	handing bool
	stopped bool
	err     error
	last    time.Time

	push func(items []T) (uint8, error)
	room func() (bool, error)
}

// NewYield makes the one of a call.
func NewYield[T any](push func(items []T) (uint8, error), room func() (bool, error)) *Yield[T] {
	y := &Yield[T]{push: push, room: room}
	y.changed.L = &y.mu
	return y
}

// Put is what the handler calls with an item, which is Rust's then, as one that is sent on a channel is the receiver's. It is false once
// Rust wants no more.
func (y *Yield[T]) Put(item T) bool {
	y.mu.Lock()
	for len(y.items) >= mostItems && !y.stopped {
		y.changed.Wait()
	}
	if y.stopped {
		err := y.err
		y.mu.Unlock()
		if err != nil {
			panic(err)
		}
		return false
	}
	y.items = append(y.items, item)
	if !y.handing {
		y.handing = true
		if time.Since(y.last) < pause {
			go y.handOver()
		} else {
			y.mu.Unlock()
			y.handOver()
			y.mu.Lock()
		}
	}
	stopped := y.stopped && y.err == nil
	y.mu.Unlock()
	return !stopped
}

// End hands the last items over. What is put after it is refused.
func (y *Yield[T]) End() {
	y.mu.Lock()
	for y.handing {
		y.changed.Wait()
	}
	if len(y.items) > 0 && !y.stopped {
		y.handing = true
		y.mu.Unlock()
		y.handOver()
		y.mu.Lock()
	}
	y.stopped = true
	err := y.err
	y.mu.Unlock()
	if err != nil {
		panic(err)
	}
}

// handOver hands over until there is nothing more. The caller has set handing.
func (y *Yield[T]) handOver() {
	var spare []T
	y.mu.Lock()
	for len(y.items) > 0 && !y.stopped {
		items := y.items
		y.items = spare
		y.changed.Broadcast()
		y.mu.Unlock()
		goesOn, err := y.hand(items)
		var none T
		for i := range items {
			items[i] = none // nothing of the handler's is kept
		}
		spare = items[:0]
		y.mu.Lock()
		if !goesOn || err != nil {
			y.stopped, y.err = true, err
		}
	}
	y.handing = false
	y.last = time.Now()
	y.changed.Broadcast()
	y.mu.Unlock()
}

// hand hands items over, and waits until there is room for more. A panic is an error: this may be nobody's goroutine.
//
// Rust takes all of them or none. Those that it refuses go one by one, so that all arrive that come before the one that it cannot hold.
func (y *Yield[T]) hand(items []T) (goesOn bool, err error) {
	defer func() {
		if value := recover(); value != nil {
			err = fmt.Errorf("an item of the stream: %v", value)
		}
	}()
	answer, err := y.push(items)
	if err == nil || len(items) == 1 {
		return y.answered(answer, err)
	}
	for i := range items {
		if goesOn, err = y.answered(y.push(items[i : i+1])); !goesOn || err != nil {
			break
		}
	}
	return goesOn, err
}

// answered does what Rust has answered.
func (y *Yield[T]) answered(answer uint8, err error) (goesOn bool, _ error) {
	if err != nil || answer != itemsWait {
		return err == nil && answer == itemsGoOn, err
	}
	return y.room()
}
