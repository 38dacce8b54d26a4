package rust2go

import "strings"

// A RustError is an error that a method returned in Rust. What it wraps are the errors that were its source there, by
// their texts.
type RustError struct {
	// Message is the text of the error.
	Message string

	source error
}

// Error returns the text of the error.
func (e *RustError) Error() string { return e.Message }

// Unwrap returns the error's source.
func (e *RustError) Unwrap() error { return e.source }

// rustError makes an error of its text, and of those of its sources with NUL between.
func rustError(message, chain string) error {
	e := &RustError{Message: message}
	if chain == "" {
		return e
	}
	texts := strings.Split(chain, "\x00")
	for i := len(texts) - 1; i >= 0; i-- { // from the inside out
		e.source = &RustError{texts[i], e.source}
	}
	return e
}

// A RustPanic is the error, or the panic, of a call whose method panicked in Rust.
type RustPanic struct {
	// Method is the trait and the method in Rust, as Trait.method.
	Method string
	// Message is what it panicked with, and the place in Rust's source.
	Message string
}

// Error returns the method and the message.
func (e *RustPanic) Error() string { return e.Method + ": " + e.Message }

// A ParameterError is the error, or the panic, of a call with a parameter that its type in Rust cannot hold: a string
// that is no UTF-8, a rune that is no char, an integer that is no variant, a nil where a value must be. The method was not
// called.
type ParameterError struct {
	// Method is the trait and the method in Rust, as Trait.method.
	Method string
	// Message is which parameter it is, where in it, and what is wrong.
	Message string
}

// Error returns the method and the message.
func (e *ParameterError) Error() string { return e.Method + ": " + e.Message }

// FutureDropped is the error, or the panic, of a call to an async method whose future was dropped before it was ready: what runs
// futures in Rust has ended.
type FutureDropped struct {
	// Method is the trait and the method in Rust, as Trait.method.
	Method string
	// Message is what has happened.
	Message string
}

// Error returns the method and the message.
func (e *FutureDropped) Error() string { return e.Method + ": " + e.Message }

// Unavailable is the error, or the panic, of a call to a trait that Rust does not have, or not yet, or not in this form.
type Unavailable struct {
	// Trait is its name in Rust.
	Trait string
	// Message is why, and what to do.
	Message string
}

// Error returns the trait and the message.
func (e *Unavailable) Error() string { return "trait " + e.Trait + " of Rust: " + e.Message }
