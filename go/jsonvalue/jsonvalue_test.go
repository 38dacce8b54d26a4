package jsonvalue

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand"
	"reflect"
	"testing"
)

func TestTextsGoThereAndBack(t *testing.T) {
	for _, text := range []string{`null`, `true`, `18446744073709551615`, `1.0`, `"a"`, `[1,[],{}]`, `{"a":{"b":[null]}}`} {
		if got := Send(Clone(Take(text, 0), 0)); got != text {
			t.Errorf("%s came back as %s", text, got)
		}
	}
}

func TestWhatJSONCannotSayIsNoJSON(t *testing.T) {
	for _, v := range []any{math.NaN(), func() {}, "\xff", []any{map[string]any{"\xff": 1}}} {
		if text := Send(v); text[0] != 0 || len(text) < 10 {
			t.Errorf("%v was sent as %q", v, text)
		}
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

// What is read and written here, encoding/json reads and writes alike.
func TestRandomValuesAreThoseOfEncodingJSON(t *testing.T) {
	const seed = 1
	random := rand.New(rand.NewSource(seed))
	for i := 0; i < 3000; i++ {
		text := compact(t, anyValue(random, 4))
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.UseNumber()
		var want any
		if err := decoder.Decode(&want); err != nil {
			t.Fatal(err)
		}
		got := Take(string(text), 0)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%s was read as %#v, not as %#v", text, got, want)
		}
		var again any
		decoder = json.NewDecoder(bytes.NewReader([]byte(Send(got))))
		decoder.UseNumber()
		if err := decoder.Decode(&again); err != nil || !reflect.DeepEqual(again, want) {
			t.Fatalf("%s was written as %s: %v", text, Send(got), err)
		}
	}
}

// compact is the text as serde_json writes it: without blanks, and nothing escaped that need not be.
func compact(t *testing.T, v any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		t.Fatal(err)
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n"))
}

func anyValue(random *rand.Rand, depth int) any {
	kinds := 8
	if depth == 0 {
		kinds = 6
	}
	switch random.Intn(kinds) {
	case 0:
		return nil
	case 1:
		return random.Intn(2) == 0
	case 2:
		return random.NormFloat64() * math.Pow(10, float64(random.Intn(40)-20))
	case 3:
		return random.Int63() - random.Int63()
	case 4, 5:
		return anyString(random)
	case 6:
		list := make([]any, random.Intn(5))
		for i := range list {
			list[i] = anyValue(random, depth-1)
		}
		return list
	}
	m := map[string]any{}
	for i := random.Intn(5); i > 0; i-- {
		m[anyString(random)] = anyValue(random, depth-1)
	}
	return m
}

func anyString(random *rand.Rand) string {
	letters := []rune("ab\"\\/\n\t\x00\x1f\x7f<&é\u2028語😀")
	s := make([]rune, random.Intn(6))
	for i := range s {
		s[i] = letters[random.Intn(len(letters))]
	}
	return string(s)
}

func TestTypesOfAHandlerAreLeftToEncodingJSON(t *testing.T) {
	type point struct {
		X int `json:"x"`
	}
	value := map[string]any{"b": []point{{1}}, "a": 1.5, "c": json.Number(""), "d": []any(nil), "e": map[string]any(nil), "f": -7}
	if got, want := Send(value), `{"a":1.5,"b":[{"x":1}],"c":0,"d":null,"e":null,"f":-7}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAValueThatHasItselfInItIsNoJSON(t *testing.T) {
	loop := map[string]any{}
	loop["again"] = []any{loop}
	if text := Send(loop); text[0] != 0 {
		t.Errorf("a loop was sent: %.100s", text)
	}
}

func TestWhatIsNoNumberIsNotWritten(t *testing.T) {
	if text := Send([]any{json.Number(`1,"more"`)}); text[0] != 0 {
		t.Errorf("it was sent: %s", text)
	}
}
