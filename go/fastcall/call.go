//go:build linux && !android && (amd64 || arm64) && !asan && !msan && !rust2go_cgo

// Package fastcall calls C without cgo, for functions that are short, do not block and do not call Go.
//
// It is a package of its own because Go's assembly cannot stand in one that uses cgo.
package fastcall

import "unsafe"

// Available tells whether there is such a way.
const Available = true

// Call calls enter(function, block) and returns what that returns. It runs on the goroutine's stack, so it has to leave that
// at once: there are 64 bytes for it. The stack does not move meanwhile, and the block may lie on it.
//
//go:noescape
func Call(enter, function uintptr, block unsafe.Pointer) uint32
