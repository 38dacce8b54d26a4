package rust2go

import (
	"reflect"
	"unsafe"
)

// A Result describes how values of one type are left for Rust: how large they are, and what they point to.
type Result struct {
	words    uintptr
	pointers []pointer
	// copied tells that nothing that is pointed to has pointers itself, so that it may be copied into the scratch.
	copied bool
}

// A pointer is one that values of a type have themselves.
type pointer struct {
	offset uintptr
	// size is that of one element.
	size uintptr
	// single tells that the pointer is Go's *T, which has no length beside it.
	single bool
}

// ResultOf describes the results of type T.
func ResultOf[T any]() *Result {
	t := reflect.TypeOf((*T)(nil)).Elem()
	r := &Result{words: t.Size() / wordSize, copied: true}
	r.add(t, 0)
	return r
}

const wordSize = unsafe.Sizeof(uintptr(0))

// add adds the pointers that a value of type t at the given offset itself has.
func (r *Result) add(t reflect.Type, at uintptr) {
	switch t.Kind() {
	case reflect.String:
		r.pointers = append(r.pointers, pointer{offset: at, size: 1})
	case reflect.UnsafePointer: // to the fields of an enum's variant, of whatever size
		r.pointers = append(r.pointers, pointer{offset: at})
		r.copied = false
	case reflect.Slice, reflect.Ptr:
		r.pointers = append(r.pointers, pointer{at, t.Elem().Size(), t.Kind() == reflect.Ptr})
		r.copied = r.copied && !hasPointers(t.Elem())
	case reflect.Array:
		for i := 0; i < t.Len(); i++ {
			r.add(t.Elem(), at+uintptr(i)*t.Elem().Size())
		}
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			r.add(t.Field(i).Type, at+t.Field(i).Offset)
		}
	}
}

func hasPointers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Slice, reflect.Ptr, reflect.UnsafePointer:
		return true
	case reflect.Array:
		return t.Len() > 0 && hasPointers(t.Elem())
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			if hasPointers(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}

// Return stores the result at src in the block at dst. What it points to is copied into the block's scratch if there
// is room for it; otherwise it is kept alive.
//
// The words are copied as integers: Rust's memory gets addresses, never Go pointers, and the garbage collector sees the
// pointers in the holder.
func (r *Result) Return(b *Header, dst, src unsafe.Pointer) {
	end := r.words * wordSize
	for at := uintptr(0); at < end; at += wordSize {
		*(*uintptr)(unsafe.Add(dst, at)) = *(*uintptr)(unsafe.Add(src, at))
	}
	if r.copied && b.scratch != 0 && r.copyOut(dst, src, unsafe.Add(dst, end), uintptr(b.scratch)) {
		return
	}
	h := b.hold()
	if len(h.kept) != len(r.pointers) {
		h.room(len(r.pointers))
	}
	for i := range r.pointers {
		h.kept[i] = *(*unsafe.Pointer)(unsafe.Add(src, r.pointers[i].offset))
	}
}

// copyOut copies what the result at src points to into the scratch, and points its copy at dst there. It reports whether
// there was room for all.
func (r *Result) copyOut(dst, src, scratch unsafe.Pointer, room uintptr) bool {
	for i := range r.pointers {
		p := &r.pointers[i]
		place := unsafe.Add(src, p.offset)
		from, size := *(*unsafe.Pointer)(place), p.size
		if !p.single {
			size *= *(*uintptr)(unsafe.Add(place, wordSize))
		}
		if from == nil || size == 0 {
			continue
		}
		if size > room {
			return false
		}
		copy((*bytes)(scratch)[:size], (*bytes)(from)[:size])
		*(*uintptr)(unsafe.Add(dst, p.offset)) = uintptr(scratch)
		size = (size + 7) &^ 7 // room is a multiple of 8
		scratch, room = unsafe.Add(scratch, size), room-size
	}
	return true
}

// bytes is memory of any size.
type bytes [1 << 30]byte
