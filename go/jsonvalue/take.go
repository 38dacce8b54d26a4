package jsonvalue

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Take gives the value that a JSON text says: nil, bool, json.Number, string, []any or map[string]any. A number keeps the
// digits that Rust has written, which a float64 may not.
//
// The text is serde_json's, so it is JSON and has no blanks, and it is not looked at twice to find that out. It is copied once; the
// strings are parts of that copy, and share its life.
func Take[Arena any](text string, _ Arena) any {
	r := reader{text: strings.Clone(text)}
	v := r.value()
	if r.at != len(r.text) {
		r.fail()
	}
	return v
}

type reader struct {
	text string
	at   int
	// What has been read of the lists and maps that are not closed yet: each is made when its length is known.
	values []any
	keys   []string
}

func (r *reader) value() any {
	switch r.text[r.at] {
	case '{':
		return r.object()
	case '[':
		return r.list()
	case '"':
		return r.string()
	case 't':
		r.at += len("true")
		return true
	case 'f':
		r.at += len("false")
		return false
	case 'n':
		r.at += len("null")
		return nil
	}
	return r.number()
}

func (r *reader) object() any {
	keys, values := len(r.keys), len(r.values)
	for more := r.opens('}'); more; more = r.goesOn('}') {
		// The value may add keys of its own, and takes them away again.
		r.keys = append(r.keys, r.string())
		if r.text[r.at] != ':' {
			r.fail()
		}
		r.at++
		r.values = append(r.values, r.value())
	}
	m := make(map[string]any, len(r.keys)-keys)
	for i, key := range r.keys[keys:] {
		m[key] = r.values[values+i]
	}
	r.keys, r.values = r.keys[:keys], r.values[:values]
	return m
}

func (r *reader) list() any {
	values := len(r.values)
	for more := r.opens(']'); more; more = r.goesOn(']') {
		r.values = append(r.values, r.value())
	}
	list := make([]any, len(r.values)-values)
	copy(list, r.values[values:])
	r.values = r.values[:values]
	return list
}

// opens steps over a bracket, and tells whether there is something behind it.
func (r *reader) opens(end byte) bool {
	r.at++
	if r.text[r.at] == end {
		r.at++
		return false
	}
	return true
}

// goesOn steps over what is behind a value, and tells whether there is another one.
func (r *reader) goesOn(end byte) bool {
	r.at++
	switch r.text[r.at-1] {
	case ',':
		return true
	case end:
		return false
	}
	r.fail()
	return false
}

func (r *reader) string() string {
	if r.text[r.at] != '"' {
		r.fail()
	}
	start := r.at + 1
	for i := start; ; i++ {
		switch r.text[i] {
		case '"':
			r.at = i + 1
			return r.text[start:i]
		case '\\':
			return r.escaped(i)
		}
	}
}

// escaped reads a string with a backslash, the first of which is at i.
func (r *reader) escaped(i int) (s string) {
	start := r.at
	for r.text[i] != '"' {
		if r.text[i] == '\\' {
			i++
		}
		i++
	}
	r.at = i + 1
	if err := json.Unmarshal([]byte(r.text[start:r.at]), &s); err != nil {
		r.fail()
	}
	return s
}

func (r *reader) number() any {
	start := r.at
	for r.at < len(r.text) && isNumeric(r.text[r.at]) {
		r.at++
	}
	if r.at == start {
		r.fail()
	}
	return json.Number(r.text[start:r.at])
}

// isNumeric tells whether c can be part of a number.
func isNumeric(c byte) bool {
	return '0' <= c && c <= '9' || c == '-' || c == '.' || c == 'e' || c == 'E' || c == '+'
}

func (r *reader) fail() {
	panic(fmt.Sprintf("rust2go: JSON that Go cannot read from byte %d on", r.at))
}
