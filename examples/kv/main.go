// Command kv serves keys and values over HTTP: GET, PUT and DELETE /kv/KEY, and GET /scan?prefix=P, a line of JSON for each entry. They are
// kept by redb, an engine in Rust, or with -engine bolt by bbolt, one in Go.
package main

import (
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"

	"example.com/kv/bolt"
	"example.com/kv/server"
)

//go:generate rust2go build-rust storage --release

func main() {
	address := flag.String("address", "127.0.0.1:8080", "where to listen")
	engine := flag.String("engine", "redb", "redb or bolt")
	path := flag.String("path", "kv.data", "the file")
	flag.Parse()
	store, err := open(*engine, *path)
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
	log.Printf("%s at http://%s/, in %s", *engine, *address, *path)
	log.Fatal(http.ListenAndServe(*address, server.New(store)))
}

func open(engine, path string) (server.Engine, error) {
	switch engine {
	case "redb":
		store, err := StoresImpl{}.Open(path)
		if err != nil {
			return nil, err
		}
		return redb{store}, nil
	case "bolt":
		return bolt.Open(path)
	}
	return nil, fmt.Errorf("there is no engine %q", engine)
}

// redb is the store in Rust as the server wants it.
type redb struct{ *Store }

func (r redb) Get(key string) ([]byte, error) {
	value, err := r.Store.Get(key)
	if value == nil {
		return nil, err
	}
	return *value, nil
}

func (r redb) Scan(prefix string, yield func(key string, value []byte) bool) error {
	for entry, err := range r.Store.Scan(prefix) {
		if err != nil {
			return err
		}
		if !yield(entry.Key, entry.Value) {
			break
		}
	}
	return nil
}
