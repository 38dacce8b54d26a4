package rust2go

import (
	"errors"
	"reflect"
	"runtime"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"
)

// A block as Rust would lay it out; here it is Go's memory, which changes nothing for the code under test.
type testBlock struct {
	Header
	in struct {
		n uint64
	}
	out []string
}

var testResult = ResultOf[[]string]()

// with makes i the only interface for the time of a test.
func with(t *testing.T, i *Interface) {
	t.Helper()
	oldInterfaces, oldMethods := interfaces, methods
	interfaces, methods = nil, nil
	Register(i)
	t.Cleanup(func() { interfaces, methods = oldInterfaces, oldMethods })
}

func text(s span) string {
	if s.length == 0 {
		return ""
	}
	return string(unsafe.Slice((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&s.data))), s.length))
}

func single(call func(unsafe.Pointer)) *Interface {
	return &Interface{
		Name:       "T",
		Schema:     "trait T\n",
		Variable:   "GoNameImpl",
		Registered: func() bool { return true },
		Methods:    []Method{{Name: "M", Call: call}},
	}
}

func TestHeaderIsTheContracts(t *testing.T) {
	var h Header
	for _, c := range []struct {
		name      string
		got, want uintptr
	}{
		{"size", unsafe.Sizeof(h), 64},
		{"holder", unsafe.Offsetof(h.holder), 8},
		{"leaf", unsafe.Offsetof(h.leaf), 16},
		{"task", unsafe.Offsetof(h.task), 24},
		{"message", unsafe.Offsetof(h.message), 32},
		{"stack", unsafe.Offsetof(h.stack), 48},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, the contract says %d", c.name, c.got, c.want)
		}
	}
}

func TestCallLeavesTheResultAndKeepsWhatItPointsTo(t *testing.T) {
	with(t, single(func(p unsafe.Pointer) {
		b := (*testBlock)(p)
		out := make([]string, b.in.n)
		for i := range out {
			out[i] = strings.Repeat("x", i)
		}
		testResult.Return(&b.Header, unsafe.Pointer(&b.out), unsafe.Pointer(&out))
	}))
	var b testBlock
	b.in.n = 3
	call(0, &b.Header)
	if b.status != statusDone || len(b.out) != 3 || b.out[2] != "xx" {
		t.Fatalf("status %d, result %q", b.status, b.out)
	}
	h := holderAt(b.holder)
	if len(h.kept) != 1 || h.kept[0] != *(*unsafe.Pointer)(unsafe.Pointer(&b.out)) {
		t.Fatalf("the holder keeps %v", h.kept)
	}
	id := b.holder
	releaseHolder(id)
	if len(h.kept) != 0 || inUse(id) != nil {
		t.Fatal("a released holder keeps something")
	}
	releaseHolder(id) // no error, and not somebody else's
}

func TestAReleasedHolderNamesNothing(t *testing.T) {
	first := acquireHolder()
	releaseHolder(first)
	second := acquireHolder()
	defer releaseHolder(second)
	if first == second {
		t.Fatal("the same id twice")
	}
	releaseHolder(first)
	if inUse(second) == nil {
		t.Fatal("an old id reached the new owner")
	}
	for _, id := range []uint64{0, 1 << 40, ^uint64(0)} {
		releaseHolder(id)
	}
}

func TestManyHolders(t *testing.T) {
	ids := map[uint64]bool{}
	for i := 0; i < 3*holdersPerChunk; i++ {
		ids[acquireHolder()] = true
	}
	if len(ids) != 3*holdersPerChunk {
		t.Fatalf("%d ids", len(ids))
	}
	for id := range ids {
		releaseHolder(id)
	}
}

func TestFailuresOfHandlers(t *testing.T) {
	for _, c := range []struct {
		name    string
		call    func(b *testBlock)
		status  uint32
		message string
		stack   string
	}{
		{"error", func(b *testBlock) { b.Fail(errors.New("no")) }, statusError, "no", ""},
		{"panic", func(*testBlock) { panic("boom") }, statusPanic, "boom", "support_test.go"},
		{"panic with an error", func(*testBlock) { panic(errors.New("bad")) }, statusPanic, "bad", "support_test.go"},
		{"run-time panic", func(b *testBlock) { _ = b.out[b.in.n+7] }, statusPanic, "index out of range", "support_test.go"},
	} {
		t.Run(c.name, func(t *testing.T) {
			with(t, single(func(p unsafe.Pointer) { c.call((*testBlock)(p)) }))
			var b testBlock
			call(0, &b.Header)
			defer releaseHolder(b.holder)
			if b.status != c.status || !strings.Contains(text(b.message), c.message) || !strings.Contains(text(b.stack), c.stack) {
				t.Fatalf("status %d, message %q, stack %q", b.status, text(b.message), text(b.stack))
			}
		})
	}
}

func TestNoHandler(t *testing.T) {
	i := single(func(unsafe.Pointer) { panic("nil handler") })
	i.Registered = func() bool { return false }
	with(t, i)
	var b testBlock
	call(0, &b.Header)
	defer releaseHolder(b.holder)
	if b.status != statusNotRegistered || !strings.Contains(text(b.message), "trait T: set GoNameImpl") {
		t.Fatalf("status %d, message %q", b.status, text(b.message))
	}
}

func TestAttach(t *testing.T) {
	with(t, single(func(unsafe.Pointer) {}))
	Register(&Interface{Name: "U", Schema: "trait U\nfn a(u8) u8\nstruct S 8 8\nx u64 0\n", Methods: make([]Method, 2)})
	Register(&Interface{Name: "V", Schema: "trait V\n"})
	for _, c := range []struct {
		name, schema string
		status, out  uint32
		message      []string
	}{
		{"T", "trait T\n", statusDone, 0, nil},
		{"V", "trait V\n", statusDone, 3, nil},
		{"W", "trait W\n", statusUnknown, 0, []string{"does not have trait W", "T, U, V", "one module"}},
		{"U", "trait U\nfn a(u16) u8\n", statusStale, 0, []string{"trait U", "`fn a(u16) u8`", "`fn a(u8) u8`", "Generate it again"}},
		{"U", "trait U\nfn a(u8) u8\nstruct S 8 8\nx i64 0\n", statusStale, 0, []string{"`x i64 0`", "`x u64 0`", "in struct S"}},
		{"U", "trait U\nfn a(u8) u8\n", statusStale, 0, []string{"Rust has nothing", "struct S"}},
	} {
		b := attachBlock{}
		b.in.abi, b.in.name, b.in.schema = abiVersion, c.name, c.schema
		attach(&b)
		if b.status != c.status || b.out != c.out {
			t.Errorf("%s: status %d, number %d", c.name, b.status, b.out)
		}
		for _, part := range c.message {
			if !strings.Contains(text(b.message), part) {
				t.Errorf("%s: %q does not say %q", c.name, text(b.message), part)
			}
		}
		releaseHolder(b.holder)
	}
	b := attachBlock{}
	b.in.abi = abiVersion + 1
	attach(&b)
	if b.status != statusStale || !strings.Contains(text(b.message), "ABI") {
		t.Errorf("status %d, %q", b.status, text(b.message))
	}
	releaseHolder(b.holder)
}

func TestArena(t *testing.T) {
	b := Header{leaf: 8 + 16 + 8}
	a := b.Arena()
	s, n, e := a.String("five!"), CloneFlat(a, []uint64{1, 2}), CloneFlat(a, []byte{9})
	if len(a.rest) != 0 {
		t.Fatalf("%d bytes left", len(a.rest))
	}
	more := a.String("more than was counted")
	e = append(e, 8)
	if s != "five!" || n[1] != 2 || len(e) != 2 || more != "more than was counted" {
		t.Fatal(s, n, e, more)
	}
	if (&Header{}).Arena() != nil {
		t.Fatal("an arena for nothing")
	}
	var none *Arena
	if none.String("x") != "x" || none.String("") != "" || CloneFlat[int](none, nil) != nil || len(CloneFlat(none, make([]struct{}, 3))) != 3 {
		t.Fatal("a nil arena must allocate each piece")
	}
}

func TestClonesShareNothing(t *testing.T) {
	lent := []string{"a", "b"}
	c := CloneSlice(nil, lent, CloneString)
	lent[0] = "changed"
	if c[0] != "a" {
		t.Fatal("shared")
	}
	value := 1
	p := CloneFlatPointer(nil, &value)
	q := ClonePointer(nil, &lent, func(v []string, a *Arena) []string { return CloneSlice(a, v, CloneString) })
	value, lent[1] = 2, "changed"
	if *p != 1 || (*q)[1] != "b" || CloneFlatPointer[int](nil, nil) != nil || ClonePointer[string](nil, nil, CloneString) != nil {
		t.Fatal("shared")
	}
}

func TestResultOfFindsThePointers(t *testing.T) {
	r := ResultOf[struct {
		A uint64
		B struct {
			N uint8
			S string
		}
		C [2]struct {
			N uint8
			S string
		}
		D *int
		E []byte
	}]()
	want := []uintptr{16, 40, 64, 80, 88}
	if r.words != 14 || len(r.pointers) != len(want) {
		t.Fatal(r)
	}
	for i := range want {
		if r.pointers[i].offset != want[i] {
			t.Fatal(r.pointers)
		}
	}
}

func TestSmallResultsGoToTheScratch(t *testing.T) {
	type result struct {
		A string
		B *uint32
		C []uint16
		D string
	}
	type block struct {
		Header
		out     result
		scratch [5]uint64
	}
	number := uint32(7)
	r := ResultOf[result]()
	for _, c := range []struct {
		name string
		room uint32
		text string
		fits bool
	}{
		{"fits", 40, "fourteen bytes", true},
		{"fits exactly", 40, "just twenty-four bytes..", true},
		{"one byte more", 40, "just twenty-four bytes...", false},
		{"no scratch", 0, "x", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b block
			b.Header.scratch = c.room
			out := result{A: c.text, B: &number, C: []uint16{1, 2, 3}}
			r.Return(&b.Header, unsafe.Pointer(&b.out), unsafe.Pointer(&out))
			defer releaseHolder(b.holder)
			if b.out.A != c.text || *b.out.B != 7 || len(b.out.C) != 3 || b.out.C[2] != 3 || b.out.D != "" {
				t.Fatalf("%+v", b.out)
			}
			if first := unsafe.Pointer(&b.scratch); c.fits && *(*unsafe.Pointer)(unsafe.Pointer(&b.out.A)) != first {
				t.Fatal("the text is in the wrong place")
			}
			if c.fits != (b.holder == 0) {
				t.Fatalf("holder %d", b.holder)
			}
		})
	}
	if ResultOf[[]string]().copied || ResultOf[struct{ A *[2][]int }]().copied || !ResultOf[[]struct{ A [3]int8 }]().copied {
		t.Fatal("pointers to pointers must not be copied as bytes, and all else may be")
	}
}

func TestAHolderThatWasReleasedMeanwhileIsReplaced(t *testing.T) {
	id := acquireHolder()
	b := Header{holder: id}
	releaseHolder(id)
	other := acquireHolder() // the same place in the table
	defer releaseHolder(other)
	b.hold().message = "mine"
	defer releaseHolder(b.holder)
	if b.holder == id || holderAt(other).message != "" {
		t.Fatal("a released holder was used")
	}
}

func TestTheCollectorReleasesIdleHolders(t *testing.T) {
	var mutex sync.Mutex
	var idle []uint64
	releaseIdleHolders(func(ids []uint64) int {
		mutex.Lock()
		defer mutex.Unlock()
		n := copy(ids, idle)
		idle = idle[n:]
		return n
	})
	for round := 0; round < 2; round++ {
		made := make([]uint64, 200)
		for i := range made {
			made[i] = acquireHolder()
		}
		mutex.Lock()
		idle = append(idle, made...)
		mutex.Unlock()
		for len(made) > 0 {
			runtime.GC()
			time.Sleep(time.Millisecond)
			holders.Lock()
			for len(made) > 0 && inUse(made[0]) == nil {
				made = made[1:]
			}
			holders.Unlock()
		}
	}
}

func TestLentArenaCopiesNothing(t *testing.T) {
	text, list, number := "text", []string{"a"}, 7
	if c := CloneSlice(Lent, list, CloneString); &c[0] != &list[0] {
		t.Fatal("copied")
	}
	if CloneFlatPointer(Lent, &number) != &number || ClonePointer(Lent, &text, CloneString) != &text {
		t.Fatal("copied")
	}
	lengths := CloneSlice(Lent, list, func(s string, _ *Arena) int { return len(s) })
	if len(lengths) != 1 || lengths[0] != 1 {
		t.Fatal("what is converted is made anew")
	}
}

func TestMapsAndSets(t *testing.T) {
	entries := []Entry[string, uint8]{{"a", 1}, {"b", 2}}
	m := TakeMap(nil, entries, CloneString, Keep[uint8])
	back := SendMap(m, Same[uint8])
	sort.Slice(back, func(i, j int) bool { return back[i].Key < back[j].Key })
	if !reflect.DeepEqual(back, entries) {
		t.Fatal(m, back)
	}
	c := CloneMap(nil, m, CloneString, Keep[uint8])
	c["a"] = 9
	if m["a"] != 1 || CloneMap[string, uint8](nil, nil, CloneString, Keep[uint8]) != nil || TakeMap(nil, entries[:0], CloneString, Keep[uint8]) == nil {
		t.Fatal("a clone shares nothing, and Rust's empty map is one that a handler can write to")
	}
	set := TakeSet(nil, []string{"x", "y"}, CloneString)
	if keys := SendSet(CloneSet(nil, set, CloneString)); len(keys) != 2 || len(SendSet[int](nil)) != 0 {
		t.Fatal(keys)
	}
}

func TestTimes(t *testing.T) {
	for _, at := range []time.Time{{}, time.Unix(0, 0), time.Unix(-1, 5), time.Now()} {
		if back := TakeTime(SendTime(at), nil); !back.Equal(at) || back.Location() != time.UTC {
			t.Fatal(at, back)
		}
	}
}
