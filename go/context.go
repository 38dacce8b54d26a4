package rust2go

import (
	"context"
	"sync"
	"time"
	"unsafe"
)

// callContext is the context of an async call. It is cancelled when the future is dropped, and when the handler has returned.
//
// Most handlers never ask. So whether the future is gone is read from the task when it is asked for, and only a handler that
// wants a channel to wait for gets one: then there is a context of the standard library within, to which children attach
// themselves, and the call is put down for Rust to tell.
type callContext struct {
	mu sync.Mutex
	// task is nil once the handler has returned: Rust's memory may be gone then.
	task   *task
	inner  context.Context
	cancel context.CancelFunc
}

// watched are the calls that Rust tells when their future is dropped, by the addresses of their tasks, in parts that have a
// lock each.
var watched [64]struct {
	sync.Mutex
	calls map[uintptr]*callContext
	_     [48]byte // no two locks in one cache line
}

func (c *callContext) Deadline() (deadline time.Time, ok bool) { return }

func (c *callContext) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.inner == nil {
		c.inner, c.cancel = context.WithCancel(context.Background())
		if c.task == nil {
			c.cancel()
		} else {
			c.put()
			if c.task.watch() {
				c.cancel()
			}
		}
	}
	return c.inner.Done()
}

func (c *callContext) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.task == nil || c.task.isDropped() {
		return context.Canceled
	}
	return nil
}

// Value has no values of its own. The standard library looks in here for a context that it knows, after it has asked for Done.
func (c *callContext) Value(key interface{}) interface{} {
	c.mu.Lock()
	inner := c.inner
	c.mu.Unlock()
	if inner == nil {
		return nil
	}
	return inner.Value(key)
}

// String is for those who print a context: its fields are in use by others.
func (c *callContext) String() string { return "rust2go.call" }

// end cancels the context of a handler that has returned. The task is not touched afterwards.
func (c *callContext) end() {
	c.mu.Lock()
	cancel := c.cancel
	if cancel != nil {
		c.remove()
	}
	c.task = nil
	c.mu.Unlock()
	if cancel != nil {
		cancel()
	}
}

func (c *callContext) put() {
	address := uintptr(unsafe.Pointer(c.task))
	part := &watched[address/64%uintptr(len(watched))]
	part.Lock()
	if part.calls == nil {
		part.calls = map[uintptr]*callContext{}
	}
	part.calls[address] = c
	part.Unlock()
}

func (c *callContext) remove() {
	address := uintptr(unsafe.Pointer(c.task))
	part := &watched[address/64%uintptr(len(watched))]
	part.Lock()
	delete(part.calls, address)
	part.Unlock()
}

// cancelCall cancels the context of the call with this task, if its handler has not returned. Rust keeps its reference to
// the task until this returns, so no other call has the address.
func cancelCall(task uintptr) {
	part := &watched[task/64%uintptr(len(watched))]
	part.Lock()
	c := part.calls[task]
	part.Unlock()
	if c != nil {
		c.cancel() // set before the call was put there
	}
}
