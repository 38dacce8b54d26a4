// Package server is the HTTP side, which knows no engine.
package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

// An Engine keeps entries.
type Engine interface {
	Get(key string) ([]byte, error)
	Put(key string, value []byte) error
	Delete(key string) (bool, error)
	Scan(prefix string, yield func(key string, value []byte) bool) error
	Sync(ctx context.Context) error
}

// most is how long a value may be.
const most = 1 << 20

// New makes the handler of an engine.
func New(engine Engine) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /kv/{key...}", func(w http.ResponseWriter, r *http.Request) {
		value, err := engine.Get(r.PathValue("key"))
		switch {
		case err != nil:
			fail(w, err)
		case value == nil:
			http.NotFound(w, r)
		default:
			w.Write(value)
		}
	})
	mux.HandleFunc("PUT /kv/{key...}", func(w http.ResponseWriter, r *http.Request) {
		value, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			http.Error(w, "the value is too long", http.StatusRequestEntityTooLarge)
			return
		case err == nil:
			err = engine.Put(r.PathValue("key"), value)
		}
		if err == nil && r.URL.Query().Has("sync") {
			err = engine.Sync(r.Context())
		}
		if err != nil {
			fail(w, err)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("DELETE /kv/{key...}", func(w http.ResponseWriter, r *http.Request) {
		found, err := engine.Delete(r.PathValue("key"))
		switch {
		case err != nil:
			fail(w, err)
		case !found:
			http.NotFound(w, r)
		default:
			w.WriteHeader(http.StatusNoContent)
		}
	})
	mux.HandleFunc("GET /scan", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/x-ndjson")
		out := json.NewEncoder(w)
		err := engine.Scan(r.URL.Query().Get("prefix"), func(key string, value []byte) bool {
			// A client that has gone is the end of the scan.
			return out.Encode(map[string]string{"key": key, "value": string(value)}) == nil
		})
		if err != nil {
			fail(w, err)
		}
	})
	return mux
}

func fail(w http.ResponseWriter, err error) {
	http.Error(w, err.Error(), http.StatusInternalServerError)
}
