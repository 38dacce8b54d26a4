package main

import (
	"fmt"
	"math/rand"
	"net/netip"
	"sync"
	"time"
	"unsafe"
)

// echo sends a value of each type to Rust, and compares what comes back.
func echo(seed int64) error {
	r := random{rand.New(rand.NewSource(seed))}
	d := &differences{}
	rust := EchoImpl{}

	rust.Ping()
	n := r.u64()
	{
		a, b, c, e := rust.Small(uint8(n), int8(n), uint16(n), int16(n))
		d.check("Small", a, uint8(n), b, int8(n), c, uint16(n), e, int16(n))
	}
	{
		a, b, c, e := rust.Large(uint32(n), int32(n), n, int64(n))
		d.check("Large", a, uint32(n), b, int32(n), c, n, e, int64(n))
	}
	{
		f64, letter, yes := r.NormFloat64(), r.letter(), r.yes()
		a, b, c, e, f, g := rust.Others(uint(n), int(n), float32(f64), f64, yes, letter)
		d.check("Others", a, uint(n), b, int(n), c, float32(f64), e, f64, f, yes, g, letter)
	}
	d.check("Add", rust.Add(n, 1), n+1)
	d.check("Nonzero", rust.Nonzero(uint32(n)|1), uint32(n)|1)
	{
		unsigned, signed := r.unsigned(), r.signed()
		a, b := rust.Wide(unsigned, signed)
		d.check("Wide", a, unsigned, b, signed)
	}

	text, other := r.word(), r.word()
	d.check("Text", rust.Text(text), text)
	d.check("TextLent", rust.TextLent(text), text)
	{
		a, b, c := rust.Texts(text, other, text)
		d.check("Texts", a, text, b, other, c, text)
	}
	{
		a, b, c := rust.Paths(text, other+"/x", text)
		d.check("Paths", a, text, b, other+"/x", c, text)
	}
	bytes := r.bytes()
	d.check("Bytes", rust.Bytes(bytes), bytes)
	d.check("BytesLent", rust.BytesLent(bytes), bytes)
	d.check("SharedBytes", rust.SharedBytes(bytes), bytes)
	words := r.words()
	d.check("Words", rust.Words(words), words)
	d.check("WordsLent", rust.WordsLent(words), words)
	points, loose := list(r, r.point), list(r, r.loose)
	d.check("Points", rust.Points(points), points)
	d.check("Loose", rust.Loose(loose), loose)
	{
		bools, letters := list(r, r.yes), list(r, r.letter)
		a, b := rust.Bools(bools, letters)
		d.check("Bools", a, bools, b, letters)
	}

	user, users, more := r.user(), list(r, r.user), list(r, r.user)
	d.check("User", rust.User(user), user)
	d.check("UserLent", rust.UserLent(&user), user)
	{
		a, b := rust.Users(users, more)
		d.check("Users", a, users, b, more)
	}
	{
		p, q := r.point(), r.point()
		a, b := rust.Point(p, &q)
		d.check("Point", a, p, b, q)
	}
	{
		u, s := maybe(r, r.user), maybe(r, r.word)
		a, b := rust.Maybe(u, s)
		d.check("Maybe", a, u, b, s)
	}
	{
		small := func() *uint8 { return maybe(r, func() uint8 { return 7 }) }
		p, q, s := maybe(r, small), maybe(r, r.words), list(r, func() *uint64 { return maybe(r, r.u64) })
		a, b, c := rust.Nested(p, q, s)
		d.check("Nested", a, p, b, q, c, s)
	}
	{
		numbers, two := [3]uint16{1, 2, uint16(n)}, [2]string{text, other}
		a, b := rust.Arrays(numbers, two)
		d.check("Arrays", a, numbers, b, two)
		three := Three{text, "", other}
		d.check("Three", rust.Three(three), three)
	}
	tree := r.tree(4)
	d.check("Tree", *rust.Tree(tree), tree)
	{
		a, b := rust.Color(ColorBlue, ColorGreen)
		d.check("Color", a, ColorBlue, b, ColorGreen)
	}
	d.check("ID", rust.ID(UserID(n)), UserID(n))
	{
		page, small := PageUser{users, maybe(r, r.u64)}, PageUint8{Items: bytes}
		a, b := rust.Page(page, &small)
		d.check("Page", a, page, b, small)
	}

	shape := r.shape(3)
	d.check("Shape", rust.Shape(shape), shape)
	{
		shapes, m := list(r, func() Shape { return r.shape(2) }), r.maybeShape()
		a, b := rust.Shapes(shapes, m)
		d.check("Shapes", a, shapes, b, m)
	}
	drawing := r.drawing()
	d.check("Drawing", rust.Drawing(drawing), drawing)
	d.check("DrawingLent", rust.DrawingLent(&drawing), drawing)
	{
		m, ids := map[string][]byte{text: bytes, other: nil}, map[UserID]Color{UserID(n): ColorRed}
		a, b := rust.Map(m, ids)
		d.check("Map", a, m, b, ids)
		set := map[int32]struct{}{int32(n): {}, 5: {}}
		d.check("Set", rust.Set(set), set)
	}
	{
		at, span, utc := r.time(), time.Duration(r.Int63()), r.time()
		a, b, c := rust.Times(at, span, utc)
		d.check("Times", a, at, b, span, c, utc)
	}
	{
		ip, port := r.address(), netip.AddrPortFrom(r.address(), uint16(n))
		a, b := rust.Addresses(ip, port)
		d.check("Addresses", a, ip, b, port)
	}
	{
		var id [16]byte
		r.Read(id[:])
		d.check("UUID", rust.UUID(id), id)
	}
	value := r.json(3)
	if back := rust.JSON(value); !sameJSON(back, value) {
		d.check("JSON", back, value)
	}
	if err := d.err(); err != nil {
		return fmt.Errorf("seed %d: %w", seed, err)
	}
	return nil
}

func (driver) Echoes(seed int64, rounds uint32) error {
	for i := int64(0); i < int64(rounds); i++ {
		if err := echo(seed + i); err != nil {
			return err
		}
	}
	return nil
}

func (driver) EchoesOfMany(seed int64, goroutines, rounds uint32) error {
	var wait sync.WaitGroup
	errs := make([]error, goroutines)
	for i := range errs {
		wait.Add(1)
		go func(i int) {
			defer wait.Done()
			errs[i] = driver{}.Echoes(seed+int64(i)*1000, rounds)
		}(i)
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (driver) InPlace() error {
	bytes, points := []byte("in Go"), []Point{{X: 1}, {Y: 2}}
	address := func(p unsafe.Pointer) uint { return uint(uintptr(p)) }
	if !(EchoImpl{}).InPlace(bytes, points, address(unsafe.Pointer(&bytes[0])), address(unsafe.Pointer(&points[0]))) {
		return fmt.Errorf("a list that lies in Go as in Rust was copied")
	}
	return nil
}

func (driver) Counted(rounds uint32) error {
	for i := uint32(0); i < rounds; i++ {
		value := Counted{Text: fmt.Sprint(i)}
		if back := (EchoImpl{}).Counted(value, &value); back != value {
			return fmt.Errorf("%v came back as %v", value, back)
		}
		if _, err := (TryImpl{}).Counted(i%2 == 0); (err != nil) != (i%2 == 0) {
			return fmt.Errorf("Counted: %v", err)
		}
	}
	return nil
}
