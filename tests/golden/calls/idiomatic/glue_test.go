package main

import (
	"context"
	"errors"
	"testing"
	"unsafe"
)

// handler implements what a test calls; the embedded interface stands for the rest.
type handler struct {
	Sync
	lent, given *User
}

func (h *handler) Lent(user *User, users []User, _ *Point) uint {
	h.lent = user
	return uint(len(users))
}

func (h *handler) Given(user User, _ []User, _ Point) User {
	h.given = &user
	return user
}

func (h *handler) Divide(a, b uint64) (uint64, uint64) { return a / b, a % b }

func (h *handler) Parse(string) (uint64, error) { return 1, errors.New("no number") }

type asyncHandler struct {
	Async
	ctx context.Context
}

func (h *asyncHandler) Add(ctx context.Context, a, b uint64) uint64 {
	h.ctx = ctx
	return a + b
}

func dataOf(s string) uintptr { return *(*uintptr)(unsafe.Pointer(&s)) }

func TestLentIsTheBlockItself(t *testing.T) {
	h := &handler{}
	SyncImpl = h
	b := syncLentBlock{}
	b.in.users = make([]User, 3)
	callSyncLent(unsafe.Pointer(&b))
	if h.lent != &b.in.user {
		t.Error("a lent struct is not the one in the block")
	}
	if b.out != 3 {
		t.Errorf("out is %d", b.out)
	}
}

func TestGivenIsACopy(t *testing.T) {
	h := &handler{}
	SyncImpl = h
	b := syncGivenBlock{}
	b.in.user = User{"ada", 36}
	callSyncGiven(unsafe.Pointer(&b))
	if *h.given != b.in.user || dataOf(h.given.Name) == dataOf(b.in.user.Name) {
		t.Errorf("%v is no copy of %v", *h.given, b.in.user)
	}
	if b.out != b.in.user {
		t.Errorf("out is %v", b.out)
	}
}

func TestSeveralResults(t *testing.T) {
	SyncImpl = &handler{}
	b := syncDivideBlock{}
	b.in.a, b.in.b = 17, 5
	callSyncDivide(unsafe.Pointer(&b))
	if b.out.r0 != 3 || b.out.r1 != 2 {
		t.Errorf("out is %v", b.out)
	}
}

func TestAnErrorLeavesNoResult(t *testing.T) {
	SyncImpl = &handler{}
	b := syncParseBlock{}
	callSyncParse(unsafe.Pointer(&b))
	if b.out != 0 {
		t.Errorf("out is %d", b.out)
	}
}

func TestAsyncGetsTheContext(t *testing.T) {
	h := &asyncHandler{}
	AsyncImpl = h
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	b := asyncAddBlock{}
	b.in.a, b.in.b = 1, 2
	startAsyncAdd(ctx, unsafe.Pointer(&b))
	if h.ctx != ctx || b.out != 3 {
		t.Errorf("context %v, out %d", h.ctx, b.out)
	}
}
