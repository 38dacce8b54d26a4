package rust2go

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"testing"
	"time"
	"unsafe"
)

// fakeFutures stands in for Rust's async methods: the futures of calls that are not ready at once, by their addresses.
type fakeFutures struct {
	*testing.T
	mu        sync.Mutex
	running   map[uintptr]*fakeFuture
	deadlines []int64
	cancelled int
	abandoned int
}

type fakeFuture struct {
	settledTask
	outcome    uint64
	references int
	pushed     bool
}

// install makes a trait whose only method gives half of its number: at once where that is even, later where it is odd.
func (f *fakeFutures) install() *Trait {
	(&fakeRust{schema: "g2r trait Half\n"}).install(f.T)
	oldTake, oldCancel, oldAbandon := takeOutcome, cancelFuture, abandonFuture
	f.Cleanup(func() { takeOutcome, cancelFuture, abandonFuture = oldTake, oldCancel, oldAbandon })
	f.running = map[uintptr]*fakeFuture{}
	enter = func(_, block uintptr) {
		b := *(**halveBlock)(unsafe.Pointer(&block))
		f.mu.Lock()
		defer f.mu.Unlock()
		f.deadlines = append(f.deadlines, int64(b.leaf))
		if b.in.number%2 == 0 {
			b.status, b.out = statusDone, b.in.number/2
			return
		}
		future := &fakeFuture{settledTask{method: settled, number: uint64(b.task)}, b.in.number / 2, 2, false}
		address := uintptr(unsafe.Pointer(future))
		f.running[address] = future
		b.status, b.holder = statusPending, uint64(address)
	}
	takeOutcome = func(b *Header) {
		f.mu.Lock()
		defer f.mu.Unlock()
		future := f.running[uintptr(b.holder)]
		delete(f.running, uintptr(b.holder))
		b.status, b.holder = statusDone, 0
		(*halveBlock)(unsafe.Pointer(b)).out = future.outcome
	}
	cancelFuture = func(call uintptr) { f.release(call, &f.cancelled) }
	abandonFuture = func(call uintptr) { f.release(call, &f.abandoned) }
	return half()
}

// release lets go of a reference, and counts it.
func (f *fakeFutures) release(call uintptr, count *int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	*count++
	future := f.running[call]
	if future == nil {
		f.Errorf("a reference of what is gone")
		return
	}
	if future.references--; future.references == 0 {
		delete(f.running, call)
	}
}

// settle makes all futures ready that run, as the dispatcher learns it, and reports how many.
func (f *fakeFutures) settle() int {
	f.mu.Lock()
	var all []*fakeFuture
	for _, future := range f.running {
		if !future.pushed {
			future.pushed = true
			all = append(all, future)
		}
	}
	f.mu.Unlock()
	for _, future := range all {
		settle((*task)(unsafe.Pointer(future)))
	}
	return len(all)
}

// untilRunning waits until so many futures run.
func (f *fakeFutures) untilRunning(n int) {
	for running := -1; running != n; runtime.Gosched() {
		f.mu.Lock()
		running = len(f.running)
		f.mu.Unlock()
	}
}

func halveAsync(ctx context.Context, t *Trait, number uint64) (uint64, error) {
	b := NewBlock[halveBlock]()
	b.in.number = number
	err := t.TryAsync(ctx, 0, &b.Header)
	return b.out, err
}

func waits() int { return waiting.len() }

func TestAFutureThatIsReadyAtOnce(t *testing.T) {
	f := &fakeFutures{T: t}
	trait := f.install()
	at := time.Now().Add(time.Hour)
	ctx, cancel := context.WithDeadline(context.Background(), at)
	defer cancel()
	for _, ctx := range []context.Context{ctx, context.Background()} {
		if n, err := halveAsync(ctx, trait, 8); n != 4 || err != nil {
			t.Errorf("got %d, %v", n, err)
		}
	}
	if f.deadlines[0] != at.UnixNano() || f.deadlines[1] != noDeadline {
		t.Errorf("deadlines %d", f.deadlines)
	}
	far, cancel := context.WithDeadline(context.Background(), time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC))
	defer cancel()
	if deadlineOf(far) != noDeadline {
		t.Errorf("a deadline that does not fit")
	}
	if waits() != 0 {
		t.Errorf("%d wait", waits())
	}
}

func TestManyFuturesThatAreReadyLater(t *testing.T) {
	f := &fakeFutures{T: t}
	trait := f.install()
	var group sync.WaitGroup
	const calls = 1000
	for i := uint64(0); i < calls; i++ {
		i := i
		group.Add(1)
		go func() {
			defer group.Done()
			if n, err := halveAsync(context.Background(), trait, 2*i+1); n != i || err != nil {
				t.Errorf("got %d, %v", n, err)
			}
		}()
	}
	f.untilRunning(calls)
	if n := f.settle(); n != calls {
		t.Errorf("%d run", n)
	}
	group.Wait()
	if waits() != 0 || len(f.running) != 0 || f.abandoned != 0 {
		t.Errorf("%d wait, %d run, %d abandoned", waits(), len(f.running), f.abandoned)
	}
}

func TestACancelledContextEndsTheWait(t *testing.T) {
	f := &fakeFutures{T: t}
	trait := f.install()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		_, err := halveAsync(ctx, trait, 7)
		ended <- err
	}()
	f.untilRunning(1)
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	// Rust drops the future, and the call comes through the queue.
	n := f.settle()
	f.untilRunning(0)
	if n != 1 || f.cancelled != 1 || f.abandoned != 1 || waits() != 0 {
		t.Errorf("cancelled %d, abandoned %d", f.cancelled, f.abandoned)
	}
	if _, err := halveAsync(ctx, trait, 8); !errors.Is(err, context.Canceled) || len(f.deadlines) != 1 {
		t.Errorf("a call with a context that is cancelled: %v", err)
	}
	func() {
		defer func() {
			if err, _ := recover().(error); !errors.Is(err, context.Canceled) {
				t.Errorf("a method without an error: %v", err)
			}
		}()
		trait.CallAsync(ctx, 0, &NewBlock[halveBlock]().Header)
	}()
}

func TestCancelledAndReadyAtOnce(t *testing.T) {
	f := &fakeFutures{T: t}
	trait := f.install()
	for i := 0; i < 300; i++ {
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			if n, err := halveAsync(ctx, trait, 7); (n != 3 || err != nil) && err != context.Canceled {
				t.Errorf("got %d, %v", n, err)
			}
		}()
		for waits() == 0 {
			runtime.Gosched()
		}
		go cancel()
		f.settle()
		<-ended
	}
	f.settle()
	f.untilRunning(0)
	if waits() != 0 || len(f.running) != 0 || f.cancelled != f.abandoned {
		t.Errorf("%d wait, %d run, %d cancelled, %d abandoned", waits(), len(f.running), f.cancelled, f.abandoned)
	}
}
