// Package bolt keeps entries with bbolt, an engine in Go: what the one in Rust is measured beside.
package bolt

import (
	"bytes"
	"context"
	"sync"

	"go.etcd.io/bbolt"
)

var entries = []byte("entries")

// writes is how many writes go to the file before it is synced.
const writes = 1000

// A Store is a file of bbolt's.
type Store struct {
	db      *bbolt.DB
	mu      sync.Mutex
	written int
}

// Open opens the file, or makes it.
func Open(path string) (*Store, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists(entries)
		return err
	})
	return &Store{db: db}, err
}

// Get gives a value; nil where there is none.
func (s *Store) Get(key string) (value []byte, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		value = bytes.Clone(tx.Bucket(entries).Get([]byte(key)))
		return nil
	})
	return value, err
}

// Put is durable once Sync has returned.
func (s *Store) Put(key string, value []byte) error {
	return s.write(func(b *bbolt.Bucket) error { return b.Put([]byte(key), value) })
}

// Delete reports whether there was something.
func (s *Store) Delete(key string) (found bool, err error) {
	err = s.write(func(b *bbolt.Bucket) error {
		found = b.Get([]byte(key)) != nil
		return b.Delete([]byte(key))
	})
	return found, err
}

func (s *Store) write(write func(*bbolt.Bucket) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.db.Update(func(tx *bbolt.Tx) error { return write(tx.Bucket(entries)) }); err != nil {
		return err
	}
	if s.written = (s.written + 1) % writes; s.written == 0 {
		return s.db.Sync()
	}
	return nil
}

// Scan gives the entries whose keys begin so, in order.
func (s *Store) Scan(prefix string, yield func(key string, value []byte) bool) error {
	return s.db.View(func(tx *bbolt.Tx) error {
		c, p := tx.Bucket(entries).Cursor(), []byte(prefix)
		for k, v := c.Seek(p); k != nil && bytes.HasPrefix(k, p); k, v = c.Next() {
			if !yield(string(k), v) {
				break
			}
		}
		return nil
	})
}

// Sync has all that was put so far on the disk.
func (s *Store) Sync(context.Context) error { return s.db.Sync() }
