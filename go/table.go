package rust2go

import (
	"sync"
	"sync/atomic"
)

// A table has values by numbers, which are never used again. It is in parts that have a lock each.
type table[T any] struct {
	last  uint64 // the last number that was given
	parts [64]part[T]
}

type part[T any] struct {
	sync.RWMutex
	values map[uint64]T
	most   int      // how many there have been since there was none
	_      [24]byte // no two locks in one cache line
}

// many values leave room behind that is given back with the last of them.
const many = 64

// add puts a value in, and gives its number.
func (t *table[T]) add(value T) uint64 {
	number := atomic.AddUint64(&t.last, 1)
	p := t.part(number)
	p.Lock()
	if p.values == nil {
		p.values = map[uint64]T{}
	}
	p.values[number] = value
	if len(p.values) > p.most {
		p.most = len(p.values)
	}
	p.Unlock()
	return number
}

// get gives the value of a number, or nothing where there is none.
func (t *table[T]) get(number uint64) T {
	p := t.part(number)
	p.RLock()
	defer p.RUnlock()
	return p.values[number]
}

// remove takes a value out, and gives it, or nothing where it is gone.
func (t *table[T]) remove(number uint64) T {
	p := t.part(number)
	p.Lock()
	defer p.Unlock()
	value := p.values[number]
	delete(p.values, number)
	if len(p.values) == 0 && p.most > many {
		p.values, p.most = nil, 0
	}
	return value
}

func (t *table[T]) part(number uint64) *part[T] {
	return &t.parts[number%uint64(len(t.parts))]
}

// len is how many values there are.
func (t *table[T]) len() (n int) {
	for i := range t.parts {
		p := &t.parts[i]
		p.RLock()
		n += len(p.values)
		p.RUnlock()
	}
	return n
}
