package main

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

type limited struct {
	running, most, alone uint64
	mu                   sync.Mutex
	order                []uint64
}

func init() { LimitedImpl = &limited{} }

func (l *limited) enter() {
	now := atomic.AddUint64(&l.running, 1)
	for {
		most := atomic.LoadUint64(&l.most)
		if now <= most || atomic.CompareAndSwapUint64(&l.most, most, now) {
			return
		}
	}
}

func (l *limited) leave() { atomic.AddUint64(&l.running, ^uint64(0)) }

func (l *limited) Hold(_ context.Context, key uint64) uint64 {
	l.enter()
	defer l.leave()
	<-EngineImpl.(*engine).gate(key)
	return atomic.LoadUint64(&l.most)
}

func (l *limited) Short(_ context.Context, n uint64) uint64 {
	l.enter()
	defer l.leave()
	return n
}

func (l *limited) InTurn(_ context.Context, key, n uint64) uint64 {
	<-EngineImpl.(*engine).gate(key)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.order = append(l.order, n)
	return n
}

func (l *limited) Tries(_ context.Context, key uint64) error {
	if key != 0 {
		<-EngineImpl.(*engine).gate(key)
	}
	return nil
}

func (l *limited) Alone(context.Context) uint64 {
	defer atomic.AddUint64(&l.alone, ^uint64(0))
	now := atomic.AddUint64(&l.alone, 1)
	runtime.Gosched()
	return now
}

func (l *limited) Order() []uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.order
}
