package jsonvalue

import (
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// maxDepth is more than serde_json reads, and ends a value that has itself in it.
const maxDepth = 1000

// Send gives the JSON text of any value that encoding/json can write. What [Take] gives it writes itself, in the same form; any
// other type it leaves to encoding/json. Of a value that JSON cannot say it gives NUL and why, which is no JSON: Rust refuses
// it, and says where it stands.
func Send(v any) (text string) {
	defer func() {
		switch problem := recover().(type) {
		case nil:
		case malformed:
			text = "\x00" + string(problem)
		default:
			panic(problem)
		}
	}()
	w := writer{text: make([]byte, 0, 256)}
	w.value(v, 0)
	return *(*string)(unsafe.Pointer(&w.text)) // nobody writes to it any more
}

type writer struct {
	text []byte
	// The keys of the maps that are being written.
	keys []string
}

func (w *writer) value(v any, depth int) {
	if depth > maxDepth {
		panic(malformed(fmt.Sprintf("a value that is more than %d levels deep", maxDepth)))
	}
	switch v := v.(type) {
	case nil:
		w.text = append(w.text, "null"...)
	case bool:
		w.text = strconv.AppendBool(w.text, v)
	case string:
		w.string(v)
	case int:
		w.text = strconv.AppendInt(w.text, int64(v), 10)
	case json.Number:
		w.number(v)
	case []any:
		w.list(v, depth)
	case map[string]any:
		w.object(v, depth)
	default:
		w.other(v)
	}
}

func (w *writer) list(v []any, depth int) {
	if v == nil {
		w.text = append(w.text, "null"...)
		return
	}
	w.text = append(w.text, '[')
	for i, element := range v {
		if i > 0 {
			w.text = append(w.text, ',')
		}
		w.value(element, depth+1)
	}
	w.text = append(w.text, ']')
}

// object writes the keys in their order, as encoding/json does.
func (w *writer) object(v map[string]any, depth int) {
	if v == nil {
		w.text = append(w.text, "null"...)
		return
	}
	start := len(w.keys)
	for key := range v {
		w.keys = append(w.keys, key)
	}
	keys := w.keys[start:]
	sort.Strings(keys)
	w.text = append(w.text, '{')
	for i, key := range keys {
		if i > 0 {
			w.text = append(w.text, ',')
		}
		w.string(key)
		w.text = append(w.text, ':')
		w.value(v[key], depth+1)
	}
	w.text = append(w.text, '}')
	w.keys = w.keys[:start]
}

// string writes a string. One that is no UTF-8 is refused: encoding/json would put other characters in the place of its bytes.
func (w *writer) string(s string) {
	if !utf8.ValidString(s) {
		panic(malformed(fmt.Sprintf("a string that is no UTF-8: %q", s)))
	}
	w.text = append(w.text, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		w.text = append(w.text, s[start:i]...)
		start = i + 1
		if c < ' ' {
			const hex = "0123456789abcdef"
			w.text = append(w.text, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		} else {
			w.text = append(w.text, '\\', c)
		}
	}
	w.text = append(w.text, s[start:]...)
	w.text = append(w.text, '"')
}

// number writes a number, which a handler can make of any text: what does not look like one is left to encoding/json.
func (w *writer) number(v json.Number) {
	if v == "" {
		w.other(v)
		return
	}
	for i := 0; i < len(v); i++ {
		if !isNumeric(v[i]) {
			w.other(v)
			return
		}
	}
	w.text = append(w.text, v...)
}

func (w *writer) other(v any) {
	text, err := json.Marshal(v)
	if err != nil {
		panic(malformed(fmt.Sprintf("a value that JSON cannot say: %v", err)))
	}
	w.text = append(w.text, text...)
}
