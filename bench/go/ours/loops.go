package ours

import (
	"context"

	"bench/g2r"
)

var (
	calls  CallsImpl
	quick  QuickImpl
	nobody = context.Background()
	ada    = User{g2r.Ada.Name, g2r.Ada.Age}
)

// keeper has a closure of Rust's.
type keeper struct{ next func(uint64) uint64 }

func (k *keeper) Keep(next func(uint64) uint64) { k.next = next }

var kept keeper

// makers makes the streams that Rust reads.
type makers struct{}

func (makers) Numbers(_ context.Context, count uint64, yield func(uint64) bool) {
	for at := range count {
		if !yield(at) {
			return
		}
	}
}

func (makers) Messages(_ context.Context, count uint64, yield func([]byte) bool) {
	for at := range count {
		message := make([]byte, 1024)
		message[0] = byte(at)
		if !yield(message) {
			return
		}
	}
}

// sum reads a stream of Rust's.
func sum(count uint64) (sum uint64) {
	for number := range (SourcesImpl{}).Numbers(count) {
		sum += number
	}
	return sum
}

// length reads one of messages.
func length(count uint64) (length uint64) {
	for message := range (SourcesImpl{}).Messages(count) {
		length += uint64(len(message))
	}
	return length
}

func init() {
	KeeperImpl, MakersImpl = &kept, makers{}
	g2r.Add("ours", g2r.Loops{
		"numbers":  func(n int) { sum(uint64(n)) },
		"messages": func(n int) { length(uint64(n)) },
		"callback": func(n int) {
			next := kept.next
			for range n {
				next(3)
			}
		},
		"nothing": func(n int) {
			for range n {
				calls.Nothing()
			}
		},
		"add": func(n int) {
			for range n {
				calls.Add(3, 4)
			}
		},
		"length": func(n int) {
			for range n {
				calls.Length(g2r.Text)
			}
		},
		"title": func(n int) {
			for range n {
				calls.Title()
			}
		},
		"echo": func(n int) {
			for range n {
				calls.Echo(ada)
			}
		},
		"ready":   g2r.Each(1, func() { calls.AddLater(nobody, 3, 4, 0) }),
		"woken":   g2r.Each(1, func() { calls.AddLater(nobody, 3, 4, 1) }),
		"woken64": g2r.Each(64, func() { calls.AddLater(nobody, 3, 4, 1) }),
	})
	g2r.Add("quick", g2r.Loops{
		"nothing": func(n int) {
			for range n {
				quick.Nothing()
			}
		},
		"add": func(n int) {
			for range n {
				quick.Add(3, 4)
			}
		},
		"length": func(n int) {
			for range n {
				quick.Length(g2r.Text)
			}
		},
		"title": func(n int) {
			for range n {
				quick.Title()
			}
		},
		"echo": func(n int) {
			for range n {
				quick.Echo(ada)
			}
		},
	})
	g2r.Check("ours", func() bool {
		return g2r.Right(g2r.Calls{Add: calls.Add, Length: calls.Length, Title: calls.Title, Echo: echoed(calls.Echo)}) &&
			kept.next(3) == 4 && sum(1000) == 499500 && length(100) == 102400 && calls.AddLater(nobody, 3, 4, 0) == 7 && calls.AddLater(nobody, 3, 4, 1) == 7
	})
	g2r.Check("ours, #[nonblocking]", func() bool {
		return g2r.Right(g2r.Calls{Add: quick.Add, Length: quick.Length, Title: quick.Title, Echo: echoed(quick.Echo)})
	})
}

func echoed(echo func(User) User) func(string, uint8) (string, uint8) {
	return func(name string, age uint8) (string, uint8) {
		user := echo(User{name, age})
		return user.Name, user.Age
	}
}
