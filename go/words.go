package rust2go

/*
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// The result of a call, or a copy of the header where there is none.
typedef struct { uint64_t out; uintptr_t failed; } rust2go_word;

static uintptr_t rust2go_failed(const void *header) {
	void *copy = malloc(64);
	if (copy == NULL) {
		abort();
	}
	return (uintptr_t)memcpy(copy, header, 64);
}

// Calls function with a block of these parameters, whose result begins at `place` behind the header. Each word is written by itself, as volatile asks: where
// the compiler reads two at once from what Go has written one by one, the processor waits until both are in its cache.
static inline rust2go_word rust2go_enter_words(
	uintptr_t function, uintptr_t place, uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
	struct { uint32_t status, scratch; uint64_t header[7]; volatile uint64_t words[6]; } block;
	rust2go_word word = {0, 0};
	block.status = 0;
	block.words[0] = a;
	block.words[1] = b;
	block.words[2] = c;
	block.words[3] = d;
	((void (*)(void *))function)(&block);
	if (block.status == 0) {
		memcpy(&word.out, (const char *)block.words + place, 8);
	} else {
		word.failed = rust2go_failed(&block);
	}
	return word;
}
*/
import "C"

import (
	"sync/atomic"
	"unsafe"
)

// A WordsMethod is one whose parameters are four words at most, and whose result is one at most, without pointers. cgo takes them
// there and back as numbers, and the block is on C's stack: to get one on Go's heap costs half as much as the call itself. In Go there
// is what stands behind the header in the block, the parameters first, with room for four words and for a word where the result begins.
type WordsMethod struct {
	// Trait is the method's trait, and Number which of its methods it is.
	Trait  *Trait
	Number int
	// Place is where the result begins, or what comes for none: behind the parameters.
	Place uintptr

	function uintptr // Rust's, once it is known
}

// Call is [Trait.Call] for such a method. The compiler makes one function of the generated method and of what calls that, as long as
// this has few parameters.
func (m *WordsMethod) Call(words unsafe.Pointer) {
	function := atomic.LoadUintptr(&m.function)
	if function == 0 {
		var err error
		if function, err = m.find(); err != nil {
			panic(err)
		}
	}
	w := (*[4]C.uint64_t)(words)
	word := C.rust2go_enter_words(C.uintptr_t(function), C.uintptr_t(m.Place), w[0], w[1], w[2], w[3])
	if word.failed != 0 {
		panic(m.failure(word.failed))
	}
	*(*C.uint64_t)(unsafe.Pointer(uintptr(words) + m.Place)) = word.out
}

// Try is [Trait.Try] for such a method, which has no error of a type of its own.
func (m *WordsMethod) Try(words unsafe.Pointer) error {
	function := atomic.LoadUintptr(&m.function)
	if function == 0 {
		var err error
		if function, err = m.find(); err != nil {
			return err
		}
	}
	w := (*[4]C.uint64_t)(words)
	word := C.rust2go_enter_words(C.uintptr_t(function), C.uintptr_t(m.Place), w[0], w[1], w[2], w[3])
	if word.failed != 0 {
		return m.failure(word.failed)
	}
	*(*C.uint64_t)(unsafe.Pointer(uintptr(words) + m.Place)) = word.out
	return nil
}

// find asks for Rust's function, which stays.
func (m *WordsMethod) find() (uintptr, error) {
	functions, err := m.Trait.find()
	if err != nil {
		return 0, err
	}
	function := (*functions)[m.Number]
	atomic.StoreUintptr(&m.function, function)
	return function, nil
}

// failure makes the error of a call that has failed, and frees the copy of its header.
func (m *WordsMethod) failure(failed C.uintptr_t) error {
	address := *(*unsafe.Pointer)(unsafe.Pointer(&failed))
	header := *(*Header)(address)
	C.free(address)
	return m.Trait.failure(m.Number, &header)
}

// KeepWords has what the parameters point to on the heap, where nothing moves, and there until Rust has returned: it might be kept here.
func KeepWords[In any](in *In) {
	if keeps {
		kept = *in
	}
}

var (
	keeps bool // false, which the compiler does not know
	kept  interface{}
)
