package ours

import (
	"math/big"
	"net/netip"
	"time"

	"bench/tally"
)

// types reads every value and returns it.
type types struct{}

func (types) Integer(v uint64) uint64                         { tally.Add(v); return v }
func (types) Numbers(v *Numbers) Numbers                      { tally.Add(ReadNumbers(v)); return *v }
func (types) Nonzero(v []uint64) []uint64                     { tally.Add(tally.Integers(v)); return v }
func (types) Wide(v []*big.Int) []*big.Int                    { tally.Add(ReadWide(v)); return v }
func (types) Text(v string) string                            { tally.Add(tally.Text(v)); return v }
func (types) Path(v string) string                            { tally.Add(tally.Text(v)); return v }
func (types) Octets(v []uint8) []uint8                        { tally.Add(tally.Bytes(v)); return v }
func (types) Integers(v []uint64) []uint64                    { tally.Add(tally.Integers(v)); return v }
func (types) Texts(v []string) []string                       { tally.Add(tally.Texts(v)); return v }
func (types) Flip(v []uint64)                                 { tally.Add(tally.Flip(v)) }
func (types) Matrix(v [16]float64) [16]float64                { tally.Add(tally.Floats(v[:])); return v }
func (types) Profiles(v []Profile) []Profile                  { tally.Add(ReadProfiles(v)); return v }
func (types) Shared(v []Person) []Person                      { tally.Add(ReadPeople(v)); return v }
func (types) Body(v []uint8) []uint8                          { tally.Add(tally.Bytes(v)); return v }
func (types) Uuids(v [][16]uint8) [][16]uint8                 { tally.Add(ReadUUIDs(v)); return v }
func (types) People(v []Person) []Person                      { tally.Add(ReadPeople(v)); return v }
func (types) Tree(v *Tree) Tree                               { tally.Add(ReadTree(v)); return *v }
func (types) Page(v *PagePerson) PagePerson                   { tally.Add(ReadPage(v)); return *v }
func (types) Accounts(v []AccountNumber) []AccountNumber      { tally.Add(tally.Integers(v)); return v }
func (types) Counts(v map[string]uint64) map[string]uint64    { tally.Add(tally.Counts(v)); return v }
func (types) Words(v map[string]struct{}) map[string]struct{} { tally.Add(tally.Set(v)); return v }
func (types) Times(v []time.Time) []time.Time                 { tally.Add(ReadTimes(v)); return v }
func (types) Dates(v []time.Time) []time.Time                 { tally.Add(ReadTimes(v)); return v }
func (types) Addresses(v []netip.Addr) []netip.Addr           { tally.Add(ReadAddresses(v)); return v }
func (types) Sockets(v []netip.AddrPort) []netip.AddrPort     { tally.Add(ReadSockets(v)); return v }
func (types) Document(v any) any                              { tally.Add(ReadDocument(v)); return v }

// Grow appends a number.
func (types) Grow(v *[]uint64) {
	tally.Add(tally.Flip(*v))
	*v = append(*v, 7)
}

func (types) Colors(v []Color) []Color {
	var sum uint64
	for _, color := range v {
		sum += uint64(color)
	}
	tally.Add(sum)
	return v
}

func (types) Shapes(v []Shape) []Shape {
	var sum uint64
	for _, shape := range v {
		switch shape := shape.(type) {
		case ShapeCircle:
			sum += tally.Float(shape.Value)
		case ShapeBox:
			sum += tally.Float(shape.Width) + tally.Float(shape.Height)
		case ShapeLabel:
			sum += tally.Text(shape.Value)
		}
	}
	tally.Add(sum)
	return v
}

func (types) Durations(v []time.Duration) []time.Duration {
	var sum uint64
	for _, duration := range v {
		sum += uint64(duration)
	}
	tally.Add(sum)
	return v
}

func (types) Pair(a uint64, b string) (uint64, string) {
	tally.Add(a + tally.Text(b))
	return a, b
}

func (types) Found(v *Person) (Person, error) {
	tally.Add(ReadPerson(v))
	return *v, nil
}

func (types) Missing(v *Missing) (uint64, error) {
	tally.Add(ReadMissing(v))
	return 0, *v
}

func init() { TypesImpl = types{} }
