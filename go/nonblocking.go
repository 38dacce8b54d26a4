package rust2go

import (
	"runtime"
	"sync/atomic"
	"unsafe"

	"github.com/rust2go/rust2go/go/fastcall"
)

// Methods under #[nonblocking] have promised to be short, not to block and not to call Go. They are called without cgo where
// that is possible: by assembly, on a stack of C's that the thread keeps for it (stack.go). The scheduler knows nothing of such
// a call, and the goroutine's stack stays where it is, so the block lies there.

var (
	// onStack is the address of C's function that calls another one on this thread's stack; 0 where there is none. stack.go
	// sets it.
	onStack uintptr
	// enterByCgo calls a function of Rust's by cgo, with a block that may be on the goroutine's stack. Where there is onStack, it
	// makes the stack for the calls of this thread that come after. bridge.go sets it, or stack.go.
	enterByCgo func(function uintptr, block unsafe.Pointer)
)

// Fast tells how methods under #[nonblocking] are called: true without cgo, false as all others are, which is so on some
// platforms and in some builds.
func Fast() bool {
	return onStack != 0
}

// CallNow is [Trait.Call] for a method under #[nonblocking].
func (t *Trait) CallNow(method int, b *Header) {
	functions := (*[]uintptr)(atomic.LoadPointer(&t.functions))
	if functions == nil {
		functions = t.need()
	}
	// As enterNow does, and without a function more in between.
	if function := (*functions)[method]; onStack == 0 || fastcall.Call(onStack, function, unsafe.Pointer(b)) == 0 {
		enterByCgo(function, hidden(unsafe.Pointer(b)))
	}
	runtime.KeepAlive(b)
	if b.status != statusDone {
		panic(t.failure(method, b))
	}
}

// need is [Trait.find] where an error is a panic.
func (t *Trait) need() *[]uintptr {
	functions, err := t.find()
	if err != nil {
		panic(err)
	}
	return functions
}

// TryNow is [Trait.Try] for a method under #[nonblocking].
func (t *Trait) TryNow(method int, b *Header) error {
	functions := (*[]uintptr)(atomic.LoadPointer(&t.functions))
	if functions == nil {
		var err error
		if functions, err = t.ask(); err != nil {
			return err
		}
	}
	// As enterNow does, and without a function more in between.
	if function := (*functions)[method]; onStack == 0 || fastcall.Call(onStack, function, unsafe.Pointer(b)) == 0 {
		enterByCgo(function, hidden(unsafe.Pointer(b)))
	}
	runtime.KeepAlive(b)
	if b.status != statusDone && b.status != statusOwnError {
		return t.failure(method, b)
	}
	return nil
}

// ReleaseNow is [Release] for a method under #[nonblocking]: to drop its result is a part of what it has promised.
func ReleaseNow[T any](b *Header, out *T) {
	var nothing T
	*out = nothing
	if b.holder != 0 {
		enterNow(releaseAddress, *(*unsafe.Pointer)(unsafe.Pointer(&b.holder)))
		b.holder = 0
	}
}

// enterNow calls a function of Rust's. The address is that of a variable as long as something of Go's is called, so that it
// changes with the stack when that grows.
func enterNow(function uintptr, block unsafe.Pointer) {
	if onStack == 0 || fastcall.Call(onStack, function, block) == 0 {
		enterByCgo(function, hidden(block))
	}
}

// hidden gives the pointer. The compiler does not see where it comes from, and leaves what it points to on the stack.
func hidden(p unsafe.Pointer) unsafe.Pointer {
	address := uintptr(p)
	return *(*unsafe.Pointer)(unsafe.Pointer(&address))
}
