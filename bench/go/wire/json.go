package wire

import (
	"encoding/json"

	"bench/ours"
	"bench/tally"
)

// A sink appends what is written.
type sink struct{ bytes []byte }

func (s *sink) Write(more []byte) (int, error) {
	s.bytes = append(s.bytes, more...)
	return len(more), nil
}

// jsonCall is the row of a handler. An encoder has buffers to use again, so only its writing to the room copies.
func jsonCall[Q, A any](key string, answer func(*Q) A) row {
	handle := func(in, room []byte) ([]byte, error) {
		var question Q
		if err := json.Unmarshal(in, &question); err != nil {
			return nil, err
		}
		out := sink{room}
		encoder := json.NewEncoder(&out)
		encoder.SetEscapeHTML(false)
		err := encoder.Encode(answer(&question))
		return out.bytes, err
	}
	return row{"json", key, handle}
}

// jsonEcho is the row of a handler that reads a value and returns it.
func jsonEcho[T any](key string, read func(T) uint64) row {
	return jsonCall(key, func(v *T) *T { tally.Add(read(*v)); return v })
}

// jsonEchoOf is the same for what is read through a pointer.
func jsonEchoOf[T any](key string, read func(*T) uint64) row {
	return jsonCall(key, func(v *T) *T { tally.Add(read(v)); return v })
}

func init() {
	rows = append(rows,
		jsonEcho("integer", func(v uint64) uint64 { return v }),
		jsonEchoOf("numbers", ours.ReadNumbers),
		jsonEcho("nonzero", tally.Integers[uint64]),
		jsonEcho("wide", ours.ReadWide),
		jsonEcho("text", tally.Text),
		jsonEcho("path", tally.Text),
		jsonEcho("octets", tally.Bytes),
		jsonEcho("integers", tally.Integers[uint64]),
		jsonEcho("texts", tally.Texts),
		jsonEcho("flip", tally.Flip),
		jsonCall("grow", func(v *[]uint64) []uint64 {
			tally.Add(tally.Flip(*v))
			return append(*v, 7)
		}),
		jsonEchoOf("matrix", func(v *[16]float64) uint64 { return tally.Floats(v[:]) }),
		jsonEcho("profiles", ours.ReadProfiles),
		jsonEcho("shared", ours.ReadPeople),
		jsonEcho("body", tally.Bytes),
		jsonEcho("uuids", ours.ReadUUIDs[textUUID]),
		jsonEcho("people", ours.ReadPeople),
		jsonEchoOf("tree", ours.ReadTree),
		jsonEchoOf("page", ours.ReadPage),
		jsonEcho("accounts", tally.Integers[ours.AccountNumber]),
		jsonEcho("colors", readColors),
		jsonEcho("shapes", readShapes),
		jsonEcho("counts", tally.Counts),
		jsonCall("words", echoWords),
		jsonEcho("durations", readDurations),
		jsonEcho("times", readMoments),
		jsonEcho("dates", ours.ReadTimes),
		jsonEcho("addresses", ours.ReadAddresses),
		jsonEcho("sockets", ours.ReadSockets),
		jsonEcho("document", ours.ReadDocument),
		jsonEchoOf("pair", func(v *pair) uint64 { return v.A + tally.Text(v.B) }),
		jsonCall("found", func(v *ours.Person) found {
			tally.Add(ours.ReadPerson(v))
			return found{Ok: v}
		}),
		jsonCall("missing", func(v *ours.Missing) missing {
			tally.Add(ours.ReadMissing(v))
			return missing{Err: v}
		}),
	)
}
