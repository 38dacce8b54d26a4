package rust2go

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// ErrDropped is the cause (context.Cause, since Go 1.20) of a context that is cancelled because Rust has dropped the future.
var ErrDropped = errors.New("rust2go: the future was dropped")

// ErrShutDown is the cause of a context that is cancelled because Rust has called rust2go::shutdown.
var ErrShutDown = errors.New("rust2go: shut down")

// closing is 1 from then on.
var closing uint32

// callContext is the context of an async call. It is cancelled when the future is dropped, at the deadline that Rust has set, and
// when the handler has returned.
//
// Most handlers never ask. So whether the future is gone is read from the task when it is asked for, and only a handler that
// wants a channel to wait for gets one: then there is a context of the standard library within, to which children attach
// themselves, and the call is put down for Rust to tell.
type callContext struct {
	mu sync.Mutex
	// task is nil once the handler has returned: Rust's memory may be gone then.
	task   *task
	inner  context.Context
	cancel func(cause error)
	scope  *callScope // nil for most calls
}

// watched are the calls that Rust tells when their future is dropped, by the addresses of their tasks, in parts that have a
// lock each.
var watched [64]struct {
	sync.Mutex
	calls map[uintptr]*callContext
	_     [48]byte // no two locks in one cache line
}

func (c *callContext) Deadline() (deadline time.Time, ok bool) {
	if c.scope == nil {
		return
	}
	return c.scope.deadline, !c.scope.deadline.IsZero()
}

func (c *callContext) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.make().Done()
}

// make makes the context within, if there is none yet. The caller has the lock.
func (c *callContext) make() context.Context {
	if c.inner != nil {
		return c.inner
	}
	var deadline time.Time
	if c.scope != nil && c.scope.err != context.Canceled {
		deadline = c.scope.deadline
	}
	c.inner, c.cancel = newInner(deadline)
	if c.task == nil {
		c.cancel(nil)
	} else {
		c.put()
		if c.task.watch() {
			c.cancel(ErrDropped)
		}
		if isClosing() { // after it was put there, where cancelAll looks second
			c.cancel(ErrShutDown)
		}
	}
	return c.inner
}

func (c *callContext) Err() error {
	c.mu.Lock()
	inner, cancel := c.inner, c.cancel
	ended := c.task == nil
	dropped := !ended && c.task.isDropped()
	if inner == nil {
		defer c.mu.Unlock()
		return c.scope.settle(ended || dropped || isClosing())
	}
	c.mu.Unlock()
	// Not under the lock, for children that are cancelled with it.
	switch {
	case ended:
		cancel(nil)
	case dropped:
		cancel(ErrDropped)
	case isClosing():
		cancel(ErrShutDown)
	}
	return inner.Err()
}

// settle is Err where there is no context within. What it has said once stays so.
func (s *callScope) settle(cancelled bool) error {
	if s == nil {
		if cancelled {
			return context.Canceled
		}
		return nil
	}
	switch {
	case s.err != nil:
	case !s.deadline.IsZero() && !time.Now().Before(s.deadline):
		s.err = context.DeadlineExceeded
	case cancelled:
		s.err = context.Canceled
	}
	return s.err
}

// Value has the values that Rust has set. The standard library looks in here for a context that it knows, with a key of this type, to
// which a child attaches itself, or which knows its cause.
func (c *callContext) Value(key interface{}) interface{} {
	switch k := key.(type) {
	case valueKey:
		if c.scope != nil {
			for _, v := range c.scope.values {
				if v.key == string(k) {
					return v.value
				}
			}
		}
		return nil
	case *int:
		c.mu.Lock()
		inner := c.make()
		c.mu.Unlock()
		return inner.Value(key)
	}
	return nil
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
		cancel(nil)
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
		c.cancel(ErrDropped) // set before the call was put there
	}
}

func isClosing() bool { return atomic.LoadUint32(&closing) != 0 }

// cancelAll cancels the contexts of all calls, also of those to come.
func cancelAll() {
	atomic.StoreUint32(&closing, 1)
	for i := range watched {
		part := &watched[i]
		part.Lock()
		calls := make([]*callContext, 0, len(part.calls))
		for _, c := range part.calls {
			calls = append(calls, c)
		}
		part.Unlock()
		for _, c := range calls {
			c.cancel(ErrShutDown) // set before the call was put there
		}
	}
}
