package main

import (
	"testing"
	"unsafe"
)

// handler implements what a test calls; the embedded interface stands for the rest.
type handler struct {
	Sync
	lentUser, givenUser *User
	number              *uint64
}

func (h *handler) mixed(lent, given *User, _ *string) { h.lentUser, h.givenUser = lent, given }

func (h *handler) add(a, b *uint64) uint64 {
	h.number = a
	return *a + *b
}

func TestAPointerToLentIsIntoTheBlock(t *testing.T) {
	h := &handler{}
	SyncImpl = h
	b := syncMixedBlock{}
	b.in.given = User{"ada", 36}
	callSyncMixed(unsafe.Pointer(&b))
	if h.lentUser != &b.in.lent {
		t.Error("a lent value is not the one in the block")
	}
	if h.givenUser == &b.in.given || *h.givenUser != b.in.given {
		t.Error("a given value is not a copy of the one in the block")
	}
}

func TestAPointerToGivenCanBeKept(t *testing.T) {
	h := &handler{}
	SyncImpl = h
	b := syncAddBlock{}
	b.in.a, b.in.b = 1, 2
	callSyncAdd(unsafe.Pointer(&b))
	b.in.a = 9
	if b.out != 3 || *h.number != 1 {
		t.Errorf("out is %d, the kept number %d", b.out, *h.number)
	}
}
