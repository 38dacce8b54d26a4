package wire

import (
	"encoding/hex"
	"fmt"
	"time"

	"bench/ours"
	"bench/tally"
)

// What follows are the types whose JSON, as serde writes it, is not that of this project's types in Go.

type pair struct {
	A uint64
	B string
}

type found struct {
	Ok  *ours.Person `json:",omitempty"`
	Err *string      `json:",omitempty"`
}

type missing struct {
	Ok  *uint64       `json:",omitempty"`
	Err *ours.Missing `json:",omitempty"`
}

// A textUUID is a text in JSON.
type textUUID [16]uint8

// Where the groups begin: in the text, and in the bytes.
var groups = [...][4]int{{0, 8, 0, 4}, {9, 13, 4, 6}, {14, 18, 6, 8}, {19, 23, 8, 10}, {24, 36, 10, 16}}

func (u textUUID) MarshalText() ([]byte, error) {
	text := make([]byte, 36)
	for i, g := range groups {
		hex.Encode(text[g[0]:g[1]], u[g[2]:g[3]])
		if i > 0 {
			text[g[0]-1] = '-'
		}
	}
	return text, nil
}

func (u *textUUID) UnmarshalText(text []byte) error {
	if len(text) != 36 {
		return fmt.Errorf("no UUID: %q", text)
	}
	for _, g := range groups {
		if _, err := hex.Decode(u[g[2]:g[3]], text[g[0]:g[1]]); err != nil {
			return err
		}
	}
	return nil
}

// A color is the name of a variant.
type color string

func readColors(v []color) (sum uint64) {
	for _, color := range v {
		switch color {
		case "Green":
			sum++
		case "Blue":
			sum += 2
		}
	}
	return sum
}

// A shape has one of these.
type shape struct {
	Circle *float64       `json:",omitempty"`
	Box    *ours.ShapeBox `json:",omitempty"`
	Label  *string        `json:",omitempty"`
}

func readShapes(v []shape) (sum uint64) {
	for _, shape := range v {
		switch {
		case shape.Circle != nil:
			sum += tally.Float(*shape.Circle)
		case shape.Box != nil:
			sum += tally.Float(shape.Box.Width) + tally.Float(shape.Box.Height)
		case shape.Label != nil:
			sum += tally.Text(*shape.Label)
		}
	}
	return sum
}

// A list is what a set is in JSON, so a handler that wants a set makes it, and a list of it.
func echoWords(v *[]string) []string {
	set := make(map[string]struct{}, len(*v))
	for _, word := range *v {
		set[word] = struct{}{}
	}
	tally.Add(tally.Set(set))
	list := (*v)[:0]
	for word := range set {
		list = append(list, word)
	}
	return list
}

type duration struct {
	Secs  int64 `json:"secs"`
	Nanos int64 `json:"nanos"`
}

func readDurations(v []duration) (sum uint64) {
	for _, d := range v {
		sum += uint64(time.Duration(d.Secs)*time.Second + time.Duration(d.Nanos))
	}
	return sum
}

type moment struct {
	Secs  int64 `json:"secs_since_epoch"`
	Nanos int64 `json:"nanos_since_epoch"`
}

func readMoments(v []moment) (sum uint64) {
	for _, m := range v {
		sum += uint64(time.Unix(m.Secs, m.Nanos).UnixNano())
	}
	return sum
}
