// Package byhand has the calls from Go to Rust as a careful programmer writes them with cgo. She knows how long the answers may
// get, does not look whether they are UTF-8, and leaves panics to themselves.
package byhand

/*
#include <stddef.h>
#include <stdint.h>

void hand_nothing(void);
uint64_t hand_add(uint64_t a, uint64_t b);
size_t hand_length(const char *text, size_t len);
size_t hand_title(char *out);
size_t hand_echo(const char *name, size_t len, char *out_name, uint8_t *age);
uint64_t hand_closure(const void *closure, uint64_t n);
const void *hand_keep(void);
void hand_add_later(uint64_t a, uint64_t b, uint32_t woken, uintptr_t waiter);
*/
import "C"

import (
	"runtime/cgo"
	"unsafe"
)

// Room for an answer.
const room = 64

func nothing() { C.hand_nothing() }

func add(a, b uint64) uint64 {
	return uint64(C.hand_add(C.uint64_t(a), C.uint64_t(b)))
}

func length(text string) uint {
	return uint(C.hand_length(bytes(text), C.size_t(len(text))))
}

func title() string {
	out := new([room]byte)
	return unsafe.String(&out[0], C.hand_title((*C.char)(unsafe.Pointer(out))))
}

func echo(name string, age uint8) (string, uint8) {
	out := new(struct {
		name [room]byte
		age  C.uint8_t
	})
	out.age = C.uint8_t(age)
	n := C.hand_echo(bytes(name), C.size_t(len(name)), (*C.char)(unsafe.Pointer(&out.name)), &out.age)
	return unsafe.String(&out.name[0], n), uint8(out.age)
}

func bytes(text string) *C.char { return (*C.char)(unsafe.Pointer(unsafe.StringData(text))) }

// closure is one of Rust's, by its address.
var closure = C.hand_keep()

func next(n uint64) uint64 { return uint64(C.hand_closure(closure, C.uint64_t(n))) }

// addLater waits for a future that is woken so often before it is ready.
func addLater(a, b uint64, woken uint32) uint64 {
	waiter := make(chan uint64, 1)
	C.hand_add_later(C.uint64_t(a), C.uint64_t(b), C.uint32_t(woken), C.uintptr_t(cgo.NewHandle(waiter)))
	return <-waiter
}

//export hand_done
func hand_done(waiter C.uintptr_t, sum uint64) {
	handle := cgo.Handle(waiter)
	handle.Value().(chan uint64) <- sum
	handle.Delete()
}
