package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"unsafe"
)

type lending struct {
	mu    sync.Mutex
	users []User
	name  string
	lent  []User
}

func init() {
	LendingImpl = &lending{}
}

func (*lending) Address(text string) uint {
	return uint(*(*uintptr)(unsafe.Pointer(&text)))
}

func (*lending) Addresses(text string, bytes []uint8, list []uint64) []uint {
	return []uint{
		uint(*(*uintptr)(unsafe.Pointer(&text))),
		uint(*(*uintptr)(unsafe.Pointer(&bytes))),
		uint(*(*uintptr)(unsafe.Pointer(&list))),
	}
}

func (*lending) InnerAddresses(users []User) []uint {
	var found []uint
	for _, u := range users {
		found = append(found,
			uint(*(*uintptr)(unsafe.Pointer(&u.Name))),
			uint(*(*uintptr)(unsafe.Pointer(&u.Tags))))
	}
	return found
}

func (*lending) Ages(users []User) uint {
	sum := uint(0)
	for _, u := range users {
		sum += uint(u.Age)
	}
	return sum
}

func (l *lending) Keep(user User) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.users = append(l.users, user)
}

func (l *lending) Kept() []User {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.users
}

func (*lending) Older(users []User) []User {
	for i := range users {
		users[i].Age++
		users[i].Name += "!"
		users[i].Tags = append(users[i].Tags, "older")
	}
	return users
}

func (l *lending) Steal(name string, users []User) {
	l.name, l.lent = name, users
}

func (l *lending) Stolen() []uint8 { return []byte(l.name) }

func (l *lending) StolenNames() []string {
	var names []string
	for _, u := range l.lent {
		names = append(names, u.Name)
	}
	return names
}

func (l *lending) CloneAndKeep(user *User) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.users = append(l.users, user.Clone())
}

func (*lending) Scribble(numbers []uint64) { numbers[1] = 42 }

func (*lending) ScribbleStruct(user *User) { user.Age = 42 }

func (*lending) ScribbleLater(_ context.Context, numbers []uint64) { numbers[0] = 42 }

func (*lending) Sum(_ context.Context, numbers []uint64) uint64 {
	sum := uint64(0)
	for _, n := range numbers {
		sum += n
	}
	return sum
}

func (*lending) Names(_ context.Context, users []User) []string {
	var names []string
	for _, u := range users {
		names = append(names, u.Name)
	}
	return names
}

func view(count uint) []User {
	users := make([]User, count)
	for i := range users {
		users[i] = User{Name: fmt.Sprint("user ", i), Age: uint8(i), Tags: []string{fmt.Sprint("tag ", i)}}
	}
	return users
}

func (*lending) View(count uint) []User { return view(count) }

func (*lending) ViewText() string { return fmt.Sprint("text", 1) }

func (*lending) ViewBytes(count uint) ([]uint8, error) {
	if count == 0 {
		return nil, fmt.Errorf("no bytes")
	}
	return make([]byte, count), nil
}

func (*lending) ViewLater(_ context.Context, count uint) []User { return view(count) }

func (*lending) Collect() {
	for i := 0; i < 3; i++ {
		runtime.GC()
		// What was freed is used again.
		for n := 0; n < 100; n++ {
			_ = view(10)
		}
	}
}
