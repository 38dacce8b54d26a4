package main

import (
	"context"
	"reflect"
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	got := WordsImpl{}.Count("the cat and the hat")
	want := []Count{{"the", 2}, {"and", 1}, {"cat", 1}, {"hat", 1}}
	if !reflect.DeepEqual(got, want) {
		t.Error(got)
	}
}

func TestCountFile(t *testing.T) {
	if _, err := (WordsImpl{}).CountFile(context.Background(), "go.mod"); err != nil {
		t.Error(err)
	}
	_, err := WordsImpl{}.CountFile(context.Background(), "no such file")
	if err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Error(err)
	}
}
