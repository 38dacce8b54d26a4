// Package wire carries values as bytes through a cgo export written by hand: JSON and protobuf.
//
// Both forms have all that Rust's memory can save them: what comes is read where Rust has it, and the answer is written where
// Rust wants it.
package wire

import "C"

import (
	"fmt"
	"os"
	"unsafe"
)

// A handler reads a value, and appends its answer to the room, if that suffices.
type handler func(in, room []byte) ([]byte, error)

type row struct {
	format, key string
	handle      handler
}

var rows []row

// The number of a row.
//
//export wire_find
func wire_find(format *byte, formatLen int, key *byte, keyLen int) int {
	for i, row := range rows {
		if row.format == unsafe.String(format, formatLen) && row.key == unsafe.String(key, keyLen) {
			return i
		}
	}
	return -1
}

// Returns the length of the answer, which has not been written where that is greater than the room, or -1.
//
//export wire_call
func wire_call(row int, in *byte, n int, out *byte, room int) int {
	answer, err := rows[row].handle(unsafe.Slice(in, n), unsafe.Slice(out, room)[:0])
	if err != nil {
		fmt.Fprintln(os.Stderr, rows[row].format, rows[row].key, err)
		return -1
	}
	return len(answer)
}
