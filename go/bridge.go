package rust2go

/*
#include <stddef.h>
#include <stdint.h>

static inline uint32_t rust2go_complete(uintptr_t complete, uintptr_t task) {
	return ((uint32_t (*)(uintptr_t))complete)(task);
}

static inline uint32_t rust2go_grow(uintptr_t grow, uintptr_t vec, size_t len) {
	return ((uint32_t (*)(uintptr_t, size_t))grow)(vec, len);
}

static inline void rust2go_enter(uintptr_t function, uintptr_t block) {
	((void (*)(uintptr_t))function)(block);
}

// A pointer to bytes: cgo does not look for Go pointers there.
static inline void rust2go_enter_block(uintptr_t function, uint8_t *block) {
	((void (*)(uint8_t *))function)(block);
}

static inline uint64_t rust2go_hold(uintptr_t adopt, uintptr_t object) {
	return ((uint64_t (*)(uintptr_t))adopt)(object);
}

static inline void rust2go_let_go(uintptr_t forget, uint64_t number) {
	((void (*)(uint64_t))forget)(number);
}

static inline size_t rust2go_idle(uintptr_t idle, uint64_t *ids, size_t room) {
	return ((size_t (*)(uint64_t *, size_t))idle)(ids, room);
}
*/
import "C"

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

func init() {
	growVec = func(grow, vec uintptr, len int) bool {
		return C.rust2go_grow(C.uintptr_t(grow), C.uintptr_t(vec), C.size_t(len)) != 0
	}
	enter = func(function, block uintptr) {
		C.rust2go_enter(C.uintptr_t(function), C.uintptr_t(block))
	}
	if enterByCgo == nil { // stack.go may set another, before or after
		enterByCgo = func(function uintptr, block unsafe.Pointer) {
			C.rust2go_enter_block(C.uintptr_t(function), (*C.uint8_t)(block))
		}
	}
}

// attachOnce guards what Rust hands over: every trait of a process hands over the same functions, as long as there is
// one version of the Rust crate in it.
var (
	attachOnce      sync.Once
	completeAddress uintptr
)

// What Rust finds on completion.
const (
	completeAbandoned = 1 // nobody will read the result
	completeAsleep    = 2 // another call has been pushed, and no dispatcher runs
	completeLeft      = 4 // somebody has not been woken yet
)

// receive takes over what Rust hands over, the first time.
func receive(f functions) {
	attachOnce.Do(func() {
		completeAddress = f.complete
		complete = func(task uintptr) bool {
			found := C.rust2go_complete(C.uintptr_t(completeAddress), C.uintptr_t(task))
			if found&completeAsleep != 0 {
				go dispatch()
			}
			if found&completeLeft != 0 {
				owe()
			}
			return found&completeAbandoned != 0
		}
		wakeLeft = func() bool {
			return C.rust2go_complete(C.uintptr_t(completeAddress), 0)&completeLeft != 0
		}
		calls = *(**queue)(unsafe.Pointer(&f.queue))
		chosen = *(**policies)(unsafe.Pointer(&f.policies))
		releaseAddress = f.release
		lookup = func(block *Header) { enterRust(f.lookup, block) }
		letGo = func(kept uintptr) { enter(releaseAddress, kept) }
		takeOutcome = func(block *Header) { enterRust(f.take, block) }
		cancelFuture = func(call uintptr) { enter(f.cancel, call) }
		abandonFuture = func(call uintptr) { enter(f.abandon, call) }
		atomic.StoreUint32(&ready, 1)
		adoptAddress, forgetAddress := C.uintptr_t(f.adopt), C.uintptr_t(f.forget)
		adoptObject = func(address uintptr) uint64 {
			return uint64(C.rust2go_hold(adoptAddress, C.uintptr_t(address)))
		}
		forgetObject = func(number uint64) { C.rust2go_let_go(forgetAddress, C.uint64_t(number)) }
		idle := C.uintptr_t(f.idle)
		releaseIdleHolders(func(ids []uint64) int {
			return int(C.rust2go_idle(idle, (*C.uint64_t)(unsafe.Pointer(&ids[0])), C.size_t(len(ids))))
		})
	})
}

//export rust2go_attach
func rust2go_attach(block unsafe.Pointer) {
	b := (*attachBlock)(block)
	if b.in.abi != abiVersion {
		attach(b)
		return
	}
	receive(b.in.functions)
	// A static of Rust's has one address; a function may have several, one for each part of the program that is compiled by itself.
	if b.in.functions.queue != uintptr(unsafe.Pointer(calls)) {
		b.fail(statusUnknown, "two versions of the rust2go crate call this Go archive: bring them to one (`cargo tree -d`)", "")
		return
	}
	attach(b)
}

//export rust2go_call
func rust2go_call(method uint32, block unsafe.Pointer) {
	call(method, (*Header)(block))
}

//export rust2go_wake
func rust2go_wake() {
	go dispatch()
}

//export rust2go_cancel
func rust2go_cancel(task uintptr) {
	if task == 0 {
		cancelAll()
		return
	}
	cancelCall(task)
}

//export rust2go_figures
func rust2go_figures(f unsafe.Pointer) {
	(*figures)(f).read()
}

//export rust2go_release
func rust2go_release(holder uint64) {
	releaseHolder(holder)
}

//export rust2go_adopt
func rust2go_adopt(address uintptr) uint64 {
	return held.add(*(**shown)(unsafe.Pointer(&address)))
}

//export rust2go_forget
func rust2go_forget(number uint64) {
	held.remove(number)
}
