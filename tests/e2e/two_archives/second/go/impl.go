package main

type second struct{}

func init() {
	SecondImpl = second{}
}

func (second) Second() (uint64, error) { return 2, nil }
func (second) Plain() uint64           { return 2 }
