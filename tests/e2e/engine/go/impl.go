package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"example.com/engine/internal/rust2go"
)

type engine struct {
	mu    sync.Mutex
	gates map[uint64]chan struct{}
	whys  map[uint64]string
}

func init() { EngineImpl = &engine{gates: map[uint64]chan struct{}{}, whys: map[uint64]string{}} }

func (e *engine) gate(key uint64) chan struct{} {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.gates[key] == nil {
		e.gates[key] = make(chan struct{})
	}
	return e.gates[key]
}

func (*engine) FailsAtOnce() error { return errors.New("no") }

func (*engine) PanicsAtOnce() error { panic("no") }

func (e *engine) LetGo(key uint64) { close(e.gate(key)) }

func (*engine) Add(_ context.Context, a, b uint64) uint64 { return a + b }

func (*engine) Succeeds(context.Context) error { return nil }

func (*engine) Fails(context.Context) error { return errors.New("no") }

func (*engine) Panics(context.Context) error { panic("no") }

func (*engine) Left(ctx context.Context) int64 {
	deadline, ok := ctx.Deadline()
	if !ok {
		return -1
	}
	return time.Until(deadline).Milliseconds()
}

func (*engine) UntilCancelled(ctx context.Context) error {
	<-ctx.Done()
	return fmt.Errorf("gave up: %w", ctx.Err())
}

func (*engine) Value(ctx context.Context, key string) string { return rust2go.Value(ctx, key) }

func (e *engine) Why(ctx context.Context, key uint64) {
	<-ctx.Done()
	e.mu.Lock()
	defer e.mu.Unlock()
	e.whys[key] = cause(ctx)
}

func (e *engine) WhyWas(key uint64) string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.whys[key]
}

func (*engine) Sleeps(_ context.Context, microseconds uint64) {
	time.Sleep(time.Duration(microseconds) * time.Microsecond)
}

func (*engine) Obeys(ctx context.Context) { <-ctx.Done() }

func (e *engine) Ignores(_ context.Context, key uint64) { <-e.gate(key) }

func (e *engine) Holds(_ context.Context, key, n uint64) uint64 {
	<-e.gate(key)
	return n + 1
}
