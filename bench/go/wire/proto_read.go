package wire

import (
	"net/netip"

	"google.golang.org/protobuf/types/known/structpb"

	"bench/tally"
	"bench/wire/pb"
)

// What follows reads the messages, field by field.

func readPbNumbers(v *pb.Numbers) uint64 {
	return uint64(v.A) + uint64(v.B) + uint64(v.C) + v.D + v.E +
		uint64(v.F) + uint64(v.G) + uint64(v.H) + uint64(v.I) + uint64(v.J) +
		tally.Float(float64(v.K)) + tally.Float(v.L) + tally.Bool(v.M)
}

func readPbText(v *pb.Text) uint64         { return tally.Text(v.V) }
func readPbOctets(v *pb.Octets) uint64     { return tally.Bytes(v.V) }
func readPbIntegers(v *pb.Integers) uint64 { return tally.Integers(v.V) }

func readPbProfiles(v *pb.Profiles) (sum uint64) {
	for _, profile := range v.V {
		sum += tally.Text(profile.GetNick()) + profile.GetVisits()
	}
	return sum
}

func readPbPerson(v *pb.Person) uint64 {
	return tally.Text(v.Name) + tally.Text(v.Email) + uint64(v.Age) + tally.Float(v.Score) + tally.Texts(v.Tags)
}

func readPbPeople(v *pb.People) (sum uint64) {
	for _, person := range v.V {
		sum += readPbPerson(person)
	}
	return sum
}

func readPbTree(v *pb.Tree) uint64 {
	if v == nil {
		return 0
	}
	return v.Value + readPbTree(v.Left) + readPbTree(v.Right)
}

func readPbShapes(v *pb.Shapes) (sum uint64) {
	for _, shape := range v.V {
		switch kind := shape.Kind.(type) {
		case *pb.Shape_Circle:
			sum += tally.Float(kind.Circle)
		case *pb.Shape_Box:
			sum += tally.Float(kind.Box.Width) + tally.Float(kind.Box.Height)
		case *pb.Shape_Label:
			sum += tally.Text(kind.Label)
		}
	}
	return sum
}

func readPbTimes(v *pb.Times) (sum uint64) {
	for _, time := range v.V {
		sum += uint64(time.AsTime().UnixNano())
	}
	return sum
}

func address(bytes []byte) uint64 {
	address, _ := netip.AddrFromSlice(bytes)
	return tally.Address(address)
}

func readPbValue(v *structpb.Value) (sum uint64) {
	switch kind := v.Kind.(type) {
	case *structpb.Value_StructValue:
		for key, value := range kind.StructValue.Fields {
			sum += tally.Text(key) + readPbValue(value)
		}
	case *structpb.Value_ListValue:
		for _, value := range kind.ListValue.Values {
			sum += readPbValue(value)
		}
	case *structpb.Value_StringValue:
		sum = tally.Text(kind.StringValue)
	case *structpb.Value_BoolValue:
		sum = tally.Bool(kind.BoolValue)
	case *structpb.Value_NumberValue:
		sum = tally.Float(kind.NumberValue)
	}
	return sum
}
