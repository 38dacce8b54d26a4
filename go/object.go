package rust2go

import (
	"runtime"
	"sync/atomic"
	"unsafe"
)

// What Rust hands over for its objects. crates/rust2go/src/rt/object.rs has the rules.
var (
	// adoptObject holds the object that Rust shows at this address, and gives its number.
	adoptObject func(address uintptr) uint64
	// forgetObject lets go of it.
	forgetObject func(number uint64)
)

// An ObjectWire is an object on its way: by its number to the side that has it, which shows the other one its address.
type ObjectWire struct {
	number  uint64
	address unsafe.Pointer
}

// An Object is one of Rust's.
type Object struct {
	number uint64
	closed uint32
}

// TakeObject holds an object that Rust shows; nil where there is none.
func (from ObjectWire) TakeObject() *Object {
	if from.address == nil {
		return nil
	}
	o := &Object{number: adoptObject(uintptr(from.address))}
	// Not on the goroutine that runs all finalizers: what is dropped is the user's, and may take long.
	runtime.SetFinalizer(o, func(o *Object) { go o.Close() })
	return o
}

// SendObject tells Rust which of its objects is meant, which is kept until the call is over.
func SendObject(o *Object) ObjectWire {
	return ObjectWire{o.number, unsafe.Pointer(o)}
}

// Close lets go of the object. Rust refuses it from then on.
func (o *Object) Close() error {
	if atomic.CompareAndSwapUint32(&o.closed, 0, 1) {
		runtime.SetFinalizer(o, nil)
		forgetObject(o.number)
	}
	return nil
}

// shown is an object of Go's that Rust may hold.
type shown struct{ object interface{} }

// held are the objects of Go's that Rust holds.
var held table[*shown]

// SendHandler shows Rust an object of Go's, which is nil for none.
//
// What is shown is on the heap: from a stack, Rust would keep an address that moves.
//
//go:noinline
func SendHandler(object interface{}) ObjectWire {
	if object == nil {
		return ObjectWire{}
	}
	return ObjectWire{address: unsafe.Pointer(&shown{object})}
}

// TakeHandler gives the object of Go's that Rust means; nil where there is none.
func (from ObjectWire) TakeHandler() interface{} {
	if s := held.get(from.number); s != nil {
		return s.object
	}
	return nil
}

// HandlersHeld is how many objects of Go's Rust holds.
func HandlersHeld() int { return held.len() }
