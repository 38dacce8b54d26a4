package main

import (
	"reflect"
	"testing"
	"unsafe"
)

// TestCloneSharesNothing clones a value of each type with everything in it set.
func TestCloneSharesNothing(t *testing.T) {
	name, list, number := "maybe", []string{"a", "b"}, uint8(7)
	twice := &number
	one := uint32(1)
	owner := Owner{"owner", LevelHigh}
	leaf := Tree{Value: 1}
	for _, test := range []struct{ value, clone interface{} }{
		clones(Holder{
			Text: "text", Bytes: []uint8{1, 2}, Names: []string{"n"}, Grid: [][]uint32{{1}, nil, {2, 3}},
			List: []Numbers{{A: 1}}, Owners: []Owner{owner}, Labels: [2]string{"l", "m"},
			Cube: [3][2]*string{1: {&name, nil}}, Rows: [][2]string{{"r", "s"}}, Maybe: &one, MaybeText: &name,
			MaybeList: &list, Twice: &twice, Options: []*Owner{nil, &owner}, Boxed: &owner, Tags: Tags{"tag"},
		}),
		clones(Tree{Value: 2, Left: &leaf, Others: []Tree{leaf, {Right: &leaf}}}),
		clones(Email("e@example.com")),
		clones(Tags{"a", "b"}),
		clones(Blob{1, 2, 3}),
		clones(Names{"x", "y"}),
		clones(Pair{1, "p"}),
		clones(Boxed{&Pair{2, "q"}}),
		clones(Numbers{N: 'n'}),
	} {
		if !reflect.DeepEqual(test.clone, test.value) {
			t.Errorf("%T: the clone is %v, not %v", test.value, test.clone, test.value)
		}
		shared := memory(reflect.ValueOf(test.value), nil)
		for at := range memory(reflect.ValueOf(test.clone), nil) {
			if shared[at] {
				t.Errorf("%T: the clone shares memory with the original", test.value)
			}
		}
	}
}

func TestString(t *testing.T) {
	for _, test := range []struct {
		value interface{ String() string }
		want  string
	}{
		{ColorViolet, "Violet"}, {Color(9), "Color(9)"}, {Level(2), "Level(2)"}, {Sign(-2), "Sign(-2)"}, {SignMinus, "Minus"},
	} {
		if got := test.value.String(); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func clones[T interface{ Clone() T }](value T) struct{ value, clone interface{} } {
	return struct{ value, clone interface{} }{value, value.Clone()}
}

// memory collects the addresses of what v points to, and the elements of slices and the bytes of strings.
func memory(v reflect.Value, seen map[uintptr]bool) map[uintptr]bool {
	if seen == nil {
		seen = map[uintptr]bool{}
	}
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); s != "" {
			seen[*(*uintptr)(unsafe.Pointer(&s))] = true
		}
	case reflect.Ptr:
		if !v.IsNil() {
			seen[v.Pointer()] = true
			memory(v.Elem(), seen)
		}
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.Len() > 0 {
			seen[v.Pointer()] = true
		}
		for i := 0; i < v.Len(); i++ {
			memory(v.Index(i), seen)
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			memory(v.Field(i), seen)
		}
	}
	return seen
}
