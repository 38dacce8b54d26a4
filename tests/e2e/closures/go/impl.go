package main

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"time"

	"example.com/closures/internal/rust2go"
)

func init() { WalkerImpl = &walker{} }

type walker struct {
	mu       sync.Mutex
	observed func(string) (uint64, string)
	lent     func(uint64)
}

// ANCHOR: walker
func (*walker) Walk(entries []Entry, visit func(*Entry) bool) (visited uint64) {
	for i := range entries {
		visited++
		if !visit(&entries[i]) {
			break
		}
	}
	return visited
}

func (*walker) Sum(numbers []uint64, each func(uint64, uint64) uint64) (sum uint64) {
	for _, number := range numbers {
		sum = each(sum, number)
	}
	return sum
}

func (*walker) Many(_ context.Context, goroutines, calls uint64, add func(uint64)) error {
	var group sync.WaitGroup
	for i := uint64(0); i < goroutines; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for j := uint64(0); j < calls; j++ {
				add(1)
			}
		}()
	}
	group.Wait()
	return nil
}

func (*walker) Fetch(ctx context.Context, keys []string, get func(context.Context, string) (Entry, error)) ([]Entry, error) {
	var entries []Entry
	for _, key := range keys {
		entry, err := get(ctx, key)
		if err != nil {
			return nil, fmt.Errorf("of %q: %w", key, err)
		}
		entries = append(entries, entry)
	}
	return entries, nil
}

// ANCHOR_END: walker

func (*walker) Count(entries []Entry, each func(*Entry) bool) (n uint64) {
	for i := range entries {
		if each(&entries[i]) {
			n++
		}
	}
	return n
}

func (w *walker) KeepLent(each func(uint64)) {
	each(1)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lent = each
}

func (w *walker) Late() string {
	w.mu.Lock()
	each := w.lent
	w.mu.Unlock()
	return panicOf(func() { each(2) })
}

func (*walker) Leave(goroutines uint64, each func(uint64)) {
	entered := make(chan struct{}, goroutines)
	for i := uint64(0); i < goroutines; i++ {
		i := i
		go func() {
			// Some come too late, and are refused.
			entered <- struct{}{}
			panicOf(func() { each(i) })
		}()
	}
	for i := uint64(0); i < goroutines; i++ {
		<-entered
	}
}

func (*walker) Maybe(visit func(string) (string, error)) (string, error) {
	if visit == nil {
		return "nil", nil
	}
	return visit("Go")
}

func (w *walker) Keep(observe func(string) (uint64, string)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.observed = observe
}

func (w *walker) Kept(text string) (uint64, string, error) {
	w.mu.Lock()
	observe := w.observed
	w.mu.Unlock()
	if observe == nil {
		return 0, "", errors.New("nothing is kept")
	}
	n, answer := observe(text)
	return n, answer, nil
}

func (w *walker) Forget() {
	w.Keep(nil)
	for i := 0; i < 3; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}

func (*walker) Panics(closure func()) string { return panicOf(closure) }

func (*walker) Held() uint64 { return uint64(rust2go.HandlersHeld()) }

func (*walker) Uses(ctx context.Context) error {
	doubled := RulesImpl{}.Apply([]uint64{1, 2, 3}, func(n uint64) uint64 { return 2 * n })
	if !reflect.DeepEqual(doubled, []uint64{2, 4, 6}) {
		return fmt.Errorf("doubled %v", doubled)
	}

	entries := []Entry{{"a", 1}, {"b", 2}}
	n, err := RulesImpl{}.Check(entries, func(*Entry) error { return nil })
	if n != 2 || err != nil {
		return fmt.Errorf("checked %d, %v", n, err)
	}
	_, err = RulesImpl{}.Check(entries, func(entry *Entry) error {
		if entry.Size > 1 {
			return fmt.Errorf("too large: %w", Refused{entry.Path})
		}
		return nil
	})
	var refused Refused
	if !errors.As(err, &refused) || refused.Path != "b" {
		return fmt.Errorf("refused %v", err)
	}

	// Rust keeps it, and calls it from a thread of its own when this call is over.
	RulesImpl{}.Keep(func(text string, entry *Entry) []string { return []string{text, entry.Path} })
	if kept := (RulesImpl{}).Kept("text"); !reflect.DeepEqual(kept, []string{"text", "of Rust"}) {
		return fmt.Errorf("kept %v", kept)
	}
	if !(RulesImpl{}).Forget() {
		return errors.New("nothing was kept")
	}

	if text := (RulesImpl{}).Maybe(nil); text != "none" {
		return errors.New(text)
	}
	if text := (RulesImpl{}).Maybe(func(text string) string { return text + " of Go" }); text != "some of Go" {
		return errors.New(text)
	}

	shouted, err := RulesImpl{}.Later(ctx, []string{"a", "b"}, func(ctx context.Context, text string) (string, error) {
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(time.Millisecond):
			return strings.ToUpper(text) + "!", nil
		}
	})
	if err != nil || !reflect.DeepEqual(shouted, []string{"A!", "B!"}) {
		return fmt.Errorf("shouted %v, %v", shouted, err)
	}
	_, err = RulesImpl{}.Later(ctx, []string{"a"}, func(context.Context, string) (string, error) {
		return "", errors.New("hoarse")
	})
	if err == nil || !strings.Contains(err.Error(), "hoarse") {
		return fmt.Errorf("hoarse: %v", err)
	}

	plusOne := func(n uint64) uint64 { return n + 1 }
	if n := (RulesImpl{}).Sum([]uint64{1, 2}, plusOne); n != 5 {
		return fmt.Errorf("summed %d", n)
	}
	if n := (RulesImpl{}).LaterSum(ctx, []uint64{1, 2}, plusOne); n != 5 {
		return fmt.Errorf("later summed %d", n)
	}

	var tripled uint64
	outer := func(inner func(uint64) uint64) uint64 {
		tripled = inner(7)
		return tripled
	}
	if n := (RulesImpl{}).Twice(outer); n != 28 || tripled != 28 {
		return fmt.Errorf("twice %d, %d", n, tripled)
	}

	text := panicOf(func() { RulesImpl{}.Apply([]uint64{1}, func(uint64) uint64 { panic("out of Go") }) })
	if !strings.Contains(text, "out of Go") {
		return fmt.Errorf("panicked %q", text)
	}
	text = panicOf(func() { RulesImpl{}.Apply([]uint64{1}, nil) })
	if !strings.Contains(text, "nil") {
		return fmt.Errorf("a nil: %q", text)
	}
	return nil
}

func (*walker) Offers(count uint64) error {
	for i := uint64(0); i < count; i++ {
		RulesImpl{}.Drops(func() {})
	}
	if n := rust2go.HandlersHeld(); n != 0 {
		return fmt.Errorf("%d are held", n)
	}
	return nil
}

// panicOf gives the text of a panic.
func panicOf(f func()) (text string) {
	defer func() {
		if value := recover(); value != nil {
			text = fmt.Sprint(value)
		}
	}()
	f()
	return ""
}
