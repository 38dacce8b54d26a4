package main

type first struct{}

func init() {
	FirstImpl = first{}
}

func (first) First() (uint64, error) { return 1, nil }
func (first) Plain() uint64          { return 1 }
