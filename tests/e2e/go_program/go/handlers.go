package main

import "context"

func init() { GoImpl = handler{} }

type handler struct{}

func (handler) Sum(numbers []uint64) (sum uint64) {
	for _, number := range numbers {
		sum += number
	}
	return sum
}

func (handler) Panics(text string) error {
	panic("Go says " + text)
}

func (handler) Down(depth uint32) uint32 {
	if depth == 0 {
		return 0
	}
	return 1 + RustImpl{}.Down(depth-1)
}

func (handler) DownLater(ctx context.Context, depth uint32) (uint32, error) {
	if depth == 0 {
		return 0, nil
	}
	below, err := RustImpl{}.DownLater(ctx, depth-1)
	return 1 + below, err
}
