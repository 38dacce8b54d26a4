// Package floor is what a careful programmer writes by hand with cgo: the least that a call can cost.
//
// Rust passes values in Go's own layout, and memory for the answer. It knows that the answer is no longer than
// the question, which nothing that is generated from an interface can know. Nothing here contains a panic.
package floor

import "C"

import (
	"bytes"
	"runtime"
	"slices"
	"strings"
	"unsafe"
)

type user struct {
	name string
	age  uint8
}

//export floor_nothing
func floor_nothing() {}

//export floor_add
func floor_add(a, b uint64) uint64 { return a + b }

// The name of the answer goes to text.
//
//export floor_echo
func floor_echo(in, out unsafe.Pointer, text *byte) {
	question, answer := (*user)(in), (*user)(out)
	answer.age = question.age
	answer.name, _ = place(text, question.name)
}

//export floor_count
func floor_count(in unsafe.Pointer, n int) int { return count(users(in, n)) }

// As floor_count, and the handler may keep what it is given: leaf is the number of bytes in all names.
//
//export floor_count_given
func floor_count_given(in unsafe.Pointer, n, leaf int) int {
	given := make([]user, n)
	text := unsafe.SliceData(make([]byte, leaf))
	for i, u := range users(in, n) {
		given[i].age = u.age
		given[i].name, text = place(text, u.name)
	}
	return count(given)
}

// The answer goes to out, its names go to text.
//
//export floor_echo_users
func floor_echo_users(in unsafe.Pointer, n int, out unsafe.Pointer, text *byte) {
	answer := users(out, n)
	for i, u := range users(in, n) {
		answer[i].age = u.age
		answer[i].name, text = place(text, u.name)
	}
}

// The answer is a list that Go has: a copy of the one in the first call.
//
//export floor_view_users
func floor_view_users(in unsafe.Pointer, n int, out unsafe.Pointer) {
	if len(keptUsers.users) != n {
		keepUsers(users(in, n))
	}
	*(*[]user)(out) = keptUsers.users
}

//export floor_bytes
func floor_bytes(in *byte, n int) int { return len(unsafe.Slice(in, n)) }

//export floor_echo_bytes
func floor_echo_bytes(in *byte, n int, out *byte) {
	copy(unsafe.Slice(out, n), unsafe.Slice(in, n))
}

//export floor_view_bytes
func floor_view_bytes(in *byte, n int, out unsafe.Pointer) {
	if len(keptBytes.data) != n {
		keepBytes(unsafe.Slice(in, n))
	}
	*(*[]byte)(out) = keptBytes.data
}

// What views show is pinned, because Rust reads it after the call.
var (
	keptUsers struct {
		users []user
		pins  runtime.Pinner
	}
	keptBytes struct {
		data []byte
		pins runtime.Pinner
	}
)

func keepUsers(users []user) {
	k := &keptUsers
	k.pins.Unpin()
	k.users = slices.Clone(users)
	for i := range k.users {
		k.users[i].name = strings.Clone(k.users[i].name)
		k.pins.Pin(unsafe.StringData(k.users[i].name))
	}
	k.pins.Pin(&k.users[0])
}

func keepBytes(data []byte) {
	k := &keptBytes
	k.pins.Unpin()
	k.data = bytes.Clone(data)
	k.pins.Pin(&k.data[0])
}

// count stands for the handler: not inlined, as a call through an interface is not.
//
//go:noinline
func count(users []user) int { return len(users) }

func users(first unsafe.Pointer, n int) []user { return unsafe.Slice((*user)(first), n) }

// place copies s to text and returns the copy, and where the next one goes.
func place(text *byte, s string) (string, *byte) {
	copy(unsafe.Slice(text, len(s)), s)
	return unsafe.String(text, len(s)), (*byte)(unsafe.Add(unsafe.Pointer(text), len(s)))
}
