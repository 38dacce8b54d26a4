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
func prove() { atomic.StoreInt32(&methods[0].paces.always.credit, 0) }

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
	if methods[0].paces.always.isShort() {
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
	p := newPaces().always
	proves := func(times int) {
		t.Helper()
		for n := 0; n < times; n++ {
			if p.isShort() {
				t.Fatal("short too early")
			}
			p.took(short-1, short)
		}
		if !p.isShort() {
			t.Fatal("not short")
		}
	}
	proves(unproved)
	many := func() {
		for n := 0; n < 2*trusted; n++ {
			p.took(short-1, short)
		}
	}
	for _, c := range []struct {
		name string
		note func()
		want pace
	}{
		{"one that is short", func() { p.took(short-1, short) }, pace{1, 16}},
		{"another", func() { p.took(0, short) }, pace{2, 16}},
		{"one that it can afford", func() { p.took(3*short-1, short) }, pace{0, 16}},
		{"one that it cannot afford", func() { p.took(short, short) }, pace{-32, 32}},
		{"two that are short", func() { p.took(0, short); p.took(0, short) }, pace{-30, 32}},
		{"one that is long", func() { p.took(short, short) }, pace{-31, 32}},
		{"one that is longer", func() { p.took(9*short, short) }, pace{-32, 32}},
		{"proved again", func() { proves(32) }, pace{0, 32}},
		{"very long", func() { p.took(time.Hour, short) }, pace{-64, 64}},
		{"very many that are short", many, pace{trusted, 16}},
		{"one that takes all that it has", func() { p.took(trusted*short, short) }, pace{0, 16}},
		{"one when nothing is to be short", func() { p.took(0, 0) }, pace{-32, 32}},
		{"gone again and again", func() {
			for n := 0; n < 9; n++ {
				p.credit = 0
				p.took(short, short)
			}
		}, pace{-suspect, suspect}},
	} {
		if c.note(); p != c.want {
			t.Fatalf("%s: %+v, not %+v", c.name, p, c.want)
		}
	}
}

func TestAMethodThatIsStuckIsForgivenOnce(t *testing.T) {
	const short = time.Microsecond
	p := newPaces()
	later := func() {
		p.always, p.alone = pace{trusted, unproved}, pace{trusted, unproved}
		p.stuck = p.stuck.Add(-forgiven)
		p.blocked()
	}
	for _, c := range []struct {
		name string
		note func()
		want pace
	}{
		{"stuck", p.blocked, pace{-32, 32}},
		{"stuck again", func() { p.stuck = time.Now(); p.blocked() }, pace{-suspect, suspect}},
		{"one that is short", func() { p.took(short - 1) }, pace{1 - suspect, suspect}},
		{"one that is not, under suspicion", func() { p.took(longerAlone * short) }, pace{-suspect, suspect}},
		{"stuck much later", later, pace{-32, 32}},
	} {
		if c.note(); p.always != c.want || p.alone != c.want {
			t.Fatalf("%s: %+v and %+v, not %+v", c.name, p.always, p.alone, c.want)
		}
	}
}

// Seven of eight are not timed, but a long one that the dispatcher runs is there when the watcher ticks.
func TestALongHandlerIsNoticedThoughItIsNotTimed(t *testing.T) {
	done := async(t, func(_ context.Context, in uint64) { time.Sleep(time.Duration(in)) })
	beWatched()
	dispatcher.count = 0 // the next seven are not timed
	for try := 0; try < 7; try++ {
		prove()
		push(newTask(uint64(tick)))
		<-done
		slept()
		if !methods[0].paces.always.isShort() {
			return
		}
	}
	t.Fatal("a millisecond is short")
}

func TestALongerHandlerIsRunWhereItsCallIsAlone(t *testing.T) {
	done := async(t, func(context.Context, uint64) {})
	p := &methods[0].paces
	for n := 0; n < unproved; n++ {
		p.took(longerAlone*chosen.shortest() - 1)
	}
	if p.areShort(false) || !p.areShort(true) {
		t.Fatal("ten times as long is short enough alone, and nowhere else")
	}
	for _, c := range []struct {
		calls  int
		states uint32
		inline uint64
	}{{1, taskAlone, 1}, {1, 0, 0}, {2, taskAlone, 0}} {
		before := atomic.LoadUint64(&dispatcher.inline)
		*calls = 0
		for n := 0; n < c.calls; n++ {
			task := newTask(0)
			task.state = c.states
			push(task)
		}
		go dispatch()
		for n := 0; n < c.calls; n++ {
			<-done
		}
		slept()
		if inline := atomic.LoadUint64(&dispatcher.inline) - before; inline != c.inline {
			t.Fatalf("of %d calls in state %d, %d were run by the dispatcher", c.calls, c.states, inline)
		}
	}
	if p.took(time.Second); p.areShort(true) {
		t.Fatal("longer than that")
	}
}

func TestTheNextCallIsExpected(t *testing.T) {
	if runtime.GOMAXPROCS(0) == 1 {
		t.Skip("there is one P")
	}
	done := async(t, func(context.Context, uint64) {})
	d := &dispatcher
	d.leftOut, d.penalty = 0, 0
	*calls = 0
	for _, leftOut := range []int{1, 3, 7, 15, 15} {
		if expect() {
			t.Fatal("there is none")
		}
		if d.leftOut != leftOut {
			t.Fatalf("%d looks are left out, not %d", d.leftOut, leftOut)
		}
		for n := 0; n < leftOut-1; n++ {
			expect()
		}
		push(newTask(0))
		if expect() {
			t.Fatal("it looked")
		}
		*calls = 0
	}
	push(newTask(0))
	if !expect() || d.penalty != 0 {
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

// queued pushes tasks for a dispatcher that the caller starts, and lets their method count for short whatever it takes.
func queued(t *testing.T, ins ...uint64) (tasks []*testTask) {
	before := chosen.runBelow
	t.Cleanup(func() { chosen.runBelow = before })
	chosen.runBelow = 1<<32 - 1
	prove()
	*calls = 0
	for _, in := range ins {
		tasks = append(tasks, newTask(in))
		push(tasks[len(tasks)-1])
	}
	return tasks
}

func TestRustIsToldOfShortCallsTogether(t *testing.T) {
	done := async(t, func(context.Context, uint64) {})
	var lengths []int
	var mu sync.Mutex
	one := complete
	complete = func(task uintptr) bool {
		length := 0
		for next := task; next != 0; next = taskAt(next).next {
			length++
		}
		mu.Lock()
		lengths = append(lengths, length)
		mu.Unlock()
		return one(task)
	}
	// On a busy machine the dispatcher may be overtaken, which gives the calls that are left to goroutines: then once more.
	for try := 1; ; try++ {
		lengths = nil
		tasks := queued(t, make([]uint64, 2*mostDone+3)...)
		go dispatch()
		inOrder := true
		for _, task := range tasks {
			inOrder = <-done == uintptr(unsafe.Pointer(task)) && inOrder
		}
		slept()
		if inOrder && len(lengths) == 3 && lengths[0] == mostDone && lengths[1] == mostDone && lengths[2] == 3 {
			return
		}
		if try == 20 {
			t.Fatal("in order:", inOrder, lengths)
		}
	}
}

// It must not wait for one that blocks after it.
func TestAHandlerThatBlocksKeepsNothingBack(t *testing.T) {
	gate := make(chan struct{})
	done := async(t, func(_ context.Context, in uint64) {
		if in == 0 {
			<-gate
		}
	})
	tasks := queued(t, 1, 2, 0)
	go dispatch()
	for range tasks[:2] {
		if <-done == uintptr(unsafe.Pointer(tasks[2])) {
			t.Fatal("the handler did not block")
		}
	}
	close(gate)
	if <-done != uintptr(unsafe.Pointer(tasks[2])) {
		t.Fatal("another one")
	}
}

// slept waits until the dispatcher has ended.
func slept() {
	for atomic.LoadUintptr((*uintptr)(calls)) != asleep {
		runtime.Gosched()
	}
}

// leaves makes each completion leave something for Rust to look after, as long as left says so; asked is told of each time when Rust is asked to.
func leaves(left func() bool) (asked chan struct{}) {
	asked = make(chan struct{}, 1<<10)
	onWakeLeft.Store(func() bool {
		some := left()
		asked <- struct{}{}
		return some
	})
	one := complete
	complete = func(task uintptr) bool {
		owe()
		return one(task)
	}
	return asked
}

// quiet waits until the watcher has ended, when Rust must not have to be asked any more.
func quiet(t *testing.T) {
	t.Helper()
	for atomic.LoadUint32(&dispatcher.watching) != 0 {
		runtime.Gosched()
	}
	if owes := atomic.LoadUint32(&dispatcher.owes); owes != 0 {
		t.Fatal("the watcher has ended, and Rust would still have to be asked", owes)
	}
}

// What Rust has left it wakes when it is asked for the second time, whoever has run the handler.
func TestWhatRustLeavesIsLookedAfter(t *testing.T) {
	done := async(t, func(context.Context, uint64) {})
	left := uint32(0)
	asked := leaves(func() bool { return atomic.AddUint32(&left, ^uint32(0)) < 1<<31 })
	for _, proved := range []bool{false, true} {
		for _, count := range []int{1, 2, 5 * mostDone} {
			atomic.StoreUint32(&left, 5)
			queued(t, make([]uint64, count)...)
			if !proved {
				methods[0].paces = newPaces()
			}
			go dispatch()
			for n := 0; n < count; n++ {
				<-done
			}
			slept()
			for atomic.LoadUint32(&left) < 1<<31 { // as long as there is something left
				<-asked
			}
			for len(asked) > 0 {
				<-asked
			}
		}
	}
	quiet(t)
}

// A completion may be long in saying that it has left something: until then Rust is asked with each tick.
func TestWhatACompletionLeavesThatDoesNotReturn(t *testing.T) {
	done := async(t, func(context.Context, uint64) {})
	asked := leaves(func() bool { return false })
	stuck, one := make(chan struct{}), complete
	complete = func(task uintptr) bool {
		<-stuck
		return one(task)
	}
	*calls = 0
	call := newTask(1)
	go func() {
		if tell(&call.task) {
			t.Error("it is still in charge")
		}
	}()
	for n := 0; n < 3*ticksToPay; n++ {
		<-asked
	}
	close(stuck)
	<-done
	slept()
	quiet(t)
}

// Where Rust blocks that is asked, it is asked again.
func TestWhoLooksAfterWhatIsLeftMayBlock(t *testing.T) {
	async(t, func(context.Context, uint64) {})
	stuck, asked := make(chan struct{}), make(chan struct{}, 1<<10)
	onWakeLeft.Store(func() bool {
		asked <- struct{}{}
		<-stuck
		return false
	})
	owe()
	for n := 0; n < 3*ticksToPay; n++ {
		<-asked
	}
	close(stuck)
	quiet(t)
}

// What Rust sets counts for calls from then on.
func TestPolicies(t *testing.T) {
	before, queueBefore := *chosen, calls
	defer func() { *chosen, calls = before, queueBefore }()
	p := pace{0, unproved}
	chosen.runBelow = 5000
	if p.took(4999, chosen.shortest()); !p.isShort() {
		t.Fatal("4999 ns are not short")
	}
	if p.took(2*5000, chosen.shortest()); p.isShort() {
		t.Fatal("10 µs are short")
	}
	p.credit = 0
	if chosen.runBelow = 0; p.isShort() {
		t.Fatal("something is short, and nothing was to be")
	}
	if p.took(0, chosen.shortest()); p.credit >= 0 {
		t.Fatal("no time is less than none")
	}
	task := newTask(0)
	calls = new(queue)
	push(task)
	if chosen.lookFor = 0; expect() {
		t.Fatal("it looked")
	}
}
