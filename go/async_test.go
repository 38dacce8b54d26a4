package rust2go

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"
)

// A testTask is an async call as Rust would lay it out.
type testTask struct {
	task
	b struct {
		Header
		in uint64
	}
}

// made are the tasks of a test. The queue has them by their addresses, and so the collector does not see that they are in use.
var made struct {
	sync.Mutex
	tasks []*testTask
}

func newTask(in uint64) *testTask {
	t := new(testTask)
	made.Lock()
	made.tasks = append(made.tasks, t)
	made.Unlock()
	t.block = unsafe.Pointer(&t.b)
	t.b.in = in
	t.b.task = uintptr(unsafe.Pointer(t))
	return t
}

// drop does what the drop of a future does.
func (t *testTask) drop() {
	for {
		state := atomic.LoadUint32(&t.state)
		if atomic.CompareAndSwapUint32(&t.state, state, state|taskDropped) {
			if state&taskWatched != 0 {
				cancelCall(uintptr(unsafe.Pointer(t)))
			}
			return
		}
	}
}

// push does what Rust's push does.
func push(t *testTask) {
	for {
		head := atomic.LoadUintptr((*uintptr)(calls))
		t.next = head
		if head == asleep {
			t.next = 0
		}
		if atomic.CompareAndSwapUintptr((*uintptr)(calls), head, uintptr(unsafe.Pointer(t))) {
			if head == asleep {
				go dispatch()
			}
			return
		}
	}
}

// onWakeLeft is what a test does where Rust is to look after what it has left: the watcher may outlive the test.
var onWakeLeft atomic.Value

func init() {
	wakeLeft = func() bool { return onWakeLeft.Load().(func() bool)() }
}

// async makes start the only method and an empty queue, and gives the addresses of the tasks that are completed.
func async(t *testing.T, start func(ctx context.Context, in uint64)) <-chan uintptr {
	t.Helper()
	with(t, &Interface{Name: "T", Registered: func() bool { return true }, Methods: []Method{{
		Name: "M",
		Start: func(ctx context.Context, p unsafe.Pointer) {
			start(ctx, (*struct {
				Header
				in uint64
			})(p).in)
		},
	}}})
	done := make(chan uintptr, 1<<16)
	oldComplete, oldCalls := complete, calls
	onWakeLeft.Store(func() bool { return false })
	complete = func(task uintptr) bool {
		for task != 0 {
			next := taskAt(task).next
			done <- task
			task = next
		}
		return false
	}
	head := queue(asleep)
	calls = &head
	t.Cleanup(func() {
		for atomic.LoadUintptr((*uintptr)(&head)) != asleep {
			runtime.Gosched() // the dispatcher still uses what is put back here
		}
		complete, calls = oldComplete, oldCalls
		made.Lock()
		made.tasks = nil
		made.Unlock()
	})
	return done
}

func TestTakeGivesTheOldestFirst(t *testing.T) {
	async(t, nil)
	*calls = 0
	var want []uintptr
	for i := 0; i < 5; i++ {
		task := newTask(0)
		push(task)
		want = append(want, uintptr(unsafe.Pointer(task)))
	}
	if calls.sleep() {
		t.Fatal("slept with calls in the queue")
	}
	at := calls.take()
	for _, address := range want {
		if at != address {
			t.Fatal("not in order")
		}
		at = taskAt(at).next
	}
	if at != 0 || calls.take() != 0 || !calls.sleep() || *calls != asleep {
		t.Fatal("not empty afterwards")
	}
}

func TestEveryCallIsCompletedOnce(t *testing.T) {
	const threads, each = 8, 2000
	done := async(t, func(_ context.Context, in uint64) {
		if in%7 == 0 {
			runtime.Gosched()
		}
	})
	tasks := make([][]*testTask, threads)
	var all sync.WaitGroup
	for n := range tasks {
		all.Add(1)
		go func(n int) {
			defer all.Done()
			for i := 0; i < each; i++ {
				task := newTask(uint64(i))
				tasks[n] = append(tasks[n], task)
				push(task)
				if i%100 == 0 {
					time.Sleep(time.Microsecond) // lets the dispatcher fall asleep
				}
			}
		}(n)
	}
	all.Wait()
	seen := map[uintptr]bool{}
	for len(seen) < threads*each {
		task := <-done
		if seen[task] {
			t.Fatal("completed twice")
		}
		seen[task] = true
	}
	for _, tasks := range tasks {
		for _, task := range tasks {
			if !seen[uintptr(unsafe.Pointer(task))] {
				t.Fatal("lost")
			}
		}
	}
}

func TestAHandlerThatBlocksDelaysNoOther(t *testing.T) {
	gate := make(chan struct{})
	done := async(t, func(_ context.Context, in uint64) {
		if in == 0 {
			<-gate
		}
	})
	blocked, tasks := newTask(0), []*testTask{}
	push(blocked)
	for i := uint64(1); i < 100; i++ {
		tasks = append(tasks, newTask(i))
		push(tasks[len(tasks)-1])
	}
	for range tasks {
		if <-done == uintptr(unsafe.Pointer(blocked)) {
			t.Fatal("the handler did not block")
		}
	}
	close(gate)
	if <-done != uintptr(unsafe.Pointer(blocked)) {
		t.Fatal("another one")
	}
}

func TestAHandlerThatEndsItsGoroutineIsContained(t *testing.T) {
	done := async(t, func(_ context.Context, in uint64) {
		if in == 0 {
			runtime.Goexit()
		}
		panic("boom")
	})
	for in, status := range []uint32{statusPanic, statusPanic} {
		task := newTask(uint64(in))
		push(task)
		<-done
		if task.b.status != status {
			t.Fatalf("status %d", task.b.status)
		}
		releaseHolder(task.b.holder)
	}
}

func TestContexts(t *testing.T) {
	for _, c := range []struct {
		name string
		wait func(ctx context.Context, drop func()) error
	}{
		{"asked before", func(ctx context.Context, drop func()) error {
			if ctx.Err() != nil {
				return errors.New("cancelled too early")
			}
			drop()
			return ctx.Err()
		}},
		{"waited for", func(ctx context.Context, drop func()) error {
			go drop()
			<-ctx.Done()
			return ctx.Err()
		}},
		{"waited for when it has been dropped", func(ctx context.Context, drop func()) error {
			drop()
			<-ctx.Done()
			return ctx.Err()
		}},
		{"child", func(ctx context.Context, drop func()) error {
			child, cancel := context.WithCancel(ctx)
			defer cancel()
			go drop()
			<-child.Done()
			return child.Err()
		}},
		{"child with a deadline and a value", func(ctx context.Context, drop func()) error {
			child, cancel := context.WithTimeout(context.WithValue(ctx, c0, 7), time.Hour)
			defer cancel()
			if child.Value(c0) != 7 || child.Value(c1) != nil || ctx.Value(c1) != nil {
				return errors.New("wrong values")
			}
			go drop()
			<-child.Done()
			return child.Err()
		}},
		{"child of one that has been dropped", func(ctx context.Context, drop func()) error {
			drop()
			child, cancel := context.WithCancel(ctx)
			defer cancel()
			return child.Err()
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := make(chan error, 1)
			task := newTask(0)
			done := async(t, func(ctx context.Context, _ uint64) {
				if _, has := ctx.Deadline(); has {
					got <- errors.New("a deadline")
					return
				}
				got <- c.wait(ctx, task.drop)
			})
			push(task)
			if err := <-got; err != context.Canceled {
				t.Fatal(err)
			}
			<-done
		})
	}
}

type contextKey int

const c0, c1 contextKey = 0, 1

func TestAChildNeedsNoGoroutine(t *testing.T) {
	task := newTask(0)
	ctx := &callContext{task: &task.task}
	before := runtime.NumGoroutine()
	for i := 0; i < 100; i++ {
		_, cancel := context.WithCancel(ctx)
		defer cancel()
	}
	if n := runtime.NumGoroutine(); n > before+10 {
		t.Fatalf("%d goroutines more", n-before)
	}
	ctx.end()
}

func TestAContextIsCancelledWhenTheHandlerHasReturned(t *testing.T) {
	contexts := make(chan context.Context, 2)
	done := async(t, func(ctx context.Context, in uint64) {
		if in == 1 {
			ctx.Done()
		}
		contexts <- ctx
	})
	for in := uint64(0); in < 2; in++ {
		task := newTask(in)
		push(task)
		<-done
		*task = testTask{} // Rust's memory is not the call's any more
		ctx := <-contexts
		<-ctx.Done()
		if ctx.Err() != context.Canceled {
			t.Fatal(ctx.Err())
		}
		task.drop()
		cancelCall(uintptr(unsafe.Pointer(task))) // names no call
	}
	for i := range watched {
		if len(watched[i].calls) != 0 {
			t.Fatal("a call is still watched")
		}
	}
}

func TestACallThatIsDroppedWhileItIsWatched(t *testing.T) {
	for i := 0; i < 2000; i++ {
		task := newTask(0)
		ctx := &callContext{task: &task.task}
		dropped := make(chan struct{})
		go func() { task.drop(); close(dropped) }()
		<-ctx.Done()
		<-dropped
		ctx.end()
	}
}

func TestTaskIsTheContracts(t *testing.T) {
	var k task
	var s scope
	for _, c := range []struct {
		name      string
		got, want uintptr
	}{
		{"state", unsafe.Offsetof(k.state), 8},
		{"method", unsafe.Offsetof(k.method), 12},
		{"block", unsafe.Offsetof(k.block), 16},
		{"scope", unsafe.Offsetof(k.scope), 24},
		{"outer", unsafe.Offsetof(s.outer), 8},
		{"key", unsafe.Offsetof(s.key), 16},
		{"value", unsafe.Offsetof(s.value), 32},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, the contract says %d", c.name, c.got, c.want)
		}
	}
}
