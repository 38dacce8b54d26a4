package main

import (
	"context"
	"errors"
	"fmt"
)

type handler struct{}

// ANCHOR: fails

// fails is what each handler does first; it takes the error of the method's own type.
func fails(how string, own error) error {
	switch how {
	case "own":
		return own
	case "wrapped":
		return fmt.Errorf("outer: %w", fmt.Errorf("inner: %w", own))
	case "other":
		return errors.New("something else")
	case "panic":
		panic("boom")
	}
	return nil
}

// ANCHOR_END: fails

var notFound = NotFound{Name: "ada", Tries: []uint32{1, 2}}

func (handler) Find(how string) (string, error) {
	switch how {
	case "pointer":
		return "", fmt.Errorf("outer: %w", &notFound)
	case "nil pointer":
		return "", (*NotFound)(nil)
	case "text":
		return notFound.Error(), nil
	case "malformed":
		return "", NotFound{Name: "\xff"}
	}
	return "found", fails(how, notFound)
}

func (handler) Code(how string) (uint64, error) { return 1 << 40, fails(how, CodeGone) }
func (handler) Nothing(how string) error        { return fails(how, Reason("because")) }

func (handler) Option(how string) (*string, error) {
	text := "some"
	if how == "none" {
		return nil, nil
	}
	return &text, fails(how, notFound)
}

func (handler) Several(how string) (uint8, string, Code, error) {
	return 7, "seven", CodeBusy, fails(how, FailureMissing{notFound})
}

func (handler) View(how string) ([]string, error) {
	return []string{"a", "b"}, fails(how, &FailureLimit{Most: 9})
}

func (handler) Later(_ context.Context, how string) (string, error) {
	return "later", fails(how, FailureClosed{})
}

func (handler) GivesBack(_ context.Context, how string) (uint8, error) {
	return 5, fails(how, Reason("because"))
}

type joined []error

func (j joined) Error() string   { return "joined" }
func (j joined) Unwrap() []error { return j }

func (handler) Chain(how string) (uint8, error) {
	if how == "joined" {
		return 0, joined{errors.New("first"), fmt.Errorf("second: %w", errors.New("third"))}
	}
	return 0, fails(how, errors.New("the cause"))
}

func init() { ErrorsImpl = handler{} }
