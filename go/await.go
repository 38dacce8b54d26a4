package rust2go

import (
	"context"
	"sync"
	"unsafe"
)

// What else Rust hands over when it attaches, for its async methods. crates/rust2go/src/rt/pending.rs has the rules.
var (
	// takeOutcome writes the outcome of the call that the block's holder names into the block.
	takeOutcome func(block *Header)
	// cancelFuture has a future dropped that nobody waits for, and lets go of the goroutine's reference.
	cancelFuture func(call uintptr)
	// abandonFuture lets go of the reference that has come through the queue.
	abandonFuture func(call uintptr)
)

// CallAsync is [Trait.Call] for an async method: the goroutine waits, and no thread does. A context that is cancelled is a
// panic with its error.
func (t *Trait) CallAsync(ctx context.Context, method int, b *Header) {
	if err := t.await(ctx, method, b); err != nil {
		panic(err)
	}
	if b.status != statusDone {
		panic(t.failure(method, b))
	}
}

// TryAsync is [Trait.Try] for an async method. A context that is cancelled is an error: the context's.
func (t *Trait) TryAsync(ctx context.Context, method int, b *Header) error {
	if err := t.await(ctx, method, b); err != nil {
		return err
	}
	if b.status != statusDone && b.status != statusOwnError {
		return t.failure(method, b)
	}
	return nil
}

// await calls an async method, and waits until its outcome is in the block or the context is cancelled. Rust has no address of
// the block while the goroutine waits.
func (t *Trait) await(ctx context.Context, method int, b *Header) error {
	functions, err := t.find()
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	b.leaf = uintptr(deadlineOf(ctx))
	w := waiters.Get().(*waiter)
	number := waiting.add(w)
	b.task = uintptr(number)
	enterRust((*functions)[method], b)
	if b.status != statusPending {
		waiting.remove(number)
		waiters.Put(w)
		return nil
	}
	select {
	case <-w.woken:
	case <-ctx.Done():
		if waiting.remove(number) != nil {
			cancelFuture(uintptr(b.holder))
			b.holder = 0
			waiters.Put(w)
			return ctx.Err()
		}
		<-w.woken // the outcome has come first
	}
	waiters.Put(w)
	takeOutcome(b)
	return nil
}

// deadlineOf is the deadline in nanoseconds since 1970; one beyond what they can say is none.
func deadlineOf(ctx context.Context) int64 {
	deadline, ok := ctx.Deadline()
	if !ok || deadline.Year() > 2261 {
		return noDeadline
	}
	return deadline.UnixNano()
}

// settledTask is a task whose method is [settled].
type settledTask struct {
	next   uintptr
	_      uint32
	method uint32
	number uint64 // of the goroutine
}

// settle wakes the goroutine that waits for a future. If it waits no more, nobody wants the outcome.
func settle(t *task) {
	address := unsafe.Pointer(t)
	if w := waiting.remove((*settledTask)(address).number); w != nil {
		w.woken <- struct{}{}
		return
	}
	// What it drops is the user's, and may wait for other calls: the dispatcher must not.
	go abandonFuture(uintptr(address))
}

// A waiter is a goroutine that waits for a future.
type waiter struct {
	woken chan struct{} // with room for one: whoever has taken the waiter out of the table sends once
}

// waiters are those that are used again.
var waiters = sync.Pool{New: func() interface{} { return &waiter{make(chan struct{}, 1)} }}

// waiting has the waiters whose futures run. Whoever takes a waiter out of it is the only one who does.
var waiting table[*waiter]
