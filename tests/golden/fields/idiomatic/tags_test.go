package main

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestPackagesReadTheTags(t *testing.T) {
	mail := "ada@example.com"
	text, err := json.Marshal(Account{ID: 1, Plain: true, Mail: &mail})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":1,"Plain":true,"mail":"ada@example.com","Level":0,"short":false}`
	if string(text) != want {
		t.Errorf("got %s, want %s", text, want)
	}
	field, _ := reflect.TypeOf(Account{}).FieldByName("Mail")
	if help := field.Tag.Get("help"); help != "in `quotes`, \"words\"" {
		t.Errorf("the tag says %s", help)
	}
}
