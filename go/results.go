package rust2go

import (
	"reflect"
	"unsafe"
)

// A Result describes how values of one type are left for Rust: how large they are, and where in them pointers lie.
type Result struct {
	words    int
	pointers []uintptr
}

// ResultOf describes the results of type T.
func ResultOf[T any]() *Result {
	t := reflect.TypeOf((*T)(nil)).Elem()
	return &Result{
		words:    int(t.Size() / unsafe.Sizeof(uintptr(0))),
		pointers: pointersIn(nil, t, 0),
	}
}

// pointersIn appends the offsets of the pointers that a value of type t at the given offset itself has.
func pointersIn(offsets []uintptr, t reflect.Type, at uintptr) []uintptr {
	switch t.Kind() {
	case reflect.String, reflect.Slice, reflect.Ptr:
		return append(offsets, at) // each of them begins with its pointer
	case reflect.Array:
		for i := 0; i < t.Len(); i++ {
			offsets = pointersIn(offsets, t.Elem(), at+uintptr(i)*t.Elem().Size())
		}
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			offsets = pointersIn(offsets, t.Field(i).Type, at+t.Field(i).Offset)
		}
	}
	return offsets
}

// Return stores the result at src in the block at dst and keeps alive what it points to.
//
// The words are copied as integers: Rust's memory gets addresses, never Go pointers, and the garbage collector sees the
// pointers in the holder.
func (r *Result) Return(b *Header, dst, src unsafe.Pointer) {
	h := b.hold()
	if len(h.kept) != len(r.pointers) {
		h.room(len(r.pointers))
	}
	for i, offset := range r.pointers {
		h.kept[i] = *(*unsafe.Pointer)(unsafe.Add(src, offset))
	}
	copy(unsafe.Slice((*uintptr)(dst), r.words), unsafe.Slice((*uintptr)(src), r.words))
}
