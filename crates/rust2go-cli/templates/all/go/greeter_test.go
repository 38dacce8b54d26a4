package main

import (
	"context"
	"testing"
)

// Handlers are plain Go, and are tested as such.
func TestHello(t *testing.T) {
	if got, want := (greeter{}).Hello(&Person{Name: "Ada"}), "Hello, Ada, from Go!"; got != want {
		t.Errorf("Hello = %q, want %q", got, want)
	}
}

func TestFind(t *testing.T) {
	if _, err := (greeter{}).Find(context.Background(), "bob"); err == nil {
		t.Error("bob was found")
	}
	person, err := (greeter{}).Find(context.Background(), "ada")
	if err != nil || person.Age != 36 {
		t.Errorf("Find = %v, %v", person, err)
	}
}
