package main

import "bench/tally"

// peerTypes answers the calls with values for rust2go 0.4.3: it reads every value and returns it.
type peerTypes struct{}

func (peerTypes) integer(v uint64) uint64      { tally.Add(v); return v }
func (peerTypes) text(v string) string         { tally.Add(tally.Text(v)); return v }
func (peerTypes) octets(v []uint8) []uint8     { tally.Add(tally.Bytes(v)); return v }
func (peerTypes) integers(v []uint64) []uint64 { tally.Add(tally.Integers(v)); return v }
func (peerTypes) texts(v []string) []string    { tally.Add(tally.Texts(v)); return v }

func (peerTypes) numbers(v Numbers) Numbers {
	tally.Add(uint64(v.a) + uint64(v.b) + uint64(v.c) + v.d + uint64(v.e) +
		uint64(v.f) + uint64(v.g) + uint64(v.h) + uint64(v.i) + uint64(v.j) +
		tally.Float(float64(v.k)) + tally.Float(v.l) + tally.Bool(v.m))
	return v
}

// An option is a list of one or none there.
func (peerTypes) profiles(v []Profile) []Profile {
	var sum uint64
	for i := range v {
		sum += tally.Texts(v[i].nick) + tally.Integers(v[i].visits)
	}
	tally.Add(sum)
	return v
}

func (peerTypes) people(v []Person) []Person {
	var sum uint64
	for i := range v {
		p := &v[i]
		sum += tally.Text(p.name) + tally.Text(p.email) + uint64(p.age) + tally.Float(p.score) + tally.Texts(p.tags)
	}
	tally.Add(sum)
	return v
}

func init() { TypesImpl = peerTypes{} }
