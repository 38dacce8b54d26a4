// Package g2r makes the calls from Go to Rust that the benchmark times, each side's in loops of its own.
package g2r

import "C"

import (
	"sync"
	"unsafe"
)

// Loops are those of a side: by the keys of the rows, what makes so many calls.
type Loops map[string]func(calls int)

var (
	sides  = map[string]Loops{}
	checks = map[string]func() bool{}
	found  []func(calls int)
)

// Add adds a side.
func Add(side string, loops Loops) { sides[side] = loops }

// g2r_find gives the number of a loop, or -1 where the side does not make the call.
//
//export g2r_find
func g2r_find(side *byte, sideLen int, key *byte, keyLen int) int {
	loop := sides[string(unsafe.Slice(side, sideLen))][string(unsafe.Slice(key, keyLen))]
	if loop == nil {
		return -1
	}
	found = append(found, loop)
	return len(found) - 1
}

// g2r_run makes the calls on a goroutine as any other: the one that Rust has called is bound to a thread.
//
//export g2r_run
func g2r_run(loop, calls int) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		found[loop](calls)
	}()
	<-done
}

// User is what crosses.
type User struct {
	Name string
	Age  uint8
}

// What is sent, and what comes: 24 bytes each.
const (
	Text  = "a text of 24 bytes or so"
	Title = "a title of 24 bytes also"
)

// Ada is sent and comes back.
var Ada = User{"user number 36", 36}

// Calls are those of a side.
type Calls struct {
	Add    func(a, b uint64) uint64
	Length func(text string) uint
	Title  func() string
	Echo   func(name string, age uint8) (string, uint8)
}

// Right tells whether they give what they should.
func Right(c Calls) bool {
	name, age := c.Echo(Ada.Name, Ada.Age)
	return c.Add(3, 4) == 7 && c.Length(Text) == uint(len(Text)) && c.Title() == Title && User{name, age} == Ada
}

// Check adds what finds out whether a side is right.
func Check(side string, right func() bool) { checks[side] = right }

// g2r_check panics where a side is wrong: its time would mean nothing.
//
//export g2r_check
func g2r_check() {
	for side, right := range checks {
		if !right() {
			panic(side + " gives a wrong answer")
		}
	}
}

// Each makes calls that take so long that calling this function counts for nothing, on so many goroutines at once.
func Each(goroutines int, call func()) func(calls int) {
	return func(calls int) {
		var all sync.WaitGroup
		for at := range goroutines {
			all.Add(1)
			go func() {
				defer all.Done()
				for range (calls + at) / goroutines {
					call()
				}
			}()
		}
		all.Wait()
	}
}
