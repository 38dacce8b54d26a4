// Package jsonvalue makes Go values of JSON text and JSON text of Go values, for parameters and results that are
// serde_json::Value in Rust. It is a package of its own so that only those programs have encoding/json that need it.
package jsonvalue

// Clone gives a copy that shares no map and no slice with the value, as far as it is made of what [Take] gives.
func Clone[Arena any](v any, a Arena) any {
	switch v := v.(type) {
	case map[string]any:
		if v == nil {
			return v
		}
		c := make(map[string]any, len(v))
		for key, value := range v {
			c[key] = Clone(value, a)
		}
		return c
	case []any:
		if v == nil {
			return v
		}
		c := make([]any, len(v))
		for i, value := range v {
			c[i] = Clone(value, a)
		}
		return c
	}
	return v
}

// malformed is what reading and writing panic with within this package.
type malformed string
