package main

import (
	"context"
	"runtime"
	"sync"
	"time"
)

type calls struct {
	mu     sync.Mutex
	gates  map[uint64]chan struct{}
	ends   map[uint64]bool
	orders map[uint64][]string
}

func init() {
	CallsImpl = &calls{gates: map[uint64]chan struct{}{}, ends: map[uint64]bool{}, orders: map[uint64][]string{}}
}

func (c *calls) gate(key uint64) chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gates[key] == nil {
		c.gates[key] = make(chan struct{})
	}
	return c.gates[key]
}

func (c *calls) end(key uint64, items []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ends[key] = true
	c.orders[key] = items
}

func (*calls) Add(a, b uint64) uint64 { return a + b }

func (*calls) AddLater(_ context.Context, a, b uint64) uint64 { return a + b }

func (*calls) Sleep(_ context.Context, milliseconds uint64, order Order) Order {
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
	return order
}

func (c *calls) WaitForCancel(ctx context.Context, key uint64) {
	<-ctx.Done()
	c.end(key, nil)
}

func (c *calls) IgnoreCancel(_ context.Context, key uint64, order Order) Order {
	<-c.gate(key)
	c.end(key, order.Items)
	return order
}

func (c *calls) LetGo(key uint64) { close(c.gate(key)) }

func (c *calls) Ended(key uint64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ends[key]
}

func (c *calls) Seen(key uint64) []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.orders[key]
}

func (*calls) Sent(_ context.Context, order Order) Order { return order }

func (*calls) Safe(_ context.Context, order Order) Order { return order }

func (*calls) GivesBack(_ context.Context, order Order, n uint64) uint {
	return uint(len(order.Items)) + uint(n)
}

func (*calls) Mem(_ context.Context, n uint64) uint64 { return n }

func (*calls) Shm(_ context.Context, n uint64) uint64 { return n }

func (*calls) Nothing(context.Context) {}

func (*calls) NoOutput(context.Context) {}

func (*calls) Borrowed(_ context.Context, order *Order) uint { return uint(len(order.Items)) }

func (*calls) Goroutines() uint { return uint(runtime.NumGoroutine()) }
