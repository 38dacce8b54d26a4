package byhand

import "bench/g2r"

func init() {
	g2r.Add("floor", g2r.Loops{
		"nothing": empty, "add": empty, "length": empty, "title": empty, "echo": empty, "callback": empty,
	})
	g2r.Add("hand", g2r.Loops{
		"nothing": empty,
		"add": func(calls int) {
			for range calls {
				add(3, 4)
			}
		},
		"length": func(calls int) {
			for range calls {
				length(g2r.Text)
			}
		},
		"title": func(calls int) {
			for range calls {
				title()
			}
		},
		"echo": func(calls int) {
			for range calls {
				echo(g2r.Ada.Name, g2r.Ada.Age)
			}
		},
		"callback": func(calls int) {
			for range calls {
				next(3)
			}
		},
		"ready":   g2r.Each(1, func() { addLater(3, 4, 0) }),
		"woken":   g2r.Each(1, func() { addLater(3, 4, 1) }),
		"woken64": g2r.Each(64, func() { addLater(3, 4, 1) }),
	})
	g2r.Check("by hand", func() bool {
		return g2r.Right(g2r.Calls{Add: add, Length: length, Title: title, Echo: echo}) &&
			next(3) == 4 && addLater(3, 4, 0) == 7 && addLater(3, 4, 1) == 7
	})
}

func empty(calls int) {
	for range calls {
		nothing()
	}
}
