package main

import "bench/g2r"

// The calls from Go to Rust with rust2go 0.4.3, in its two forms.
var (
	peerCalls PeerCallsImpl
	peerCgo   PeerCgoCallsImpl
	peerText  = g2r.Text
	peerAda   = User{g2r.Ada.Name, g2r.Ada.Age}
	three     = uint64(3)
	four      = uint64(4)
)

func init() {
	g2r.Add("peer", g2r.Loops{
		"nothing": func(calls int) {
			for range calls {
				peerCalls.nothing()
			}
		},
		"add": func(calls int) {
			for range calls {
				peerCalls.add(&three, &four)
			}
		},
		"length": func(calls int) {
			for range calls {
				peerCalls.length(&peerText)
			}
		},
		"title": func(calls int) {
			for range calls {
				peerCalls.title()
			}
		},
		"echo": func(calls int) {
			for range calls {
				peerCalls.echo(&peerAda)
			}
		},
	})
	g2r.Add("peer_cgo", g2r.Loops{
		"nothing": func(calls int) {
			for range calls {
				peerCgo.nothing()
			}
		},
		"add": func(calls int) {
			for range calls {
				peerCgo.add(&three, &four)
			}
		},
		"length": func(calls int) {
			for range calls {
				peerCgo.length(&peerText)
			}
		},
		"title": func(calls int) {
			for range calls {
				peerCgo.title()
			}
		},
		"echo": func(calls int) {
			for range calls {
				peerCgo.echo(&peerAda)
			}
		},
	})
	g2r.Check("0.4.3", func() bool {
		return right(peerCalls.add, peerCalls.length, peerCalls.title, peerCalls.echo)
	})
	g2r.Check("0.4.3, cgo", func() bool {
		return right(peerCgo.add, peerCgo.length, peerCgo.title, peerCgo.echo)
	})
}

func right(
	add func(a, b *uint64) uint64, length func(*string) uint, title func() string, echo func(*User) User,
) bool {
	return g2r.Right(g2r.Calls{
		Add:    func(a, b uint64) uint64 { return add(&a, &b) },
		Length: func(text string) uint { return length(&text) },
		Title:  title,
		Echo: func(name string, age uint8) (string, uint8) {
			user := echo(&User{name, age})
			return user.name, user.age
		},
	})
}
