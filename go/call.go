package rust2go

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"unsafe"
)

// complete tells Rust that the block of an async call is final. It reports whether nobody will read the result.
// bridge.go sets it; the tests of this package set their own.
var complete func(task uintptr) (abandoned bool)

// call runs a sync call on the calling thread.
func call(method uint32, b *Header) {
	m := &methods[method]
	finished := false
	defer func() {
		if !finished {
			b.contain(m, recover())
		}
	}()
	m.Call(unsafe.Pointer(b))
	finished = true
}

// start begins an async call and returns at once with the id by which Rust may cancel it. The block stays valid until
// complete has been called.
func start(method uint32, b *Header) uint64 {
	id := acquireHolder()
	b.holder = id
	ctx, cancel := context.WithCancel(context.Background())
	holderAt(id).cancel = cancel
	go run(ctx, cancel, &methods[method], b)
	return id
}

// run is the goroutine of an async call.
func run(ctx context.Context, cancel context.CancelFunc, m *entry, b *Header) {
	finished := false
	defer func() {
		if !finished {
			b.contain(m, recover())
		}
		cancel()
		id := b.holder // the block may be gone when complete returns
		if keepsNothing(id) {
			releaseHolder(id)
			b.holder = 0
		}
		if complete(b.task) {
			releaseHolder(id)
		}
	}()
	m.Start(ctx, unsafe.Pointer(b))
	finished = true
}

// keepsNothing reports whether a finished call has left nothing that Rust has to read in Go's memory.
func keepsNothing(id uint64) bool {
	h := holderAt(id)
	return len(h.kept) == 0 && h.message == ""
}

// contain ends a call whose handler has panicked with v.
func (b *Header) contain(m *entry, v interface{}) {
	if m.of.Registered != nil && !m.of.Registered() {
		b.fail(statusNotRegistered, "no handler is registered for trait "+m.of.Name+
			": set "+m.of.Variable+" in an init function of the Go package", "")
		return
	}
	if v == nil {
		b.fail(statusPanic, "the handler of "+m.of.Name+"."+m.Name+" ended its goroutine (runtime.Goexit) or panicked with nil", "")
		return
	}
	b.fail(statusPanic, panicText(v), panicStack())
}

// panicText is what Go itself would print of a panic's value.
func panicText(v interface{}) string {
	return fmt.Sprint(v)
}

// panicStack is the stack from the place of the panic on, without the frames that only contain it.
func panicStack() string {
	stack := string(debug.Stack())
	lines := strings.SplitAfter(stack, "\n")
	for i := len(lines) - 1; i > 0; i-- {
		if strings.HasPrefix(lines[i], "panic(") && i+2 < len(lines) {
			return lines[0] + strings.Join(lines[i+2:], "")
		}
	}
	return stack
}
