package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/big"
	"runtime"
	"time"

	"example.com/callbacks/internal/rust2go"
)

type driver struct{}

func init() {
	DriverImpl = driver{}
}

// early is what a call panics with that comes before Rust has called Go.
var early = panicOf(func() { EchoImpl{}.Ping() })

func (driver) BeforeRust() string { return early }

func init() {
	go func() {
		for panicOf(func() { SignalImpl{}.Heard(42) }) != "<nil>: <nil>" {
			time.Sleep(time.Millisecond)
		}
	}()
}

// panicOf gives the text of a panic, and its type.
func panicOf(call func()) (text string) {
	defer func() {
		v := recover()
		text = fmt.Sprintf("%T: %v", v, v)
	}()
	call()
	return
}

// errorOf gives the text of an error, and its type.
func errorOf(err error) string {
	return fmt.Sprintf("%T: %v", err, err)
}

func (driver) Tries() error {
	d, rust := &differences{}, TryImpl{}
	failed := "*rust2go.RustError: as asked for"
	d.check("Nothing", rust.Nothing(false), error(nil), errorOf(rust.Nothing(true)), failed)
	{
		number, err := rust.Number(false)
		d.check("Number", number, uint64(7), err, error(nil))
		number, err = rust.Number(true)
		d.check("Number", number, uint64(0), errorOf(err), failed)
	}
	{
		text, err := rust.Text(false)
		d.check("Text", text, "seven", err, error(nil))
		text, err = rust.Text(true)
		d.check("Text", text, "", errorOf(err), failed)
	}
	{
		a, b, err := rust.Two(false)
		d.check("Two", a, "seven", b, uint8(7), err, error(nil))
		a, b, err = rust.Two(true)
		d.check("Two", a, "", b, uint8(0), errorOf(err), failed)
	}
	{
		err := rust.WithSource()
		d.check("WithSource", err.Error(), "outer")
		err = errors.Unwrap(err)
		d.check("WithSource", err.Error(), "inner")
		err = errors.Unwrap(err)
		d.check("WithSource", err.Error(), "in\ufffdmost", errors.Unwrap(err), error(nil))
	}
	{
		words, err := rust.Open("a/b")
		d.check("Open", words, []string{"a", "b"}, err, error(nil), rust.Close("a/b"), error(nil))
		words, err = rust.Open("")
		var open OpenError
		d.check("Open", words, []string(nil), errors.As(err, &open), true, open, OpenError{"nothing", "it has no name"})
		d.check("Close", rust.Close("").Error(), "cannot open nothing: it has no name")
	}
	{
		number, err := rust.Code(2)
		d.check("Code", number, uint64(2), err, error(nil))
		number, err = rust.Code(1)
		d.check("Code", number, uint64(0), errors.Is(err, CodeFull), true)
	}
	{
		shape, err := rust.Wrong(2)
		d.check("Wrong", shape, Shape(ShapeCircle{1.5}), err, error(nil))
		shape, err = rust.Wrong(1)
		d.check("Wrong", shape, Shape(nil), errors.Is(err, WrongBecause{"one"}), true)
		_, err = rust.Wrong(0)
		d.check("Wrong", errors.Is(err, WrongEmpty{}), true)
	}
	return d.err()
}

func (driver) Panics() (texts []string) {
	rust := TroubleImpl{}
	for how := uint8(1); how < 8; how++ {
		texts = append(texts, panicOf(func() { rust.Panics(how) }))
		_, err := rust.Tries(how)
		texts = append(texts, errorOf(err))
		_, err = rust.Own(how)
		texts = append(texts, errorOf(err))
	}
	// A drop that panics, after Go has got the value.
	if bomb := rust.Bomb(true); bomb.Text != "tick" || rust.Bomb(false).Text != "tick" {
		texts = append(texts, "no bomb")
	}
	if text, err := rust.Tries(0); text != "1" || err != nil || rust.Panics(0) != 1 {
		texts = append(texts, "Rust is no more")
	}
	return texts
}

type foreign struct{ ShapeNothing }

// Refused is what each call with a value says that Rust cannot hold.
func (driver) Refused() (texts []string) {
	rust := TroubleImpl{}
	err := func(err error) { texts = append(texts, errorOf(err)) }
	text := func(call func()) { texts = append(texts, panicOf(call)) }
	before := rust.Reached()
	text(func() { rust.Text("\xff") })
	err(rust.TryText("good\xc0"))
	err(rust.Letter(0xd800))
	err(rust.Color([]Color{ColorRed, 77}))
	err(rust.Nonzero(0))
	err(rust.Tree(0, &Tree{Others: []Tree{{}, {Label: "\xfe"}}}))
	ring := &Tree{}
	ring.First = ring
	err(rust.Tree(0, ring))
	err(rust.Boxed(nil))
	err(rust.Boxed(new(*uint8)))
	err(rust.Drawing(Drawing{}))
	err(rust.Drawing(Drawing{Shape: ShapeGroup{[]Shape{ShapeNothing{}, nil}}}))
	err(rust.Drawing(Drawing{Shape: (*ShapeCircle)(nil)}))
	err(rust.Drawing(Drawing{Shape: foreign{}}))
	text(func() { rust.PlainDrawing(Drawing{Shape: ShapeText{"\xff", ColorRed}}) })
	err(rust.JSON(math.Inf(1)))
	err(rust.Wide(nil))
	err(rust.Wide(big.NewInt(-1)))
	texts = append(texts, fmt.Sprint(rust.Reached()-before))
	if err := rust.Drawing(Drawing{Shape: &ShapeCircle{1}}); err != nil {
		texts = append(texts, err.Error())
	}
	return texts
}

// deep takes some of the goroutine's stack, which has to grow for that, and moves.
func deep(levels int, text string) string {
	var room [256]byte
	copy(room[:], text)
	if levels > 0 {
		return deep(levels-1, text)
	}
	return text + string(room[:0])
}

func (driver) Down(depth uint32, text string) string {
	text = deep(50, text+"g")
	if depth == 0 {
		return text
	}
	var letters [8]byte
	n := copy(letters[:], text[len(text)-1:])
	return NestImpl{}.Down(depth-1, text[:len(text)-1]+string(letters[:n]))
}

func (driver) DownLater(_ context.Context, depth uint32, text string) string {
	return driver{}.Down(depth, text)
}

func (driver) TryDown(depth uint32) (uint32, error) {
	if depth == 0 {
		panic("the innermost")
	}
	n, err := NestImpl{}.TryDown(depth - 1)
	if err != nil {
		return 0, fmt.Errorf("at %d: %w", depth, err)
	}
	return n, nil
}

func (driver) PanicDown(depth uint32) uint32 {
	if depth == 0 {
		panic("the innermost")
	}
	return NestImpl{}.PanicDown(depth - 1)
}

func (driver) GoMinor() (minor uint32) {
	if _, err := fmt.Sscanf(runtime.Version(), "go1.%d", &minor); err != nil {
		panic(err)
	}
	return minor
}

func (driver) WithBody(number uint8) uint8 { return NestImpl{}.WithBody(number) }

func (driver) Speed(calls uint32) (rust, c float64) {
	began := time.Now()
	for i := uint32(0); i < calls; i++ {
		EchoImpl{}.Add(uint64(i), 1)
	}
	rust = float64(time.Since(began).Nanoseconds()) / float64(calls)
	began = time.Now()
	for i := uint32(0); i < calls; i++ {
		emptyC()
	}
	return rust, float64(time.Since(began).Nanoseconds()) / float64(calls)
}

var _ error = (*rust2go.RustError)(nil)
