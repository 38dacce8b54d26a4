package rust2go

import (
	"fmt"
	"runtime/debug"
	"strings"
	"time"
	"unsafe"
)

// complete tells Rust that the block of an async call is final. It reports whether nobody will read the result. bridge.go sets it; the tests of
// this package set their own.
var complete func(task uintptr) (abandoned bool)

// wakeLeft has Rust wake some of those whose wake-up it has left to others. It reports whether there are any left.
var wakeLeft func() (left bool)

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

// run runs an async call on a goroutine of its own.
func run(t *task, timed bool) {
	defer (*Header)(t.block).end() // also where the handler ends its goroutine
	handle(t, timed)
}

// handle runs the handler of an async call, and times it if asked to.
func handle(t *task, timed bool) {
	m, b := &methods[t.method], (*Header)(t.block)
	ctx := &callContext{task: t}
	if t.scope != nil {
		ctx.scope = t.scope.read()
	}
	var began time.Time
	if timed {
		began = time.Now()
	}
	finished := false
	defer func() {
		if !finished {
			b.contain(m, recover())
		}
		if timed {
			m.paces.took(time.Since(began))
		}
		ctx.end()
	}()
	m.Start(ctx, t.block)
	finished = true
}

// end tells Rust that the block of an async call is final, and lets go of the result if nobody will read it. The task may be the first of a list,
// of which none has a holder.
func (b *Header) end() {
	id := b.holder // the block may be gone when complete returns
	if complete(b.task) && id != 0 {
		releaseHolder(id)
	}
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
