package wire

import (
	"google.golang.org/protobuf/proto"

	"bench/tally"
	"bench/wire/pb"
)

// A message is a pointer to a generated struct.
type message[T any] interface {
	*T
	proto.Message
}

// protoCall is the row of a handler. The answer is written to the room itself.
func protoCall[Q any, P message[Q], A proto.Message](key string, answer func(P) A) row {
	handle := func(in, room []byte) ([]byte, error) {
		question := P(new(Q))
		if err := proto.Unmarshal(in, question); err != nil {
			return nil, err
		}
		return proto.MarshalOptions{}.MarshalAppend(room, answer(question))
	}
	return row{"protobuf", key, handle}
}

// protoEcho is the row of a handler that reads a value and returns it.
func protoEcho[Q any, P message[Q]](key string, read func(P) uint64) row {
	return protoCall(key, func(v P) P { tally.Add(read(v)); return v })
}

func init() {
	rows = append(rows,
		protoEcho("integer", func(v *pb.Integer) uint64 { return v.V }),
		protoEcho("numbers", readPbNumbers),
		protoEcho("nonzero", readPbIntegers),
		protoEcho("wide", func(v *pb.Wides) (sum uint64) {
			for _, x := range v.V {
				sum += x.Low
			}
			return sum
		}),
		protoEcho("text", readPbText),
		protoEcho("path", readPbText),
		protoEcho("octets", readPbOctets),
		protoEcho("integers", readPbIntegers),
		protoEcho("texts", func(v *pb.Texts) uint64 { return tally.Texts(v.V) }),
		protoEcho("flip", func(v *pb.Integers) uint64 { return tally.Flip(v.V) }),
		protoCall("grow", func(v *pb.Integers) *pb.Integers {
			tally.Add(tally.Flip(v.V))
			v.V = append(v.V, 7)
			return v
		}),
		protoEcho("matrix", func(v *pb.Matrix) uint64 { return tally.Floats(v.V) }),
		protoEcho("profiles", readPbProfiles),
		protoEcho("shared", readPbPeople),
		protoEcho("body", readPbOctets),
		protoEcho("uuids", func(v *pb.OctetsList) (sum uint64) {
			for _, uuid := range v.V {
				sum += tally.Pair(uuid)
			}
			return sum
		}),
		protoEcho("people", readPbPeople),
		protoEcho("tree", readPbTree),
		protoEcho("page", func(v *pb.Page) uint64 {
			sum := v.Total + tally.Text(v.GetNext())
			for _, person := range v.Items {
				sum += readPbPerson(person)
			}
			return sum
		}),
		protoEcho("accounts", readPbIntegers),
		protoEcho("colors", func(v *pb.Colors) (sum uint64) {
			for _, color := range v.V {
				sum += uint64(color)
			}
			return sum
		}),
		protoEcho("shapes", readPbShapes),
		protoEcho("counts", func(v *pb.Counts) uint64 { return tally.Counts(v.V) }),
		protoEcho("words", func(v *pb.Words) (sum uint64) {
			for word := range v.V {
				sum += tally.Text(word)
			}
			return sum
		}),
		protoEcho("durations", func(v *pb.Durations) (sum uint64) {
			for _, duration := range v.V {
				sum += uint64(duration.AsDuration())
			}
			return sum
		}),
		protoEcho("times", readPbTimes),
		protoEcho("dates", readPbTimes),
		protoEcho("addresses", func(v *pb.OctetsList) (sum uint64) {
			for _, bytes := range v.V {
				sum += address(bytes)
			}
			return sum
		}),
		protoEcho("sockets", func(v *pb.Sockets) (sum uint64) {
			for _, socket := range v.V {
				sum += address(socket.Address) + uint64(socket.Port)
			}
			return sum
		}),
		protoEcho("document", func(v *pb.Document) uint64 { return readPbValue(v.V) }),
		protoEcho("pair", func(v *pb.Pair) uint64 { return v.A + tally.Text(v.B) }),
		protoCall("found", func(v *pb.Person) *pb.Found {
			tally.Add(readPbPerson(v))
			return &pb.Found{Result: &pb.Found_Ok{Ok: v}}
		}),
		protoCall("missing", func(v *pb.Missing) *pb.MissingAnswer {
			tally.Add(tally.Text(v.Name) + uint64(v.Tries))
			return &pb.MissingAnswer{Result: &pb.MissingAnswer_Err{Err: v}}
		}),
	)
}
