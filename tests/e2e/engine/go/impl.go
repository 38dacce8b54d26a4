package main

import (
	"context"
	"errors"
	"sync"
)

type engine struct {
	mu    sync.Mutex
	gates map[uint64]chan struct{}
}

func init() { EngineImpl = &engine{gates: map[uint64]chan struct{}{}} }

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

func (*engine) Fails(context.Context) error { return errors.New("no") }

func (*engine) Panics(context.Context) error { panic("no") }

func (*engine) Obeys(ctx context.Context) { <-ctx.Done() }

func (e *engine) Ignores(_ context.Context, key uint64) { <-e.gate(key) }
