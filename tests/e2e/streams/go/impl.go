package main

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"time"
)

func init() { SourceImpl = &source{} }

type source struct {
	ended, answers uint64
	numbers        func(func(uint64) bool)
}

// ANCHOR: source
func (*source) Count(ctx context.Context, to uint64, yield func(uint64) bool) {
	for i := uint64(0); i < to && yield(i); i++ {
	}
}

func (*source) Events(ctx context.Context, topic string, failAfter uint64, yield func(Event) bool) error {
	for i := uint64(0); i < failAfter; i++ {
		if !yield(Event{topic, i}) {
			return nil
		}
	}
	return fmt.Errorf("%s is over", topic)
}

func (*source) Sum(ctx context.Context, numbers func(yield func(uint64) bool)) (sum uint64) {
	// From Go 1.23 on: for number := range numbers { sum += number }
	numbers(func(number uint64) bool {
		sum += number
		return true
	})
	return sum
}

// ANCHOR_END: source

func (*source) Boxed(_ context.Context, to uint64, yield func(uint64) bool) error {
	for i := uint64(0); i < to; i++ {
		if !yield(i) {
			return nil
		}
	}
	return fmt.Errorf("at last: %w", Broken{to})
}

func (s *source) Endless(ctx context.Context, before uint64, yield func(uint64) bool) {
	defer atomic.AddUint64(&s.ended, 1)
	for i := uint64(0); i < before; i++ {
		if !yield(i) {
			return
		}
	}
	<-ctx.Done()
}

func (s *source) Ended() uint64 { return atomic.LoadUint64(&s.ended) }

func (*source) Panics(_ context.Context, after uint64, yield func(uint64) bool) {
	for i := uint64(0); i < after; i++ {
		yield(i)
	}
	panic("out of Go")
}

func (s *source) Late(_ context.Context, count uint64, yield func(uint64) bool) {
	go func() {
		time.Sleep(20 * time.Millisecond)
		for i := uint64(0); i < count; i++ {
			if !yield(i) {
				atomic.AddUint64(&s.answers, 1)
			}
		}
	}()
}

func (s *source) Answers() uint64 { return atomic.LoadUint64(&s.answers) }

func (*source) First(_ context.Context, events func(func(Event, error) bool), count uint64) (first []Event, err error) {
	events(func(event Event, e error) bool {
		if e != nil {
			err = e
			return false
		}
		first = append(first, event)
		return uint64(len(first)) < count
	})
	return first, err
}

func (s *source) Keep(numbers func(func(uint64) bool)) { s.numbers = numbers }

func (s *source) Kept() (sum uint64) {
	s.numbers(func(number uint64) bool {
		sum += number
		return true
	})
	s.numbers = nil
	return sum
}

func (*source) Twice(_ context.Context, numbers func(func(uint64) bool)) (found []uint64) {
	for i := 0; i < 2; i++ {
		numbers(func(number uint64) bool {
			found = append(found, number)
			return true
		})
		found = append(found, 100)
	}
	return found
}

func (*source) Seen(_ context.Context, numbers func(func(uint64) bool)) (found []uint64, text string) {
	defer func() {
		text = fmt.Sprint(recover())
	}()
	numbers(func(number uint64) bool {
		found = append(found, number)
		return true
	})
	return found, ""
}

func (*source) Texts(_ context.Context, right uint64, yield func(string) bool) {
	for i := uint64(0); i < right; i++ {
		yield(fmt.Sprint("text ", i))
	}
	for yield("wrong \xff") {
	}
}

func (*source) Collect() {
	for i := 0; i < 3; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}

func (*source) Uses(ctx context.Context) error {
	log := LogsImpl{}.Open(1000)
	defer log.Close()
	var numbers []uint64
	log.Scan("event 99")(func(event Event) bool {
		numbers = append(numbers, event.Number)
		return true
	})
	if len(numbers) != 11 || numbers[0] != 99 || numbers[10] != 999 {
		return fmt.Errorf("scanned %v", numbers)
	}

	if _, err := log.Follow(ctx, 0); err == nil || !strings.Contains(err.Error(), "nothing to follow") {
		return fmt.Errorf("followed, %v", err)
	}
	events, err := log.Follow(ctx, 5)
	if err != nil {
		return err
	}
	var seen []string
	events(func(event Event, err error) bool {
		if err != nil {
			var broken Broken
			if !errors.As(err, &broken) || broken.After != 5 {
				seen = append(seen, "another error")
			}
			seen = append(seen, err.Error())
			return true // it goes on
		}
		seen = append(seen, event.Name)
		return len(seen) < 8
	})
	wanted := []string{"event 0", "event 1", "event 2", "event 3", "event 4", "broken after 5", "event 6", "event 7"}
	if !reflect.DeepEqual(seen, wanted) {
		return fmt.Errorf("saw %q", seen)
	}

	var texts []string
	there, err := LogsImpl{}.Maybe(true)
	if err != nil {
		return err
	}
	there(func(text string) bool {
		texts = append(texts, text)
		return true
	})
	if _, err := (LogsImpl{}).Maybe(false); err == nil || len(texts) != 2 {
		return fmt.Errorf("%v, %v", texts, err)
	}
	if alive := (LogsImpl{}).Alive(); alive != 0 {
		return fmt.Errorf("%d streams are alive", alive)
	}
	return nil
}

func (*source) Reads(_ context.Context, streams uint64, all bool) (sum uint64) {
	for i := uint64(0); i < streams; i++ {
		LogsImpl{}.Count(10)(func(number uint64) bool {
			sum += number
			return all || number < 2
		})
	}
	return sum
}
