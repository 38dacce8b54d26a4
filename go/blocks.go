package rust2go

import "sync"

// NewBlock makes the block of a call to Rust. It is on the heap: a goroutine's stack moves when it grows, which it
// may do when Rust calls Go in turn.
//
//go:noinline
func NewBlock[T any]() *T {
	return new(T)
}

// Blocks are those of a method without pointers, which are used again. One of a call that panicked is not.
type Blocks[T any] struct {
	pool sync.Pool
}

// Get gives a block for a call.
func (p *Blocks[T]) Get() *T {
	if b, ok := p.pool.Get().(*T); ok {
		return b
	}
	return NewBlock[T]()
}

// Put takes the block of a call that is over.
func (p *Blocks[T]) Put(b *T) {
	p.pool.Put(b)
}
