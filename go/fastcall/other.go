//go:build !linux || android || !(amd64 || arm64) || asan || msan || rust2go_cgo

package fastcall

import "unsafe"

// Available tells whether there is a way without cgo.
const Available = false

// Call is not called where there is none.
func Call(enter, function uintptr, block unsafe.Pointer) uint32 {
	return 0
}
