package main

import (
	"context"
	"time"
)

type echo struct{}

func (echo) Filter(v Filter) Filter                         { return v }
func (echo) FilterLater(_ context.Context, v Filter) Filter { return v }
func (echo) Query(v Query) Query                            { return v }
func (echo) QueryLater(_ context.Context, v Query) Query    { return v }
func (echo) Filters(v Filters) Filters                      { return v }
func (echo) Map(v map[string][]string) map[string][]string  { return v }
func (echo) Tree(v map[uint64]Filter) map[uint64]Filter     { return v }
func (echo) Set(v map[Key]struct{}) map[Key]struct{}        { return v }
func (echo) Time(v time.Time) time.Time                     { return v }
func (echo) Duration(v time.Duration) time.Duration         { return v }
func (echo) Maybe(v Filter) Filter                          { return v }
func (echo) List(v []Filter) []Filter                       { return v }
func (echo) ArraysOfNothing(v [][0]Query) [][0]Query        { return v }
func (echo) Fallible(v Filter) (Filter, error)              { return v, nil }
func (echo) Text(filter Filter) string                      { return filter.String() }
func (echo) View(query *Query) Query                        { return query.Clone() }
func (echo) Lend(_ context.Context, query *Query) uint      { return count(query) }
func (echo) Several(a Filter, b map[uint8]uint8, c time.Time) (Filter, map[uint8]uint8, time.Time) {
	return a, b, c
}

func (echo) Lent(filter Filter, query *Query, m map[string][]string, at time.Time) uint {
	n := size(filter) + count(query) + uint(at.Unix())
	for key, values := range m {
		n += uint(len(key) + len(values))
	}
	return n
}

// ANCHOR: switch

// size says how many strings, and of which length, are in a filter.
func size(filter Filter) uint {
	switch f := filter.(type) {
	case FilterEquals:
		return 1 + uint(len(f.Value))
	case FilterAnd:
		n := uint(0)
		for _, one := range f.Value {
			n += size(one)
		}
		return n
	case FilterNot:
		return size(f.Value)
	case FilterEither:
		n := size(f.F0)
		if f.F1 != nil {
			n += size(f.F1)
		}
		return n
	}
	return 0
}

// ANCHOR_END: switch

func count(query *Query) uint {
	n := size(query.Filter) + uint(len(query.Words)) + uint(len(query.ByLevel[LevelHigh]))
	for name, filters := range query.ByName {
		n += uint(len(name) + len(filters))
	}
	return n
}

var kept Query

func (echo) Keep(query Query)      { kept = query }
func (echo) KeepLent(query *Query) { kept = query.Clone() }
func (echo) Kept() Query           { return kept }

func (echo) NilVariant() (Filter, error) { return nil, nil }
func (echo) NilBox() (Filter, error)     { return FilterNot{}, nil }
func (echo) NilVariantPanics() Filter    { return nil }

// A type of the handler's own that has the methods of a variant, by embedding one.
type foreign struct{ FilterAll }

func (echo) ForeignVariant() ([]Filter, error) { return []Filter{FilterAll{}, foreign{}}, nil }

func (echo) PointersToVariants() []Filter {
	return []Filter{&FilterEquals{"x"}, &FilterAll{}, FilterNot{&FilterNot{&FilterAll{}}}}
}

func (echo) NilPointerToVariant() (Filter, error) { return (*FilterEquals)(nil), nil }

func (echo) NegativeDuration() ([]time.Duration, error) { return []time.Duration{1, -1}, nil }
func (echo) BadKey() (map[Level]string, error)          { return map[Level]string{3: "x"}, nil }
func (echo) BadTextInVariant() (Filter, error) {
	return FilterAnd{[]Filter{FilterAll{}, FilterEquals{"\xff"}}}, nil
}

func init() { EchoImpl = echo{} }
