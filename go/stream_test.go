package rust2go

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

// open makes an object that nobody adopted, and forgets it without Rust.
func open(t *testing.T) *Object {
	before := forgetObject
	forgetObject = func(uint64) {}
	t.Cleanup(func() { forgetObject = before })
	return &Object{}
}

func TestItemsAsksForMoreAsLongAsThereIsAsMuch(t *testing.T) {
	left, asked := 1000, []uint32{}
	next := func(atMost uint32) []int {
		asked = append(asked, atMost)
		items := make([]int, min(left, int(atMost)))
		left -= len(items)
		return items
	}
	o, n := open(t), 0
	Items(o, next)(func(int) bool { n++; return true })
	if want := []uint32{1, 2, 4, 8, 16, 32, 64, 128, 256, 256, 256, 256}; n != 1000 || !reflect.DeepEqual(asked, want) {
		t.Errorf("%d items, asked for %v", n, asked)
	}
	if !o.isClosed() {
		t.Error("the stream is open")
	}
	Items(o, next)(func(int) bool { t.Error("an item of a closed stream"); return true })
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}

func TestALoopThatIsLeftClosesTheStream(t *testing.T) {
	o, n := open(t), 0
	Items(o, func(uint32) []int { return []int{1, 2} })(func(int) bool { n++; return n < 3 })
	if n != 3 || !o.isClosed() {
		t.Errorf("%d items, closed %v", n, o.isClosed())
	}
}

func TestTryItemsGoesOnAfterAnError(t *testing.T) {
	var seen []string
	answers := []interface{}{[]int{1}, errors.New("broken"), []int{2}, []int{}}
	next := func(uint32) ([]int, error) {
		answer := answers[0]
		answers = answers[1:]
		if err, ok := answer.(error); ok {
			return nil, err
		}
		return answer.([]int), nil
	}
	TryItems(open(t), next)(func(item int, err error) bool {
		seen = append(seen, fmt.Sprint(item, err))
		return true
	})
	if want := []string{"1 <nil>", "0 broken", "2 <nil>"}; !reflect.DeepEqual(seen, want) {
		t.Errorf("saw %q", seen)
	}
}

func TestTryItemsEndsWhereItIsTheCallThatFails(t *testing.T) {
	for _, err := range []error{
		&FutureDropped{"Log.next", "gone"},
		&RustPanic{"Log.next", "two goroutines"},
		&ParameterError{"Log.next", "closed"},
		&Unavailable{"Log", "not there"},
	} {
		o, seen := open(t), 0
		TryItems(o, func(uint32) ([]int, error) { return nil, err })(func(_ int, other error) bool {
			if seen++; other != err {
				t.Errorf("%v in place of %v", other, err)
			}
			return seen < 100
		})
		if seen != 1 || !o.isClosed() {
			t.Errorf("%d times %v", seen, err)
		}
	}
}

// taker is Rust's side of a Yield.
type taker struct {
	sync.Mutex
	items   []int
	batches int
	answer  uint8
	err     error
	rooms   chan bool
}

func (r *taker) push(items []int) (uint8, error) {
	r.Lock()
	defer r.Unlock()
	r.items = append(r.items, items...)
	r.batches++
	return r.answer, r.err
}

func (r *taker) room() (bool, error) { return <-r.rooms, nil }

func TestYieldHandsAllOverInOrder(t *testing.T) {
	r := &taker{answer: itemsGoOn}
	y := NewYield(r.push, r.room)
	const count = 100000
	for i := 0; i < count; i++ {
		if !y.Put(i) {
			t.Fatal("Rust wants no more")
		}
	}
	y.End()
	for i, item := range r.items {
		if i != item {
			t.Fatalf("item %d is %d", i, item)
		}
	}
	if len(r.items) != count || r.batches == count {
		t.Errorf("%d items in %d batches", len(r.items), r.batches)
	}
	if y.Put(1) {
		t.Error("taken after the end")
	}
}

func TestASlowHandlerHandsOverByItself(t *testing.T) {
	r := &taker{answer: itemsGoOn}
	y := NewYield(r.push, r.room)
	for i := 1; i <= 3; i++ {
		time.Sleep(2 * pause)
		y.Put(i)
		if len(r.items) != i {
			t.Fatalf("%d of %d are there", len(r.items), i)
		}
	}
	y.End()
}

func TestAHandlerWaitsForRoom(t *testing.T) {
	r := &taker{answer: itemsWait, rooms: make(chan bool)}
	y := NewYield(r.push, r.room)
	done := make(chan bool)
	go func() {
		n := 0
		for y.Put(n) {
			n++
		}
		y.End()
		done <- n > 0
	}()
	for i := 0; i < 3; i++ {
		r.rooms <- true
	}
	select {
	case <-done:
		t.Fatal("it has not waited")
	case <-time.After(10 * time.Millisecond):
	}
	r.rooms <- false
	if !<-done {
		t.Error("none was taken")
	}
}

// Rust takes all of the items that it is handed at once, or none of them.
func TestAnItemThatRustRefusesTakesNoOtherWithIt(t *testing.T) {
	refused := errors.New("not this one")
	for _, answer := range []uint8{itemsGoOn, itemsWait} {
		for bad := 0; bad < 5; bad++ {
			var taken []int
			rooms := 0
			push := func(items []int) (uint8, error) {
				for _, item := range items {
					if item == bad {
						return 0, refused
					}
				}
				taken = append(taken, items...)
				return answer, nil
			}
			y := NewYield(push, func() (bool, error) { rooms++; return true, nil })
			goesOn, err := y.hand([]int{0, 1, 2, 3, 4})
			if goesOn || err != refused || len(taken) != bad {
				t.Errorf("with item %d: took %v, goes on %v, %v", bad, taken, goesOn, err)
			}
			if wanted := int(answer-itemsGoOn) * bad; rooms != wanted {
				t.Errorf("with item %d: waited %d times", bad, rooms)
			}
		}
	}
	var answers []uint8
	y := NewYield(func(items []int) (answer uint8, err error) {
		if len(items) > 1 {
			return 0, refused
		}
		answer, answers = answers[0], answers[1:]
		return answer, nil
	}, nil)
	answers = []uint8{itemsGoOn, itemsStop}
	if goesOn, err := y.hand([]int{0, 1, 2}); goesOn || err != nil || len(answers) != 0 {
		t.Errorf("left %v, goes on %v, %v", answers, goesOn, err)
	}
}

func TestWhatRustRefusesIsAPanicOfTheHandler(t *testing.T) {
	for _, r := range []*taker{{err: errors.New("not this one")}, {err: context.Canceled}} {
		y := NewYield(r.push, r.room)
		text := func() (text string) {
			defer func() { text = fmt.Sprint(recover()) }()
			defer y.End()
			for y.Put(1) {
			}
			return
		}()
		if !strings.Contains(text, r.err.Error()) {
			t.Errorf("panicked with %q", text)
		}
	}
	y := NewYield(func([]int) (uint8, error) { panic("no") }, nil)
	defer func() {
		if text := fmt.Sprint(recover()); !strings.Contains(text, "an item of the stream: no") {
			t.Errorf("panicked with %q", text)
		}
	}()
	for y.Put(1) {
	}
	y.End()
}
