package rust2go

import (
	"runtime"
	"strings"
	"sync/atomic"
	"unsafe"
)

// A Trait is one that Rust implements. The generated methods of a type call Rust by it.
type Trait struct {
	// Name is the trait's name in Rust.
	Name string
	// Schema is the text by which Rust and this archive make sure that they mean the same trait.
	Schema string
	// Methods are the names of the methods in Rust, in order.
	Methods []string

	functions unsafe.Pointer // *[]uintptr: Rust's functions, once they are known
}

// What Rust hands over when it attaches. bridge.go sets these; the tests of this package set their own.
var (
	// lookup asks Rust for a trait, by a block as [lookupBlock] is.
	lookup func(block *Header)
	// enter calls a function of Rust's with the block at this address.
	enter func(function, block uintptr)
	// letGo releases what Rust keeps for the caller.
	letGo func(kept uintptr)
	// releaseAddress is the function of Rust's by which it does.
	releaseAddress uintptr
)

// ready tells that Rust has handed over what stands above.
var ready uint32

// Call calls a method that cannot fail in Rust's signature; any failure is a panic.
func (t *Trait) Call(method int, b *Header) {
	functions, err := t.find()
	if err != nil {
		panic(err)
	}
	enterRust((*functions)[method], b)
	if b.status != statusDone {
		panic(t.failure(method, b))
	}
}

// Try calls a method that returns a Result in Rust. With an error of the method's own type there is no error here, but
// [Header.OwnFailure].
func (t *Trait) Try(method int, b *Header) error {
	functions, err := t.find()
	if err != nil {
		return err
	}
	enterRust((*functions)[method], b)
	if b.status != statusDone && b.status != statusOwnError {
		return t.failure(method, b)
	}
	return nil
}

// OwnFailure tells that the method returned an error of its own type.
func (b *Header) OwnFailure() bool {
	return b.status == statusOwnError
}

// enterRust calls Rust. The block is on the heap (see [NewBlock]), where nothing moves, and lives until Rust has
// returned; so does what it points to. Its address goes as a number: as a pointer, cgo would look for Go pointers in what
// it points to, and refuse them.
func enterRust(function uintptr, b *Header) {
	enter(function, uintptr(unsafe.Pointer(b)))
	runtime.KeepAlive(b)
}

// find gives the functions of the trait, for which it asks Rust once.
func (t *Trait) find() (*[]uintptr, error) {
	if functions := (*[]uintptr)(atomic.LoadPointer(&t.functions)); functions != nil {
		return functions, nil
	}
	return t.ask()
}

// lookupBlock is the block by which Go asks for a trait.
type lookupBlock struct {
	Header
	in struct {
		name   string
		schema string // of several traits of that name, the one of this schema
	}
	out struct {
		functions *uintptr // as many as the trait has methods; they stay, as the schema does
		schema    string
	}
}

// ask asks Rust for the trait. Several goroutines may do so at once: all get the same answer.
func (t *Trait) ask() (*[]uintptr, error) {
	if atomic.LoadUint32(&ready) == 0 {
		return nil, &Unavailable{t.Name, "Go does not know yet how to call Rust. " +
			"In a Go program, Rust is not linked: run `rust2go build-rust`, then build again. " +
			"In a Rust program, Go learns it from Rust's first call, or from rust2go::start()"}
	}
	b := NewBlock[lookupBlock]()
	b.in.name, b.in.schema = t.Name, t.Schema
	lookup(&b.Header)
	runtime.KeepAlive(b)
	if b.status != statusDone {
		message := strings.Clone(b.message.text())
		b.free()
		return nil, &Unavailable{t.Name, message}
	}
	if b.out.schema != t.Schema {
		return nil, &Unavailable{t.Name, "gen.go was generated from another version of the trait: " +
			difference(b.out.schema, t.Schema) + ". " + generateAgain}
	}
	functions := unsafe.Slice(b.out.functions, len(t.Methods))
	atomic.StorePointer(&t.functions, unsafe.Pointer(&functions))
	return &functions, nil
}

// failure makes the error of a call that has ended with another status than done.
func (t *Trait) failure(method int, b *Header) error {
	name := t.Name + "." + t.Methods[method]
	message, chain := strings.Clone(b.message.text()), strings.Clone(b.stack.text())
	status := b.status
	b.free()
	switch status {
	case statusError:
		return rustError(message, chain)
	case statusMalformed:
		return &ParameterError{name, message}
	case statusDropped:
		return &FutureDropped{name, message}
	default:
		return &RustPanic{name, message}
	}
}

// text is the text that Rust has left for the caller.
func (s *span) text() string {
	return *(*string)(unsafe.Pointer(s))
}

// Release ends a call whose result points to what Rust keeps, once Go has its own copy.
func Release[T any](b *Header, out *T) {
	var nothing T
	*out = nothing
	b.free()
}

// free releases what Rust keeps, if it keeps anything.
func (b *Header) free() {
	if b.holder != 0 {
		letGo(uintptr(b.holder))
		b.holder = 0
	}
}
