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

// Set makes the list what the handler has left. A slice that still begins where the list does is in Rust's memory already. Any other
// is copied, and to other memory: what the handler returns, or leaves in another list, may point to where the list was.
func (v *Vec[T]) Set(s *[]T) {
	if n := len(*s); n > 0 && (n > v.capacity || unsafe.Pointer(&(*s)[0]) != v.data) {
		if !growVec(v.grow, uintptr(unsafe.Pointer(v)), n) {
			panic("rust2go: Rust has no memory for a list that the handler has made longer or another one")
		}
		copy(unsafe.Slice((*T)(v.data), v.capacity), *s)
	}
	v.len = len(*s)
}
