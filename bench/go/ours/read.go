package ours

import (
	"encoding/json"
	"fmt"
	"math/big"
	"net/netip"
	"time"

	"bench/tally"
)

// What follows reads values of the interface; the handlers of JSON, which have the same types, use it too.

// ReadNumbers reads every field.
func ReadNumbers(v *Numbers) uint64 {
	return uint64(v.A) + uint64(v.B) + uint64(v.C) + v.D + uint64(v.E) +
		uint64(v.F) + uint64(v.G) + uint64(v.H) + uint64(v.I) + uint64(v.J) +
		tally.Float(float64(v.K)) + tally.Float(v.L) + tally.Bool(v.M)
}

// ReadWide reads the lower half of each, of which none is zero.
func ReadWide(v []*big.Int) (sum uint64) {
	for _, x := range v {
		sum += uint64(x.Bits()[0])
	}
	return sum
}

// ReadProfiles reads what is set.
func ReadProfiles(v []Profile) (sum uint64) {
	for i := range v {
		sum += optional(v[i].Nick)
		if visits := v[i].Visits; visits != nil {
			sum += *visits
		}
	}
	return sum
}

// ReadPerson reads every field.
func ReadPerson(v *Person) uint64 {
	return tally.Text(v.Name) + tally.Text(v.Email) + uint64(v.Age) + tally.Float(v.Score) + tally.Texts(v.Tags)
}

// ReadPeople reads every field of each.
func ReadPeople(v []Person) (sum uint64) {
	for i := range v {
		sum += ReadPerson(&v[i])
	}
	return sum
}

// ReadTree reads every node.
func ReadTree(v *Tree) uint64 {
	if v == nil {
		return 0
	}
	return v.Value + ReadTree(v.Left) + ReadTree(v.Right)
}

// ReadPage reads every field.
func ReadPage(v *PagePerson) uint64 { return ReadPeople(v.Items) + v.Total + optional(v.Next) }

// ReadTimes reads the nanoseconds since 1970 of each.
func ReadTimes(v []time.Time) (sum uint64) {
	for _, t := range v {
		sum += uint64(t.UnixNano())
	}
	return sum
}

// ReadAddresses reads the bytes of each.
func ReadAddresses(v []netip.Addr) (sum uint64) {
	for _, a := range v {
		sum += tally.Address(a)
	}
	return sum
}

// ReadSockets reads the bytes and the port of each.
func ReadSockets(v []netip.AddrPort) (sum uint64) {
	for _, a := range v {
		sum += tally.Address(a.Addr()) + uint64(a.Port())
	}
	return sum
}

// ReadUUIDs reads the bytes of each.
func ReadUUIDs[T ~[16]uint8](v []T) (sum uint64) {
	for i := range v {
		bytes := [16]uint8(v[i])
		sum += tally.Pair(bytes[:])
	}
	return sum
}

// ReadMissing reads every field.
func ReadMissing(v *Missing) uint64 { return tally.Text(v.Name) + uint64(v.Tries) }

// ReadDocument reads every key and every value.
func ReadDocument(v any) (sum uint64) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			sum += tally.Text(key) + ReadDocument(value)
		}
		return sum
	case []any:
		for _, value := range v {
			sum += ReadDocument(value)
		}
		return sum
	case string:
		return tally.Text(v)
	case bool:
		return tally.Bool(v)
	case float64:
		return tally.Float(v)
	case json.Number:
		x, err := v.Float64()
		if err != nil {
			panic(err)
		}
		return tally.Float(x)
	case nil:
		return 0
	}
	panic(fmt.Sprintf("no JSON: %T", v))
}

func optional(v *string) uint64 {
	if v == nil {
		return 0
	}
	return tally.Text(*v)
}
