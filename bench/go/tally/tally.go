// Package tally adds up what the handlers of the types have read, so that every side reads the same.
package tally

import "C"

import (
	"encoding/binary"
	"math"
	"net/netip"
)

var sum uint64

// Add notes a sum.
func Add(more uint64) { sum += more }

//export tally_sum
func tally_sum() uint64 { return sum }

// Integers is the sum of them.
func Integers[T ~uint64](v []T) (sum uint64) {
	for _, x := range v {
		sum += uint64(x)
	}
	return sum
}

// Flip flips the lowest bit of each, and returns their sum from before.
func Flip(v []uint64) (sum uint64) {
	for i, x := range v {
		sum += x
		v[i] = x ^ 1
	}
	return sum
}

// Float is a number with all of its bits.
func Float(x float64) uint64 { return math.Float64bits(x) }

// Floats is the sum of their bits.
func Floats(v []float64) (sum uint64) {
	for _, x := range v {
		sum += Float(x)
	}
	return sum
}

// Bool is 1 for true.
func Bool(x bool) uint64 {
	if x {
		return 1
	}
	return 0
}

// Text is the length.
func Text(v string) uint64 { return uint64(len(v)) }

// Texts is the sum of the lengths.
func Texts(v []string) (sum uint64) {
	for _, text := range v {
		sum += Text(text)
	}
	return sum
}

// Bytes is the length with the first and the last byte.
func Bytes(v []byte) uint64 {
	return uint64(len(v)) + uint64(v[0]) + uint64(v[len(v)-1])
}

// Set is the sum of the lengths.
func Set(v map[string]struct{}) (sum uint64) {
	for text := range v {
		sum += Text(text)
	}
	return sum
}

// Counts is the sum of the keys' lengths and the values.
func Counts(v map[string]uint64) (sum uint64) {
	for text, n := range v {
		sum += Text(text) + n
	}
	return sum
}

// Pair is the sum of the 16 bytes' halves.
func Pair(v []byte) uint64 {
	return binary.BigEndian.Uint64(v) + binary.BigEndian.Uint64(v[8:])
}

// Address is the sum of the halves of the form with 16 bytes.
func Address(v netip.Addr) uint64 {
	bytes := v.As16()
	return Pair(bytes[:])
}
