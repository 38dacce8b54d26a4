// Package fuzzer has what the handlers of random interfaces are made of.
package fuzzer

import "strings"

// Text returns a copy.
func Text(v string) string { return strings.Clone(v) }

// List returns a copy whose elements are made by of.
func List[T any](v []T, of func(T) T) []T {
	if len(v) == 0 {
		return v[:0:0]
	}
	list := make([]T, 0, len(v)+1)
	for _, one := range v {
		list = append(list, of(one))
	}
	return list
}

// Pointer returns a pointer to what of makes.
func Pointer[T any](v *T, of func(T) T) *T {
	if v == nil {
		return nil
	}
	made := of(*v)
	return &made
}

// Map returns a copy whose keys and values are made by these.
func Map[K comparable, V any](v map[K]V, key func(K) K, value func(V) V) map[K]V {
	made := map[K]V{}
	for k, one := range v {
		made[key(k)] = value(one)
	}
	return made
}

// Set returns a copy whose elements are made by of.
func Set[T comparable](v map[T]struct{}, of func(T) T) map[T]struct{} {
	made := map[T]struct{}{}
	for one := range v {
		made[of(one)] = struct{}{}
	}
	return made
}

// Same returns what it gets.
func Same[T any](v T) T { return v }

// Copy copies a list to another one.
func Copy[T any](to, from []T) { copy(to, from) }

// Refill makes a list what another one is: where it lies, or elsewhere.
func Refill[T any](to *[]T, from []T) {
	switch len(from) % 3 {
	case 0:
		*to = append((*to)[:0], from...)
	case 1:
		*to = append([]T(nil), from...)
	default:
		*to = (*to)[:0]
		for _, one := range from {
			*to = append(*to, one)
		}
	}
}
