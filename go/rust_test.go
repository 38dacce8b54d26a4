package rust2go

import (
	"errors"
	"strings"
	"testing"
	"unsafe"
)

// A block as generated code has it.
type halveBlock struct {
	Header
	in struct {
		number uint64
	}
	out uint64
}

// fakeRust stands in for Rust: it has the trait Half with one method, which refuses odd numbers, in several ways.
type fakeRust struct {
	schema   string
	released []uintptr
}

var halveFunction = []uintptr{7}

func (f *fakeRust) install(t *testing.T) {
	oldLookup, oldEnter, oldLetGo, oldReady := lookup, enter, letGo, ready
	t.Cleanup(func() { lookup, enter, letGo, ready = oldLookup, oldEnter, oldLetGo, oldReady })
	ready = 1
	lookup = func(h *Header) {
		b := (*lookupBlock)(unsafe.Pointer(h))
		if b.in.name != "Half" {
			f.end(h, statusUnknown, "this program does not have it", "")
			return
		}
		b.out.functions, b.out.schema = &halveFunction[0], f.schema
	}
	enter = func(function, block uintptr) {
		if function != 7 {
			t.Errorf("function %d was called", function)
		}
		b := *(**halveBlock)(unsafe.Pointer(&block))
		switch b.in.number {
		case 1:
			f.end(&b.Header, statusError, "odd", "not even\x00one")
		case 3:
			f.end(&b.Header, statusPanic, "Rust panicked: three", "")
		case 5:
			f.end(&b.Header, statusMalformed, "parameter number: five", "")
		case 7:
			b.status = statusOwnError
		default:
			b.status, b.out = statusDone, b.in.number/2
		}
	}
	letGo = func(kept uintptr) { f.released = append(f.released, kept) }
}

func (f *fakeRust) end(h *Header, status uint32, message, chain string) {
	h.status, h.holder = status, 99
	h.message, h.stack = spanOf(message), spanOf(chain)
}

func half() *Trait {
	return &Trait{Name: "Half", Schema: "g2r trait Half\n", Methods: []string{"halve"}}
}

func halve(t *Trait, number uint64) (uint64, bool, error) {
	b := NewBlock[halveBlock]()
	b.in.number = number
	err := t.Try(0, &b.Header)
	return b.out, b.OwnFailure(), err
}

func halveNow(t *Trait, number uint64) (uint64, bool, error) {
	var b halveBlock
	b.in.number = number
	err := t.TryNow(0, &b.Header)
	return b.out, b.OwnFailure(), err
}

// Where there is no way without cgo.
func TestACallOfRustNow(t *testing.T) {
	f := &fakeRust{schema: "g2r trait Half\n"}
	f.install(t)
	oldStack, oldByCgo := onStack, enterByCgo
	defer func() { onStack, enterByCgo = oldStack, oldByCgo }()
	onStack = 0
	enterByCgo = func(function uintptr, block unsafe.Pointer) { enter(function, uintptr(block)) }
	trait := half()
	if n, own, err := halveNow(trait, 8); n != 4 || own || err != nil {
		t.Errorf("half of 8 is %d, %v, %v", n, own, err)
	}
	if _, own, err := halveNow(trait, 7); !own || err != nil {
		t.Errorf("the method's own error is %v, %v", own, err)
	}
	var failed *RustError
	if _, _, err := halveNow(trait, 1); !errors.As(err, &failed) || len(f.released) != 1 {
		t.Errorf("half of 1 is %v, and %v was released", err, f.released)
	}
	if allocations := testing.AllocsPerRun(100, func() { halveNow(trait, 8) }); allocations != 0 {
		t.Errorf("a call allocates %v times", allocations)
	}
}

func TestACallOfRust(t *testing.T) {
	f := &fakeRust{schema: "g2r trait Half\n"}
	f.install(t)
	trait := half()
	if n, own, err := halve(trait, 8); n != 4 || own || err != nil {
		t.Errorf("got %d, %t, %v", n, own, err)
	}
	if _, own, err := halve(trait, 7); !own || err != nil {
		t.Errorf("got %t, %v", own, err)
	}
	if f.released != nil {
		t.Errorf("%v was released, and nothing was kept", f.released)
	}
}

func TestFailuresOfRust(t *testing.T) {
	f := &fakeRust{schema: "g2r trait Half\n"}
	f.install(t)
	trait := half()

	_, _, err := halve(trait, 1)
	var rust *RustError
	if !errors.As(err, &rust) || rust.Message != "odd" {
		t.Errorf("got %v", err)
	}
	var texts []string
	for ; err != nil; err = errors.Unwrap(err) {
		texts = append(texts, err.Error())
	}
	if got := strings.Join(texts, ", "); got != "odd, not even, one" {
		t.Errorf("the chain is %s", got)
	}

	_, _, err = halve(trait, 3)
	var panicked *RustPanic
	if !errors.As(err, &panicked) || err.Error() != "Half.halve: Rust panicked: three" {
		t.Errorf("got %v", err)
	}
	_, _, err = halve(trait, 5)
	var parameter *ParameterError
	if !errors.As(err, &parameter) || err.Error() != "Half.halve: parameter number: five" {
		t.Errorf("got %v", err)
	}
	if len(f.released) != 3 {
		t.Errorf("%v was released", f.released)
	}
}

func TestACallThatCannotFailPanics(t *testing.T) {
	(&fakeRust{schema: "g2r trait Half\n"}).install(t)
	defer func() {
		if _, ok := recover().(*RustPanic); !ok {
			t.Error("no panic of Rust's")
		}
	}()
	b := NewBlock[halveBlock]()
	b.in.number = 3
	half().Call(0, &b.Header)
}

func TestTraitsThatAreNotThere(t *testing.T) {
	f := &fakeRust{schema: "g2r trait Half\nfn halve(u32) u64\n"}
	f.install(t)
	for _, test := range []struct {
		trait *Trait
		ready uint32
		want  string
	}{
		{half(), 0, "trait Half of Rust: Go does not know yet how to call Rust"},
		{&Trait{Name: "Other", Methods: []string{"halve"}}, 1, "trait Other of Rust: this program does not have it"},
		{half(), 1, "Rust has `fn halve(u32) u64` where gen.go has nothing"},
	} {
		ready = test.ready
		_, _, err := halve(test.trait, 8)
		var unavailable *Unavailable
		if !errors.As(err, &unavailable) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("got %v", err)
		}
	}
}

func TestReleaseForgetsTheResult(t *testing.T) {
	f := &fakeRust{}
	f.install(t)
	b := NewBlock[struct {
		Header
		out []string
	}]()
	b.holder, b.out = 5, []string{"Rust's"}
	Release(&b.Header, &b.out)
	if b.out != nil || len(f.released) != 1 || f.released[0] != 5 || b.holder != 0 {
		t.Errorf("%v is left, %v was released", b.out, f.released)
	}
	Release(&b.Header, &b.out)
	if len(f.released) != 1 {
		t.Error("released twice")
	}
}

func TestBlocksAreOnTheHeapAndUsedAgain(t *testing.T) {
	var blocks Blocks[halveBlock]
	b := blocks.Get()
	b.in.number = 1
	blocks.Put(b)
	if got := testing.AllocsPerRun(100, func() { blocks.Put(blocks.Get()) }); got >= 1 {
		t.Errorf("%v allocations", got)
	}
	if got := testing.AllocsPerRun(100, func() { NewBlock[halveBlock]().in.number = 2 }); got != 1 {
		t.Errorf("a block is not on the heap: %v allocations", got)
	}
}
