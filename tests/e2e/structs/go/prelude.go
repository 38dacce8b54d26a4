package main

import (
	"context"
	"strings"
)

type prelude struct{}

func init() {
	PreludeImpl = prelude{}
	ShoutingImpl = shouting{}
}

func (prelude) Text(v *String) String                    { return v.Clone() }
func (prelude) List(v VecString) VecString               { return v }
func (prelude) Cow(v *CowUint8) CowUint8                 { return *v }
func (prelude) Option(v Option) Option                   { return v }
func (prelude) Result(v Result) Result                   { return v }
func (prelude) Later(_ context.Context, v Option) Option { return v }

func (prelude) Fails(v VecUint8) (VecUint8, error) {
	if v.First != 0 {
		return VecUint8{}, Result{Number: uint64(v.First)}
	}
	return v, nil
}

type shouting struct{}

func (shouting) Shout(text string) string { return strings.ToUpper(text) + "!" }
