package rust2go

import (
	"fmt"
	"time"
	"unsafe"
)

// What stands here is for values whose Go form is not the one that crosses: maps and sets cross as lists, a time as two
// integers, an enum with data as a tag and a pointer. Generated functions named take make Go's form of what Rust has
// sent, those named send the form that crosses.

// Lent is the arena of what Rust lends: it copies nothing.
var Lent = &Arena{lends: true}

// An Entry is a key of a map with its value, as it crosses.
type Entry[K, V any] struct {
	Key   K
	Value V
}

// A Time is a time as it crosses: seconds since 1970, and nanoseconds since that second.
type Time struct {
	Seconds     int64
	Nanoseconds int64
}

// Keep is for values that are the same in Go and where they cross.
func Keep[T any](v T, _ *Arena) T { return v }

// Same is Keep on the way back.
func Same[T any](v T) T { return v }

// TakeTime gives Go's form of a time.
func TakeTime(v Time, _ *Arena) time.Time {
	return time.Unix(v.Seconds, v.Nanoseconds).UTC()
}

// SendTime gives the form in which a time crosses.
func SendTime(v time.Time) Time {
	return Time{v.Unix(), int64(v.Nanosecond())}
}

// TakeMap makes a map of the entries that Rust has sent.
func TakeMap[K, V any, GoK comparable, GoV any](a *Arena, entries []Entry[K, V], key func(K, *Arena) GoK, value func(V, *Arena) GoV) map[GoK]GoV {
	m := make(map[GoK]GoV, len(entries))
	for _, e := range entries {
		m[key(e.Key, a)] = value(e.Value, a)
	}
	return m
}

// SendMap lists the entries of a map for Rust.
func SendMap[K comparable, V, SentV any](m map[K]V, value func(V) SentV) []Entry[K, SentV] {
	entries := make([]Entry[K, SentV], 0, len(m))
	for k, v := range m {
		entries = append(entries, Entry[K, SentV]{k, value(v)})
	}
	return entries
}

// CloneMap gives a copy of a map that shares no memory with it.
func CloneMap[K comparable, V any](a *Arena, m map[K]V, key func(K, *Arena) K, value func(V, *Arena) V) map[K]V {
	if m == nil {
		return nil
	}
	c := make(map[K]V, len(m))
	for k, v := range m {
		c[key(k, a)] = value(v, a)
	}
	return c
}

// TakeSet makes a set of the values that Rust has sent.
func TakeSet[K any, GoK comparable](a *Arena, keys []K, key func(K, *Arena) GoK) map[GoK]struct{} {
	m := make(map[GoK]struct{}, len(keys))
	for _, k := range keys {
		m[key(k, a)] = struct{}{}
	}
	return m
}

// SendSet lists the values of a set for Rust.
func SendSet[K comparable](m map[K]struct{}) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	return keys
}

// CloneSet gives a copy of a set that shares no memory with it.
func CloneSet[K comparable](a *Arena, m map[K]struct{}, key func(K, *Arena) K) map[K]struct{} {
	if m == nil {
		return nil
	}
	c := make(map[K]struct{}, len(m))
	for k := range m {
		c[key(k, a)] = struct{}{}
	}
	return c
}

// SendSlice gives the form in which a slice crosses.
func SendSlice[T, Sent any](s []T, send func(T) Sent) []Sent {
	if s == nil {
		return nil
	}
	sent := make([]Sent, len(s))
	for i, v := range s {
		sent[i] = send(v)
	}
	return sent
}

// SendPointer gives the form in which what p points to crosses.
func SendPointer[T, Sent any](p *T, send func(T) Sent) *Sent {
	if p == nil {
		return nil
	}
	sent := send(*p)
	return &sent
}

// TakeVariant gives a value that stands behind a pointer where it crosses and can itself be nil in Go (an enum with data, a
// big integer): nil for a nil pointer.
func TakeVariant[T, U any](a *Arena, p *T, take func(T, *Arena) U) (u U) {
	if p != nil {
		u = take(*p, a)
	}
	return u
}

// SendVariant is TakeVariant on the way back.
func SendVariant[T, Sent any](v T, send func(T) Sent) *Sent {
	var none T
	if interface{}(v) == interface{}(none) {
		return nil
	}
	sent := send(v)
	return &sent
}

// SendPresent is SendVariant for a function, which cannot be compared as other values are: the caller tells whether it is there.
func SendPresent[T, Sent any](present bool, v T, send func(T) Sent) *Sent {
	if !present {
		return nil
	}
	sent := send(v)
	return &sent
}

// NoVariant is the tag of what is no variant of an enum. Rust refuses it, and says where it stands.
const NoVariant = 1<<32 - 1

// NoVariantText is what stands beside that tag: the address of a string that says what v is.
func NoVariantText(enum string, v interface{}) unsafe.Pointer {
	text := "a nil " + enum
	if v != nil {
		text = fmt.Sprintf("%T(%v) is no variant of %s", v, v, enum)
	}
	return unsafe.Pointer(&text)
}
