package rust2go

import "unsafe"

// growVec makes room in a list of Rust's, and reports whether there is. bridge.go sets it.
var growVec func(grow, vec uintptr, len int) bool

// A Vec is a list of Rust's that the handler may change, make shorter and make longer: a *[]T of its parameters. It stands
// in Rust's memory, and so does what data points to; crates/rust2go/src/rt/lent_vec.rs has the rules.
type Vec[T any] struct {
	data     unsafe.Pointer
	len      int
	capacity int
	grow     uintptr
}

// Slice is the list as the handler gets it: Rust's memory itself.
func (v *Vec[T]) Slice() []T {
	return unsafe.Slice((*T)(v.data), v.capacity)[:v.len]
}

// Set makes the list what the handler has left. Elements that are in Rust's memory already, as they are unless the handler
// has appended more than there was room for, are not copied.
func (v *Vec[T]) Set(s *[]T) {
	if len(*s) > v.capacity {
		if !growVec(v.grow, uintptr(unsafe.Pointer(v)), len(*s)) {
			panic("rust2go: Rust has no memory for a list that the handler has made longer")
		}
	}
	if len(*s) > 0 && unsafe.Pointer(&(*s)[0]) != v.data {
		copy(unsafe.Slice((*T)(v.data), v.capacity), *s)
	}
	v.len = len(*s)
}
