// Package jsonvalue makes Go values of JSON text and JSON text of Go values, for parameters and results that are
// serde_json::Value in Rust. It is a package of its own so that only those programs have encoding/json that need it.
package jsonvalue

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// Take gives the value that a JSON text says: nil, bool, json.Number, string, []any or map[string]any. A number keeps the
// digits that Rust has written, which a float64 may not.
func Take[Arena any](text string, _ Arena) (v any) {
	decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil {
		panic(malformed(fmt.Sprintf("JSON that Go cannot hold: %v", err)))
	}
	return v
}

// Send gives the JSON text of any value that encoding/json can write.
func Send(v any) string {
	check(v)
	text, err := json.Marshal(v)
	if err != nil {
		panic(malformed(fmt.Sprintf("a value that JSON cannot say: %v", err)))
	}
	return string(text)
}

// Clone gives a copy that shares no map and no slice with the value, as far as it is made of what [Take] gives.
func Clone[Arena any](v any, a Arena) any {
	switch v := v.(type) {
	case map[string]any:
		if v == nil {
			return v
		}
		c := make(map[string]any, len(v))
		for key, value := range v {
			c[key] = Clone(value, a)
		}
		return c
	case []any:
		if v == nil {
			return v
		}
		c := make([]any, len(v))
		for i, value := range v {
			c[i] = Clone(value, a)
		}
		return c
	}
	return v
}

// check panics at a string that is no UTF-8: encoding/json would put other characters in the place of its bytes. It
// looks into what [Take] gives, not into types of the handler's own.
func check(v any) {
	switch v := v.(type) {
	case string:
		if !utf8.ValidString(v) {
			panic(malformed(fmt.Sprintf("a string that is no UTF-8: %q", v)))
		}
	case map[string]any:
		for key, value := range v {
			check(key)
			check(value)
		}
	case []any:
		for _, value := range v {
			check(value)
		}
	}
}

// malformed is what sending panics with, as the run time knows it by its method.
type malformed string

// RustCannotHold says what is wrong with the value.
func (m malformed) RustCannotHold() string { return string(m) }
