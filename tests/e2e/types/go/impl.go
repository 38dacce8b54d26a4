// The handlers of this case: each gives back what it gets.
package main

import (
	"context"
	"fmt"
)

type echo struct{}

type asyncEcho struct{}

func init() {
	EchoImpl = echo{}
	AsyncEchoImpl = asyncEcho{}
}

func (echo) U8(v uint8) uint8 {
	return v
}

func (echo) U16(v uint16) uint16 {
	return v
}

func (echo) U32(v uint32) uint32 {
	return v
}

func (echo) U64(v uint64) uint64 {
	return v
}

func (echo) Usize(v uint) uint {
	return v
}

func (echo) I8(v int8) int8 {
	return v
}

func (echo) I16(v int16) int16 {
	return v
}

func (echo) I32(v int32) int32 {
	return v
}

func (echo) I64(v int64) int64 {
	return v
}

func (echo) Isize(v int) int {
	return v
}

func (echo) F32(v float32) float32 {
	return v
}

func (echo) F64(v float64) float64 {
	return v
}

func (echo) Bool(v bool) bool {
	return v
}

func (echo) Char(v rune) rune {
	return v
}

func (echo) String(v string) string {
	return v
}

func (echo) StrLent(v string) string {
	return v
}

func (echo) StringLent(v string) string {
	return v
}

func (echo) Bytes(v []uint8) []uint8 {
	return v
}

func (echo) BytesGiven(v []uint8) []uint8 {
	return v
}

func (echo) VecLent(v []uint64) []uint64 {
	return v
}

func (echo) Boxed(v []int16) []int16 {
	return v
}

func (echo) Strings(v []string) []string {
	return v
}

func (echo) Deep(v [][][]string) [][][]string {
	return v
}

func (echo) Array(v [5]uint16) [5]uint16 {
	return v
}

func (echo) Arrays(v [3][2]string) [3][2]string {
	return v
}

func (echo) Option(v *uint64) *uint64 {
	return v
}

func (echo) OptionOption(v **uint8) **uint8 {
	return v
}

func (echo) OptionVec(v *[]string) *[]string {
	return v
}

func (echo) VecOption(v []*string) []*string {
	return v
}

func (echo) BoxedValue(v *uint32) *uint32 {
	return v
}

func (echo) Color(v Color) Color {
	return v
}

func (echo) Colors(v []Color) []Color {
	return v
}

func (echo) Level(v Level) Level {
	return v
}

func (echo) Levels(v []Level) []Level {
	return v
}

func (echo) Wide(v Wide) Wide {
	return v
}

func (echo) Scrambled(v []Scrambled) []Scrambled {
	return v
}

func (echo) ScrambledRead(v []Scrambled) string {
	return fmt.Sprint(v)
}

func (echo) ScrambledMade() []Scrambled {
	return []Scrambled{{A: 1, B: 2, C: 3, D: 4}, {A: 5, B: 6, C: 7, D: 8}}
}

func (echo) InPlace(v []InPlace) []InPlace {
	return v
}

func (echo) InPlaceGiven(v []InPlace) []InPlace {
	return v
}

func (echo) Aligned(v []Aligned) []Aligned {
	return v
}

func (echo) Flags(v []bool) []bool {
	return v
}

func (echo) Text(v []rune) []rune {
	return v
}

func (echo) All(v *All) All {
	return *v
}

func (echo) AllGiven(v All) All {
	return v
}

func (echo) Alls(v []All) []All {
	return v
}

func (echo) Pair(v Pair) Pair {
	return v
}

func (echo) Unit(v Unit) Unit {
	return v
}

func (echo) Units(v []Unit) []Unit {
	return v
}

func (echo) UserID(v UserID) UserID {
	return v
}

func (echo) UserIds(v []UserID) []UserID {
	return v
}

func (echo) Label(v Label) Label {
	return v
}

func (echo) Tree(v *Tree) Tree {
	return *v
}

func (echo) TreeGiven(v Tree) Tree {
	return v
}

func (echo) List(v Linked) Linked {
	return v
}

func (echo) Keyword(type_ uint8, func_ uint16, range_ uint32, len_ uint64, string_ string, match *Keywords) Keywords {
	return Keywords{Type: type_, Func: func_, Range: range_, Len: len_, Interface: string_ + match.Interface, Map: match.Map}
}

func (echo) Tuple(a uint8, b string, c Color) (uint8, string, Color) {
	return a, b, c
}

func (echo) Nothing() {}

func (echo) Twelve(a uint8, b uint16, c uint32, d uint64, e int8, f, g string, h bool, i float64, j rune, k []uint8, l *uint8) string {
	return fmt.Sprint(a, b, c, d, e, f, g, h, i, string(j), k, *l)
}

func (asyncEcho) Number(_ context.Context, v uint64) uint64 {
	return v
}

func (asyncEcho) String(_ context.Context, v string) string {
	return v
}

func (asyncEcho) All(_ context.Context, v All) All {
	return v
}

func (asyncEcho) Alls(_ context.Context, v []All) []All {
	return v
}

func (asyncEcho) Lend(_ context.Context, v []All) []All {
	return v
}

func (asyncEcho) Tree(_ context.Context, v Tree) (Tree, error) {
	return v, nil
}

func (asyncEcho) View(_ context.Context, v []All) []All {
	return v
}

func (asyncEcho) Tuple(_ context.Context, a uint8, b string) (uint8, string) {
	return a, b
}

func (asyncEcho) Nothing(_ context.Context) {}

func (asyncEcho) Future(_ context.Context, v string) string {
	return v
}

func (asyncEcho) Borrowed(_ context.Context, v *All) All {
	return *v
}
