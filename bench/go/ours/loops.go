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

func init() {
	g2r.Add("ours", g2r.Loops{
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
			calls.AddLater(nobody, 3, 4, 0) == 7 && calls.AddLater(nobody, 3, 4, 1) == 7
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
