package jsonvalue

import (
	"math"
	"testing"
)

func TestTextsGoThereAndBack(t *testing.T) {
	for _, text := range []string{`null`, `true`, `18446744073709551615`, `1.0`, `"a"`, `[1,[],{}]`, `{"a":{"b":[null]}}`} {
		if got := Send(Clone(Take(text, 0), 0)); got != text {
			t.Errorf("%s came back as %s", text, got)
		}
	}
}

func TestWhatJSONCannotSayPanics(t *testing.T) {
	for _, v := range []any{math.NaN(), func() {}, "\xff", []any{map[string]any{"\xff": 1}}} {
		func() {
			defer func() {
				if _, ok := recover().(malformed); !ok {
					t.Errorf("%v was sent", v)
				}
			}()
			Send(v)
		}()
	}
}

func TestACloneSharesNothing(t *testing.T) {
	v := map[string]any{"list": []any{"a"}}
	c := Clone[any](v, nil).(map[string]any)
	v["list"].([]any)[0] = "b"
	if got := c["list"].([]any)[0]; got != "a" {
		t.Errorf("the clone has %v", got)
	}
}
