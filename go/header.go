package rust2go

import (
	"errors"
	"strings"
	"sync/atomic"
	"unsafe"
)

// abiVersion is the version of the contract that this package implements.
const abiVersion = 9

// The values of Header.status.
const (
	statusDone          = 0
	statusError         = 1  // the handler returned an error
	statusPanic         = 2  // the handler panicked
	statusNotRegistered = 3  // no handler is registered
	statusUnknown       = 4  // this archive does not have the interface
	statusStale         = 5  // the generated file is not the one that Rust was compiled with
	statusMalformed     = 6  // a parameter is one that Rust cannot hold; only where Go calls Rust
	statusOwnError      = 7  // the handler returned an error of the method's own type, which stands in the result
	statusPending       = 9  // the future of an async method of Rust's runs; only where Go calls Rust
	statusDropped       = 10 // it was dropped before it was ready
)

// Header is the beginning of the block of a call. The block is Rust's memory: no Go pointer may be stored in it as a
// pointer, which is why addresses stand here as integers.
type Header struct {
	status  uint32
	scratch uint32 // bytes after the result, a multiple of 8
	holder  uint64
	leaf    uintptr
	task    uintptr
	message span
	stack   span
}

// span is the address and the length of text that a holder keeps alive.
type span struct {
	data, length uintptr
}

func spanOf(s string) span {
	return span{*(*uintptr)(unsafe.Pointer(&s)), uintptr(len(s))}
}

// Fail ends the call with an error of the handler.
func (b *Header) Fail(err error) {
	b.fail(statusError, errorText(err), strings.Join(wrapped(err), "\x00"))
}

// OwnError ends the call with the error of the method's own type that stands in the result.
func (b *Header) OwnError() {
	b.status = statusOwnError
}

func (b *Header) fail(status uint32, message, stack string) {
	h := b.hold()
	h.message, h.stack = message, stack
	b.message, b.stack = spanOf(message), spanOf(stack)
	b.status = status
}

// hold gives the holder of this call. Rust names the one to use, or leaves it to Go to make one. The named one may have
// been released since: by a call that the handler made through Rust on the same thread.
func (b *Header) hold() *holder {
	if b.holder != 0 {
		if h := holderAt(b.holder); atomic.LoadUint32(&h.generation) == uint32(b.holder>>32) {
			return h
		}
	}
	b.holder = acquireHolder()
	return holderAt(b.holder)
}

// FindError finds an error of type T, or a pointer to one, among err and what it wraps.
func FindError[T error, P interface {
	*T
	error
}](err error) (found T, ok bool) {
	if errors.As(err, &found) {
		return found, true
	}
	var pointer P
	if errors.As(err, &pointer) && pointer != nil {
		return *pointer, true
	}
	return found, false
}

// FindVariant finds a variant of the enum T among err and what it wraps.
func FindVariant[T error](err error) (found T, ok bool) {
	ok = errors.As(err, &found)
	return found, ok
}

// wrapped lists the texts of the errors that err wraps, from the outside in.
func wrapped(err error) (texts []string) {
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			texts = append(append(texts, withoutNUL(errorText(inner))), wrapped(inner)...)
		}
	case interface{ Unwrap() []error }: // errors.Join
		for _, inner := range e.Unwrap() {
			if inner != nil {
				texts = append(append(texts, withoutNUL(errorText(inner))), wrapped(inner)...)
			}
		}
	}
	return texts
}

// withoutNUL keeps a text whole where NUL stands between two.
func withoutNUL(text string) string {
	return strings.ReplaceAll(text, "\x00", "\uFFFD")
}

// errorText is err.Error(), also where that panics (a nil pointer within an error interface).
func errorText(err error) (text string) {
	defer func() {
		if v := recover(); v != nil {
			text = "the handler returned an error whose Error method panics: " + panicText(v)
		}
	}()
	return err.Error()
}
