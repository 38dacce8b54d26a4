package rust2go

import (
	"strings"
	"unsafe"
)

// An Arena is one allocation that takes the bytes of many strings and pointer-free slices. Rust has counted them, so
// that a given value costs one allocation for all of them. A nil Arena, or one that is used up, allocates each piece.
type Arena struct {
	rest  []byte
	lends bool // see Lent
}

// Arena makes the arena for what Rust gives in this call.
func (b *Header) Arena() *Arena {
	if b.leaf == 0 {
		return nil
	}
	words := make([]uint64, (b.leaf+7)/8) // aligned for every type
	return &Arena{rest: unsafe.Slice((*byte)(unsafe.Pointer(&words[0])), len(words)*8)}
}

// take gives n bytes aligned to 8, or nil where there is no room.
func (a *Arena) take(n int) []byte {
	rounded := (n + 7) &^ 7
	if a == nil || rounded > len(a.rest) {
		return nil
	}
	piece := a.rest[:n:n]
	a.rest = a.rest[rounded:]
	return piece
}

// String gives a copy of s.
func (a *Arena) String(s string) string {
	if s == "" {
		return ""
	}
	if a != nil && a.lends {
		return s
	}
	piece := a.take(len(s))
	if piece == nil {
		return strings.Clone(s)
	}
	copy(piece, s)
	return *(*string)(unsafe.Pointer(&piece))
}

// CloneString is String as a function, for slices of strings.
func CloneString(s string, a *Arena) string {
	return a.String(s)
}

// CloneFlat gives a copy of a slice whose elements have no pointers.
func CloneFlat[T any](a *Arena, s []T) []T {
	if s == nil || a != nil && a.lends {
		return s
	}
	var element T
	if size := int(unsafe.Sizeof(element)) * len(s); size > 0 {
		if piece := a.take(size); piece != nil {
			c := unsafe.Slice((*T)(unsafe.Pointer(&piece[0])), len(s))
			copy(c, s)
			return c[:len(s):len(s)]
		}
	}
	c := make([]T, len(s))
	copy(c, s)
	return c
}

// CloneSlice gives a copy of a slice whose elements are copied by clone, or made by it from the form that crosses.
func CloneSlice[T, U any](a *Arena, s []T, clone func(T, *Arena) U) []U {
	if s == nil {
		return nil
	}
	if a != nil && a.lends {
		if same, ok := interface{}(s).([]U); ok {
			return same
		}
	}
	c := make([]U, len(s))
	for i, v := range s {
		c[i] = clone(v, a)
	}
	return c
}

// ClonePointer gives a pointer to a copy of what p points to, or to what clone makes of the form that crosses.
func ClonePointer[T, U any](a *Arena, p *T, clone func(T, *Arena) U) *U {
	if p == nil {
		return nil
	}
	if a != nil && a.lends {
		if same, ok := interface{}(p).(*U); ok {
			return same
		}
	}
	c := clone(*p, a)
	return &c
}

// CloneFlatPointer gives a pointer to a copy of a value that has no pointers.
func CloneFlatPointer[T any](a *Arena, p *T) *T {
	if p == nil || a != nil && a.lends {
		return p
	}
	c := *p
	return &c
}
