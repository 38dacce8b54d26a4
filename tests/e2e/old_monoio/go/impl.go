package main

import "sync"

type plain struct{}

type ring struct{}

type last struct{}

func init() {
	PlainImpl = plain{}
	RingImpl = ring{}
	LastImpl = last{}
}

var (
	lock    sync.Mutex
	touched []Entry
)

func (plain) ping(n *uint32) uint32 { return *n }

func (plain) by_cgo(key *string) []uint8 { return []uint8(*key) }

func (plain) by_cgo_call(keys *[]string) uint { return uint(len(*keys)) }

func (plain) by_callback(entry *Entry) Entry { return *entry }

func (ring) add(a, b *uint64) uint64 { return *a + *b }

func (ring) put(entry *Entry) Entry {
	entry.value = append(entry.value, 0)
	return *entry
}

func (ring) put_back(entry *Entry, times *uint8) []Entry {
	entries := make([]Entry, *times)
	for i := range entries {
		entries[i] = *entry
	}
	return entries
}

func (ring) len(entries *[]Entry) uint { return uint(len(*entries)) }

func (ring) by_value(entry Entry) string { return entry.key }

func (ring) lent(entry *Entry, keys *[]string) bool {
	for _, key := range *keys {
		if key == entry.key {
			return true
		}
	}
	return false
}

// An owned parameter is Go's own: it may be kept.
func (ring) touch(key *string) {
	lock.Lock()
	defer lock.Unlock()
	touched = []Entry{{key: *key}}
}

func (last) last() []Entry {
	lock.Lock()
	defer lock.Unlock()
	return touched
}
