package rust2go

import (
	"context"
	"math/rand"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"
)

// prove lets the only method count for short.
func prove() { atomic.StoreInt32((*int32)(&methods[0].pace), 0) }

func TestAProvedHandlerThatBlocksIsLeftBehind(t *testing.T) {
	gate := make(chan struct{})
	done := async(t, func(_ context.Context, in uint64) {
		if in == 0 {
			<-gate
		}
	})
	prove()
	blocked := newTask(0)
	tasks := []*testTask{blocked}
	push(blocked)
	for i := uint64(1); i < 100; i++ {
		tasks = append(tasks, newTask(i))
		push(tasks[i])
	}
	for range tasks[1:] {
		if <-done == uintptr(unsafe.Pointer(blocked)) {
			t.Fatal("the handler did not block")
		}
	}
	if methods[0].pace.isShort() {
		t.Fatal("a handler that blocks counts for short")
	}
	close(gate)
	if <-done != uintptr(unsafe.Pointer(blocked)) {
		t.Fatal("another one")
	}
}

func TestAProvedHandlerThatEndsItsGoroutine(t *testing.T) {
	done := async(t, func(_ context.Context, in uint64) {
		if in%2 == 0 {
			runtime.Goexit()
		}
	})
	var tasks []*testTask
	for i := uint64(0); i < 20; i++ {
		prove()
		tasks = append(tasks, newTask(i))
		push(tasks[i])
	}
	for range tasks {
		<-done
	}
	for i, task := range tasks {
		if want := uint32(statusPanic * ((i + 1) % 2)); task.b.status != want {
			t.Fatalf("status %d, not %d", task.b.status, want)
		}
		if task.b.holder != 0 {
			releaseHolder(task.b.holder)
		}
	}
}

// Handlers that count for short and are not: turns end in every way, at any time.
func TestTurnsThatEndInEveryWay(t *testing.T) {
	const threads, each = 4, 300
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	ends := make([]uint32, threads*each)
	done := async(t, func(_ context.Context, in uint64) {
		switch {
		case in%97 == 0:
			time.Sleep(2 * tick)
		case in%31 == 0:
			runtime.Gosched()
		case in%53 == 0:
			defer runtime.Goexit()
		case in%71 == 0:
			panic("boom")
		}
		atomic.AddUint32(&ends[in], 1)
	})
	tasks := make([][]*testTask, threads)
	var all sync.WaitGroup
	for n := range tasks {
		all.Add(1)
		go func(n int) {
			defer all.Done()
			random := rand.New(rand.NewSource(seed + int64(n)))
			for i := 0; i < each; i++ {
				task := newTask(uint64(n*each + i))
				tasks[n] = append(tasks[n], task)
				prove()
				push(task)
				if random.Intn(20) == 0 {
					time.Sleep(time.Duration(random.Intn(100)) * time.Microsecond)
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
	for in, n := range ends {
		if want := in%71 != 0 || in%97 == 0 || in%31 == 0 || in%53 == 0; n > 1 || (n == 1) != want {
			t.Fatalf("the handler of %d ended %d times", in, n)
		}
	}
	for _, tasks := range tasks {
		for _, task := range tasks {
			if task.b.holder != 0 {
				releaseHolder(task.b.holder)
			}
		}
	}
}

func TestAWatcherEndsAndComesBack(t *testing.T) {
	done := async(t, func(context.Context, uint64) {})
	for round := 0; round < 3; round++ {
		prove()
		task := newTask(0)
		push(task)
		<-done
		for atomic.LoadUint32(&dispatcher.watching) != 0 {
			time.Sleep(tick)
		}
	}
}

func TestPace(t *testing.T) {
	const short = time.Microsecond // the default
	p := pace(unproved)
	for n := unproved; n < 0; n++ {
		if p.isShort() {
			t.Fatal("short too early")
		}
		p.took(short - 1)
	}
	if p.took(short - 1); !p.isShort() || p != 0 {
		t.Fatal("not short", p)
	}
	for _, c := range []struct {
		name string
		note func()
		want pace
	}{
		{"one that is long", func() { p.took(short) }, unproved},
		{"stuck", p.blocked, suspect},
		{"one that is short", func() { p.took(0) }, suspect + 1},
		{"a long one under suspicion", func() { p.took(short) }, suspect},
	} {
		if c.note(); p != c.want {
			t.Fatalf("%s: %d, not %d", c.name, p, c.want)
		}
	}
}

func TestTheCallAfterALoneOneIsExpected(t *testing.T) {
	done := async(t, func(context.Context, uint64) {})
	if *calls = 0; expect() {
		t.Fatal("there is none")
	}
	task := newTask(0)
	push(task)
	if expect() != (runtime.GOMAXPROCS(0) > 1) {
		t.Fatal("there is one")
	}
	go dispatch()
	<-done
	for i := uint64(0); i < 500; i++ {
		task := newTask(i)
		task.state = taskAlone
		push(task)
		if <-done != uintptr(unsafe.Pointer(task)) {
			t.Fatal("another one")
		}
	}
}

// What Rust sets counts for calls from then on.
func TestPolicies(t *testing.T) {
	before, queueBefore := *chosen, calls
	defer func() { *chosen, calls = before, queueBefore }()
	p := pace(0)
	chosen.runBelow = 5000
	if p.took(4999); !p.isShort() {
		t.Fatal("4999 ns are not short")
	}
	if p.took(5000); p != unproved {
		t.Fatal("5 µs are short")
	}
	p = 0
	if chosen.runBelow = 0; p.isShort() {
		t.Fatal("something is short, and nothing was to be")
	}
	if p.took(0); p != unproved {
		t.Fatal("no time is less than none")
	}
	for _, c := range []struct {
		lookFor uint32
		looks   int
	}{{0, 0}, {100, 0}, {10000, 64}, {1000000, 6400}} {
		if chosen.lookFor = c.lookFor; chosen.looks() != c.looks {
			t.Errorf("for %d ns: %d looks, not %d", c.lookFor, chosen.looks(), c.looks)
		}
	}
	task := newTask(0)
	calls = new(queue)
	push(task)
	if chosen.lookFor = 0; expect() {
		t.Fatal("it looked")
	}
}
