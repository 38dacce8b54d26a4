// The handlers of the types that are another owner of what crosses already.
package main

import (
	"context"
	"errors"
	"fmt"
	"unsafe"
)

type owners struct{}

type asyncOwners struct{}

type fill struct{}

func init() {
	OwnersImpl = owners{}
	AsyncOwnersImpl = asyncOwners{}
	FillImpl = fill{}
}

func (owners) BoxStr(v string) string                         { return v }
func (owners) ArcStr(v string) string                         { return v }
func (owners) RcStr(v string) string                          { return v }
func (owners) CowStr(v string) string                         { return v }
func (owners) CowLent(v string) string                        { return v }
func (owners) CowList(v []Pair) []Pair                        { return v }
func (owners) CowPath(v string) string                        { return v }
func (owners) ArcList(v []uint64) []uint64                    { return v }
func (owners) RcList(v []string) []string                     { return v }
func (owners) Deque(v []uint64) []uint64                      { return v }
func (owners) DequeLent(v []Pair) []Pair                      { return v }
func (owners) DequeOfNothing(v []Unit) []Unit                 { return v }
func (owners) Arc(v Pair) Pair                                { return v }
func (owners) ArcLent(v *Pair) Pair                           { return *v }
func (owners) ArcNumber(v uint8) uint8                        { return v }
func (owners) RcBoxed(v *string) *string                      { return v }
func (owners) Arcs(v []Pair) []Pair                           { return v }
func (owners) Path(v string) string                           { return v }
func (owners) PathGiven(v string) string                      { return v }
func (owners) Paths(v []string) []string                      { return v }
func (owners) OS(v string) string                             { return v }
func (owners) OSGiven(v string) string                        { return v }
func (owners) Nonzero(v uint64) uint64                        { return v }
func (owners) NonzeroLent(v []uint8) []uint8                  { return v }
func (owners) Maybe(v *int32) *int32                          { return v }
func (owners) Home(v Home) Home                               { return v }
func (owners) Ticket(v Ticket) Ticket                         { return v }
func (owners) Owned(v *Owned) Owned                           { return *v }
func (owners) OwnedGiven(v Owned) Owned                       { return v }
func (owners) Owneds(v []Owned) []Owned                       { return v }
func (owners) Node(v *Node) Node                              { return *v }
func (owners) Zero(v uint64) (Ticket, error)                  { return Ticket(v), nil }
func (owners) Zeros(v uint) ([]uint8, error)                  { return append([]uint8{1}, make([]uint8, v)...), nil }
func (owners) NotText() (string, error)                       { return "\xff", nil }
func (asyncOwners) ArcStr(_ context.Context, v string) string { return v }

func (owners) View() Owned {
	return Owned{Arc: "arc", Path: "\xff", List: []string{"list"}, MaybeShared: &Pair{F0: "pair"}, Count: 7}
}

func (asyncOwners) Cow(_ context.Context, v string) string              { return v }
func (asyncOwners) Arc(_ context.Context, v Pair) *Pair                 { return &v }
func (asyncOwners) Deque(_ context.Context, v []Pair) []Pair            { return v }
func (asyncOwners) Path(_ context.Context, v string) string             { return v }
func (asyncOwners) Nonzero(_ context.Context, v uint64) (uint64, error) { return v - 1, nil }
func (asyncOwners) Owned(_ context.Context, v Owned) Owned              { return v }
func (asyncOwners) Owneds(_ context.Context, v []Owned) []Owned         { return v }
func (asyncOwners) Lend(_ context.Context, v []Pair) []Pair             { return v }
func (asyncOwners) Borrowed(_ context.Context, v string) string         { return v }

func (fill) Read(buf []uint8) uint {
	return uint(copy(buf, "written by Go"))
}

func (fill) Double(numbers []float64) {
	for i := range numbers {
		numbers[i] *= 2
	}
}

func (fill) Mirror(points []Point, by int16) []Point {
	before := append([]Point(nil), points...)
	for i := range points {
		points[i].X = -points[i].X
		points[i].Y[1] += by
	}
	return before
}

func (fill) Copy(from, to []uint64, rest [][2]uint64) (uint, error) {
	n := copy(to, from)
	for i, number := range from[n:] {
		rest[i/2][i%2] = number
	}
	return uint(n), nil
}

func (fill) Half(buf []uint8) error {
	for i := range buf {
		if i == len(buf)/2 {
			panic("enough")
		}
		buf[i] = 1
	}
	return nil
}

func (fill) Address(buf []uint8) uint {
	return uint(*(*uintptr)(unsafe.Pointer(&buf)))
}

func (owners) UUID(v [16]uint8) [16]uint8      { return v }
func (owners) Uuids(v [][16]uint8) [][16]uint8 { return v }
func (owners) Body(v []uint8) []uint8          { return v }
func (owners) BodyMade(length uint) []uint8    { return made(length) }
func (owners) BodyGiven(v []uint8) []uint8     { return v }
func (owners) Foreign(v *Foreign) Foreign      { return *v }
func (owners) ForeignGiven(v Foreign) Foreign  { return v }

func (owners) UUIDText(v [16]uint8) string {
	return fmt.Sprintf("%x-%x-%x-%x-%x", v[:4], v[4:6], v[6:8], v[8:10], v[10:])
}

func (asyncOwners) Foreign(_ context.Context, v []Foreign) []Foreign { return v }
func (asyncOwners) BodyMade(_ context.Context, length uint) []uint8  { return made(length) }
func (asyncOwners) Body(_ context.Context, v []uint8) []uint8        { return v }

func made(length uint) []uint8 {
	body := make([]uint8, length)
	for i := range body {
		body[i] = uint8(i)
	}
	return body
}

func (fill) Extend(list *[]uint64, by uint) uint {
	for n := uint(0); n < by; n++ {
		*list = append(*list, uint64(len(*list)))
	}
	return uint(len(*list))
}

func (fill) Keep(list *[]uint16, from, to uint) { *list = (*list)[from:to] }

func (fill) Replace(list *[]Point, with []Point, also *[]uint8) {
	*list = with
	*also = nil
}

func (fill) Whole(list *[]uint32) { *list = (*list)[:cap(*list)] }

func (fill) Fails(list *[]uint8, how string) error {
	*list = append(*list, 'x')
	if how == "panic" {
		panic("as asked")
	}
	return errors.New(how)
}

func (fill) Before(list *[]uint8) []uint8 {
	before := *list
	*list = make([]uint8, 2*cap(before)+1)
	return before
}

func (fill) Same(list *[]uint8) []uint8 {
	*list = append(*list, '!')
	return *list
}

func (fill) Drain(list *[]uint64, n uint) []uint64 {
	first := (*list)[:n]
	*list = (*list)[n:]
	return first
}

func (fill) Renew(list *[]uint64) []uint64 {
	before := *list
	*list = []uint64{1, 2, 3}
	return before
}

func (fill) Swap(one, other *[]uint64) { *one, *other = *other, *one }
