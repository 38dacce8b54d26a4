package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
)

type structs struct{}

func init() { StructsImpl = structs{} }

func (structs) JSON(user *User) string {
	text, err := json.Marshal(user)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func (structs) User(v User) User                          { return v }
func (structs) Packed(v []Packed) []Packed                { return append([]Packed(nil), v...) }
func (structs) Changes(v []Change) []Change               { return v }
func (structs) Named(v PairStringUint16) PairStringUint16 { return v }

func (structs) Everything(v Everything) Everything { return v }

func (structs) EverythingLater(_ context.Context, v Everything) Everything { return v }

func (structs) EverythingLent(_ context.Context, v *Everything) Everything { return v.Clone() }

// The newtype of a number is a number, and Go's own type for it can be named.
var _ uint64 = uint64(OnlyUint64(1))

func (structs) Page(v *PageUser) (PageUser, error) {
	page := v.Clone()
	page.Total = uint64(len(page.Items))
	return page, nil
}

func (structs) View(v *PageUser) PageUser { return v.Clone() }

func (structs) Reply(v ReplyUserString) (ReplyUserString, error) {
	switch r := v.(type) {
	case ReplyUserStringValue:
		return ReplyUserStringFailed{Error: r.Value.Name, After: []User{r.Value}}, nil
	case ReplyUserStringAgain:
		return r.Value, nil
	}
	return v, nil
}

func (structs) Scale(points []PointFloat32, by float32) {
	for i := range points {
		points[i].X *= by
		points[i].Y *= by
	}
}

func (structs) BadText() (PageString, error) {
	return PageString{Items: []string{"good", "\xff"}}, nil
}

func shelves(of string, count uint) (shelves []Shelf) {
	for i := uint(0); i < count; i++ {
		label := fmt.Sprintf("shelf number %d of %s", i, of)
		shelves = append(shelves, Shelf{label, []string{label, ""}})
	}
	return shelves
}

func (structs) Shelves(count uint) []Shelf { return shelves("the library", count) }

func (structs) Find(count uint) (found []Found) {
	for _, shelf := range shelves("the library", count) {
		found = append(found, FoundThere{shelf.Label, shelf.Books}, FoundNowhere{})
	}
	return found
}

func (structs) Settings(fail bool) (settings []string, err error) {
	if fail {
		return nil, errors.New("as asked")
	}
	runtime.GC()
	for i := 0; i < 10; i++ {
		for _, found := range (structs{}).Find(20) {
			there, _ := found.(FoundThere)
			settings = append(settings, "setting of "+there.Label)
		}
	}
	return settings, nil
}
