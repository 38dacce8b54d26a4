package main

import "context"

// all handles every trait: a call that got here would be the bug that this case looks for.
type all struct{}

func init() {
	SameImpl = all{}
	ParameterImpl = all{}
	MethodImpl = all{}
	FieldImpl = all{}
	VariantImpl = all{}
	GivingImpl = all{}
}

func (all) Add(a, b uint64) uint64 { return a + b }

func (all) Scale(by uint32) (uint64, error)                    { return uint64(by), nil }
func (all) Plain(by uint32) uint64                             { return uint64(by) }
func (all) Later(_ context.Context, by uint32) (uint64, error) { return uint64(by), nil }

func (all) First() error       { return nil }
func (all) Order(*Order) error { return nil }
func (all) Grade(Grade) error  { return nil }
func (all) Take(string) error  { return nil }
