package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/program/internal/rust2go"
)

func TestSyncCalls(t *testing.T) {
	if got := (RustImpl{}).Add(40, 2); got != 42 {
		t.Error(got)
	}
	if got := (RustImpl{}).Shout("grüße"); got != "GRÜSSE" {
		t.Error(got)
	}
	if got := (RustImpl{}).Double(21); got != 42 {
		t.Error(got)
	}
}

// A second crate of the same library.
func TestTwoCrates(t *testing.T) {
	if got := (ClockImpl{}).Seconds(2500); got != 2.5 {
		t.Error(got)
	}
}

type visitor struct {
	seen []string
	most int
}

func (v *visitor) Visit(entry *Entry) bool {
	if len(v.seen) == v.most {
		return false
	}
	v.seen = append(v.seen, strings.Clone(entry.Key))
	return true
}

func TestObjects(t *testing.T) {
	before := RustImpl{}.Alive()
	store := RustImpl{}.Open()
	if got := (RustImpl{}).Alive(); got != before+1 {
		t.Error("alive:", got)
	}
	for _, key := range []string{"c", "a", "b"} {
		store.Put(Entry{key, []byte(key + key)})
	}
	entry, err := store.Get("b")
	if err != nil || entry.Key != "b" || string(entry.Value) != "bb" {
		t.Error(entry, err)
	}
	entry, err = store.Later(context.Background(), "c")
	if err != nil || string(entry.Value) != "cc" {
		t.Error(entry, err)
	}
	seen := &visitor{most: 2}
	if got := store.Each(seen); got != 2 || strings.Join(seen.seen, "") != "ab" {
		t.Error(got, seen.seen)
	}
	store.Close()
	if got := (RustImpl{}).Alive(); got != before {
		t.Error("alive:", got)
	}
}

// Rust lets go of objects that nobody has closed.
func TestForgottenObjects(t *testing.T) {
	before := RustImpl{}.Alive()
	for i := 0; i < 100; i++ {
		RustImpl{}.Open().Put(Entry{Key: "a"})
	}
	for tries := 0; (RustImpl{}).Alive() > before; tries++ {
		if tries == 200 {
			t.Fatal("alive:", RustImpl{}.Alive())
		}
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
	}
}

func TestErrors(t *testing.T) {
	store := RustImpl{}.Open()
	defer store.Close()
	_, now := store.Get("x")
	_, later := store.Later(context.Background(), "x")
	for _, err := range []error{now, later} {
		var missing Missing
		if !errors.As(err, &missing) || missing.Key != "x" || err.Error() != "there is no x" {
			t.Error(err)
		}
	}
}

func TestPanics(t *testing.T) {
	err := RustImpl{}.Panics("at noon")
	var panicked *rust2go.RustPanic
	if !errors.As(err, &panicked) || panicked.Method != "Rust.panics" || !strings.Contains(panicked.Message, "at noon") {
		t.Error(err)
	}
	func() {
		defer func() {
			err, _ := recover().(error)
			if !errors.As(err, &panicked) || !strings.Contains(panicked.Message, "plainly") {
				t.Error(err)
			}
		}()
		RustImpl{}.PanicsPlainly("plainly")
		t.Error("it has returned")
	}()
	if got := (RustImpl{}).GoPanics("no"); !strings.Contains(got, "Go says no") {
		t.Error(got)
	}
}

// Go calls Rust, which calls Go, and so on, on one thread.
func TestCallsWithinCalls(t *testing.T) {
	if got := (RustImpl{}).Down(50); got != 50 {
		t.Error(got)
	}
	if got, err := (RustImpl{}).DownLater(context.Background(), 51); got != 51 || err != nil {
		t.Error(got, err)
	}
	// Here the last one is Rust's, and an error that goes all the way up.
	if _, err := (RustImpl{}).DownLater(context.Background(), 50); err == nil || !strings.Contains(err.Error(), "the bottom") {
		t.Error(err)
	}
}

func TestCancelledCall(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if err := (RustImpl{}).Never(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	for tries := 0; (RustImpl{}).Waiting() > 0; tries++ { // dropped by a thread of Rust's
		if tries == 200 {
			t.Fatal("the future is still there")
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// Threads that come and go, and call Go, while Go's own signals and those of its profiler arrive.
func TestThreadsOfRust(t *testing.T) {
	if err := pprof.StartCPUProfile(io.Discard); err != nil {
		t.Fatal(err)
	}
	defer pprof.StopCPUProfile()
	for round := 0; round < 20; round++ {
		if got := (RustImpl{}).FromThreads(8, 50); got != 8*(50*49/2+50) {
			t.Fatal(got)
		}
	}
}

func TestManyGoroutines(t *testing.T) {
	store := RustImpl{}.Open()
	defer store.Close()
	store.Put(Entry{"k", bytes.Repeat([]byte("v"), 100)})
	var all sync.WaitGroup
	for g := 0; g < 50; g++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for call := 0; call < 20; call++ {
				entry, err := store.Later(context.Background(), "k")
				if err != nil || len(entry.Value) != 100 {
					t.Error(entry, err)
				}
				if store.Each(&visitor{most: 1}) != 1 {
					t.Error("not seen")
				}
			}
		}()
	}
	all.Wait()
}

// Go has taken the signal, whoever's thread it comes to.
func TestBrokenPipe(t *testing.T) {
	if got := (RustImpl{}).BrokenPipe(); !strings.Contains(got, "Broken pipe") && !strings.Contains(got, "reset by peer") {
		t.Error(got)
	}
}

func BenchmarkAdd(b *testing.B) {
	for i := 0; i < b.N; i++ {
		RustImpl{}.Add(1, 2)
	}
}

func BenchmarkDouble(b *testing.B) {
	for i := 0; i < b.N; i++ {
		RustImpl{}.Double(1)
	}
}
