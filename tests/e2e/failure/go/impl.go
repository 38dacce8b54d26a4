package main

import (
	"context"
	"errors"
	"runtime"
)

type failure struct{}

func init() {
	FailureImpl = failure{}
}

func innermost(message string) uint64 {
	panic(message)
}

func (failure) Panics(message string) (uint64, error) { return innermost(message), nil }
func (failure) PanicsPlainly(message string) uint64   { return innermost(message) }
func (failure) Fails(message string) (string, error)  { return "", errors.New(message) }
func (failure) FailsWithoutValue() error              { return errors.New("nothing to give") }
func (failure) Add(a, b uint64) uint64                { return a + b }
func (failure) Letter(code int32) (rune, error)       { return code, nil }
func (failure) Color(number int32) (Color, error)     { return Color(number), nil }
func (failure) ValuePlainly(wrong uint8) Deep         { return value(wrong) }
func (failure) Value(wrong uint8) (Deep, error)       { return value(wrong), nil }

func (failure) NilMap() error {
	var m map[string]int
	m["x"] = 1
	return nil
}

type broken struct{ text string }

func (b *broken) Error() string { return b.text }

func (failure) NilErrorInInterface() error {
	var b *broken
	return b
}

func (failure) PanicsLater(_ context.Context, message string) (uint64, error) {
	return innermost(message), nil
}

func (failure) PanicsPlainlyLater(_ context.Context, message string) uint64 {
	return innermost(message)
}

func (failure) FailsLater(_ context.Context, message string) (string, error) {
	return "", errors.New(message)
}

func (failure) ExitsGoroutine(context.Context) error {
	runtime.Goexit()
	return nil
}

func (failure) ValueLater(_ context.Context, wrong uint8) (Deep, error) { return value(wrong), nil }

func value(wrong uint8) Deep {
	n := uint8(1)
	right := Part{Label: "right", Letter: 'x', Color: ColorGreen, Next: &n}
	part := right
	switch wrong {
	case 1:
		part.Label = "\xff\xfe"
	case 2:
		part.Letter = 0xD800
	case 3:
		part.Color = 77
	case 4:
		part.Next = nil
	}
	return Deep{Parts: []Part{right, part}}
}

func (failure) Ring() (Ring, error) {
	ring := &Ring{}
	ring.Next = ring
	return *ring, nil
}
