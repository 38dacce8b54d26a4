package main

import (
	"math"
	"math/big"
	"math/rand"
	"net/netip"
	"strings"
	"time"
)

// random makes values, the odd ones more often than they would come by chance.
type random struct{ *rand.Rand }

func (r random) word() string {
	switch r.Intn(6) {
	case 0:
		return ""
	case 1:
		return "größe 名前 \U0001f600\x00"
	case 2:
		return strings.Repeat("long ", r.Intn(2000))
	}
	// Of bytes that the compiler may have on the stack.
	var letters [12]byte
	for i := range letters {
		letters[i] = 'a' + byte(r.Intn(26))
	}
	return string(letters[:1+r.Intn(11)])
}

func (r random) words() []string {
	return list(r, r.word)
}

func (r random) u64() uint64 {
	switch r.Intn(4) {
	case 0:
		return 0
	case 1:
		return math.MaxUint64
	}
	return r.Uint64()
}

func (r random) bytes() []byte {
	return list(r, func() byte { return byte(r.Intn(256)) })
}

func (r random) letter() rune {
	for {
		if c := rune(r.Intn(0x110000)); c < 0xd800 || c > 0xdfff {
			return c
		}
	}
}

func (r random) yes() bool { return r.Intn(2) == 0 }

// list makes a list, at times an empty one or none.
func list[T any](r random, one func() T) []T {
	if r.Intn(8) == 0 {
		return nil
	}
	items := make([]T, r.Intn(6)*r.Intn(4))
	for i := range items {
		items[i] = one()
	}
	return items
}

// maybe makes a pointer, at times nil.
func maybe[T any](r random, one func() T) *T {
	if r.yes() {
		return nil
	}
	v := one()
	return &v
}

func (r random) user() User {
	return User{r.word(), uint8(r.Intn(256)), maybe(r, r.word), r.words()}
}

func (r random) point() Point {
	return Point{r.NormFloat64(), int32(r.Uint32()), uint8(r.Intn(256))}
}

func (r random) loose() Loose {
	return Loose{uint8(r.Intn(256)), r.u64(), uint8(r.Intn(256))}
}

func (r random) tree(depth int) Tree {
	t := Tree{Label: r.word()}
	if depth > 0 && r.yes() {
		first := r.tree(depth - 1)
		t.First = &first
	}
	for i := r.Intn(3); i > 0 && depth > 0; i-- {
		t.Others = append(t.Others, r.tree(depth-1))
	}
	return t
}

func (r random) color() Color {
	return []Color{ColorRed, ColorGreen, ColorBlue}[r.Intn(3)]
}

func (r random) shape(depth int) Shape {
	switch n := r.Intn(5); {
	case n == 0:
		return ShapeNothing{}
	case n == 1:
		return ShapeCircle{r.NormFloat64()}
	case n == 2 || depth == 0:
		return ShapeText{r.word(), r.color()}
	case n == 3:
		return ShapeGroup{list(r, func() Shape { return r.shape(depth - 1) })}
	default:
		return ShapeFramed{r.shape(depth - 1)}
	}
}

func (r random) maybeShape() Shape {
	if r.yes() {
		return nil
	}
	return r.shape(2)
}

func (r random) time() time.Time {
	return time.Unix(r.Int63n(1<<33)-1<<32, r.Int63n(1e9)).UTC()
}

func (r random) owners() map[string][]User {
	m := map[string][]User{}
	for i := r.Intn(4); i > 0; i-- {
		m[r.word()] = list(r, r.user)
	}
	return m
}

func (r random) drawing() Drawing {
	d := Drawing{r.shape(3), r.maybeShape(), r.time(), r.owners(), map[Color]struct{}{}}
	for i := r.Intn(3); i > 0; i-- {
		d.Colors[r.color()] = struct{}{}
	}
	return d
}

func (r random) unsigned() *big.Int {
	n := new(big.Int).SetUint64(r.u64())
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(r.u64()))
}

func (r random) signed() *big.Int {
	n := r.unsigned()
	n.Rsh(n, 1)
	if r.yes() {
		n.Neg(n)
	}
	return n
}

func (r random) address() netip.Addr {
	if r.yes() {
		var four [4]byte
		r.Read(four[:])
		return netip.AddrFrom4(four)
	}
	var sixteen [16]byte
	r.Read(sixteen[:])
	return netip.AddrFrom16(sixteen)
}

func (r random) json(depth int) interface{} {
	switch n := r.Intn(6); {
	case n == 0:
		return nil
	case n == 1:
		return r.yes()
	case n == 2:
		return r.Intn(1000)
	case n == 3 || depth == 0:
		return r.word()
	case n == 4:
		return []interface{}{r.json(depth - 1), r.json(depth - 1)}
	default:
		return map[string]interface{}{r.word(): r.json(depth - 1)}
	}
}
