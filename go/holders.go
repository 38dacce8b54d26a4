package rust2go

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// A holder keeps reachable what Rust may still read after a call has returned: Rust's memory is invisible to the
// garbage collector. Rust names a holder by its id: the index, plus one, in the low half and the generation in the high
// half, so that the id of a released holder names nothing.
//
// Who may touch one: the call that it was given to, until that call has returned (sync) or completed (async); after
// that only releaseHolder, under the table's lock.
type holder struct {
	kept       []unsafe.Pointer
	message    string
	stack      string
	generation uint32
}

const (
	holdersPerChunk = 1024
	holderChunks    = 1 << 14
)

// holders is the table. A chunk never moves once it is there, so a look-up takes no lock.
var holders struct {
	sync.Mutex
	chunks [holderChunks]unsafe.Pointer // of *[holdersPerChunk]holder
	made   uint32
	free   []uint32
}

// acquireHolder gives the id of a holder that nobody uses.
func acquireHolder() uint64 {
	holders.Lock()
	defer holders.Unlock()
	var index uint32
	if n := len(holders.free); n > 0 {
		index = holders.free[n-1]
		holders.free = holders.free[:n-1]
	} else {
		index = holders.made
		if index%holdersPerChunk == 0 {
			if index/holdersPerChunk == holderChunks {
				panic("rust2go: more than 16 million results and calls are alive at once")
			}
			atomic.StorePointer(&holders.chunks[index/holdersPerChunk], unsafe.Pointer(new([holdersPerChunk]holder)))
		}
		holders.made++
	}
	return uint64(holderAt(uint64(index)+1).generation)<<32 | uint64(index+1)
}

// holderAt gives the holder of an id that is known to be in use.
func holderAt(id uint64) *holder {
	index := uint32(id) - 1
	chunk := (*[holdersPerChunk]holder)(atomic.LoadPointer(&holders.chunks[index/holdersPerChunk]))
	return &chunk[index%holdersPerChunk]
}

// inUse gives the holder of an id, or nil where it has been released. The caller has the lock.
func inUse(id uint64) *holder {
	if index := uint32(id); index == 0 || index > holders.made {
		return nil
	}
	if h := holderAt(id); h.generation == uint32(id>>32) {
		return h
	}
	return nil
}

// releaseHolder lets go of what a holder keeps. An id that has been released already is no error.
func releaseHolder(id uint64) {
	holders.Lock()
	h := inUse(id)
	if h == nil {
		holders.Unlock()
		return
	}
	h.clear()
	atomic.AddUint32(&h.generation, 1)
	holders.free = append(holders.free, uint32(id)-1)
	holders.Unlock()
}

// room makes room for n pointers and forgets those that are left over.
func (h *holder) room(n int) {
	if cap(h.kept) < n {
		h.kept = make([]unsafe.Pointer, n)
		return
	}
	for i := n; i < len(h.kept); i++ {
		h.kept[i] = nil
	}
	h.kept = h.kept[:n]
}

func (h *holder) clear() {
	// The room for pointers is kept for the next call, within reason.
	if cap(h.kept) > 64 {
		h.kept = nil
	}
	for i := range h.kept {
		h.kept[i] = nil
	}
	h.kept = h.kept[:0]
	h.message, h.stack = "", ""
}
