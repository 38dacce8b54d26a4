package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"net/netip"
	"reflect"
	"time"
)

// same compares two values: an empty list is as good as none, and what has a text of its own is compared by that.
func same(a, b interface{}) bool {
	return sameValue(reflect.ValueOf(a), reflect.ValueOf(b))
}

func sameValue(a, b reflect.Value) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.Type() != b.Type() {
		return false
	}
	switch v := a.Interface().(type) {
	case *big.Int:
		return v.Cmp(b.Interface().(*big.Int)) == 0
	case netip.Addr, netip.AddrPort:
		return v == b.Interface()
	case time.Time:
		return v.Equal(b.Interface().(time.Time))
	}
	switch a.Kind() {
	case reflect.Ptr, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return sameValue(a.Elem(), b.Elem())
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return false
		}
		for i := 0; i < a.Len(); i++ {
			if !sameValue(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		for i := 0; i < a.NumField(); i++ {
			if !sameValue(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.Len() != b.Len() {
			return false
		}
		for _, key := range a.MapKeys() {
			if !sameValue(a.MapIndex(key), b.MapIndex(key)) {
				return false
			}
		}
		return true
	}
	return a.Interface() == b.Interface()
}

// differences collects what came back otherwise than it went.
type differences struct {
	found []string
}

// check compares pairs: what came back, and what went.
func (d *differences) check(what string, pairs ...interface{}) {
	for i := 0; i < len(pairs); i += 2 {
		if !same(pairs[i], pairs[i+1]) {
			d.found = append(d.found, fmt.Sprintf("%s: %#v came back as %#v", what, pairs[i+1], pairs[i]))
		}
	}
}

func (d *differences) err() error {
	if len(d.found) == 0 {
		return nil
	}
	return fmt.Errorf("%d differences, first: %s", len(d.found), d.found[0])
}

// sameJSON compares what two values are as JSON.
func sameJSON(a, b interface{}) bool {
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(x, y)
}
