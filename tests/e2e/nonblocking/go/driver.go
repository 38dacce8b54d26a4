package main

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"example.com/nonblocking/internal/rust2go"
)

type driver struct{}

func init() {
	DriverImpl = driver{}
}

func (driver) Fast() bool { return rust2go.Fast() }

func (driver) Values(seed int64, rounds uint32) error {
	return values(seed, rounds)
}

func (driver) ValuesOfMany(seed int64, goroutines, rounds uint32) error {
	return ofMany(goroutines, func(i int64) error { return values(seed+i, rounds) })
}

// ofMany runs goroutines, and gives the first error.
func ofMany(goroutines uint32, run func(int64) error) error {
	errs := make(chan error)
	for i := uint32(0); i < goroutines; i++ {
		go func(i int64) { errs <- run(i) }(int64(i))
	}
	var first error
	for i := uint32(0); i < goroutines; i++ {
		if err := <-errs; err != nil && first == nil {
			first = err
		}
	}
	return first
}

// deeper calls Rust from so far up the stack, with texts that lie there.
func deeper(levels int) uint {
	var letters [16]byte
	copy(letters[:], "0123456789abcdef")
	n := ShortImpl{}.Length(string(letters[:levels%17]))
	if levels > 0 {
		n += deeper(levels - 1)
	}
	if ShortImpl.Length(ShortImpl{}, string(letters[:])) != 16 {
		panic("the stack is not what it was")
	}
	return n
}

func (driver) Growth() error {
	return ofMany(8, func(i int64) error {
		for _, levels := range []int{1, 10, 100, 1000, 10, 5000, 0} {
			wanted := uint(0)
			for l := 0; l <= levels; l++ {
				wanted += uint(l % 17)
			}
			if n := deeper(levels); n != wanted {
				return fmt.Errorf("%d levels gave %d, not %d", levels, n, wanted)
			}
			runtime.GC() // which makes the stack smaller
		}
		return nil
	})
}

// panicOf gives the text of a panic, and its type.
func panicOf(call func()) (text string) {
	defer func() {
		v := recover()
		text = fmt.Sprintf("%T: %v", v, v)
	}()
	call()
	return
}

// errorOf gives the text of an error, and its type.
func errorOf(err error) string {
	return fmt.Sprintf("%T: %v", err, err)
}

func (driver) Failures() []string {
	rust := ShortImpl{}
	_, parse := rust.Parse("seven")
	_, find := rust.Find("bob")
	_, text := rust.Find("\xff")
	return []string{
		errorOf(parse),
		errorOf(find),
		errorOf(text),
		panicOf(func() { rust.Panics("as asked for") }),
		panicOf(func() { rust.Length("\xff") }),
	}
}

// What is kept from the compiler.
var (
	sink int
	text = "a text of some length"
	ada  = User{"ada", 36}
)

func (driver) Allocations() []float64 {
	rust := ShortImpl{}
	return []float64{
		testing.AllocsPerRun(100, func() { sink += int(rust.Add(1, 2)) }),
		testing.AllocsPerRun(100, func() { sink += int(rust.Length(text)) }),
		testing.AllocsPerRun(100, func() { sink += len(rust.Echo(text)) }),
		testing.AllocsPerRun(100, func() { sink += int(rust.User(&ada).Age) }),
	}
}

func (driver) CgoCalls(calls uint32) (short, long int64) {
	// Calls of other goroutines count too, so this is asked for while there are none. A thread's first call is by cgo.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	ShortImpl{}.Touch()
	before := runtime.NumCgoCall()
	for i := uint32(0); i < calls; i++ {
		sink += int(ShortImpl{}.Add(uint64(i), 1))
	}
	between := runtime.NumCgoCall()
	for i := uint32(0); i < calls; i++ {
		sink += int(ShortImpl{}.LongAdd(uint64(i), 1))
	}
	return between - before, runtime.NumCgoCall() - between
}

func (driver) Deep(levels uint32) uint64 { return ShortImpl{}.Deep(levels) }

func (driver) Trace() string {
	runtime.LockOSThread() // a thread's first call is by cgo
	defer runtime.UnlockOSThread()
	ShortImpl{}.Touch()
	return ShortImpl{}.Trace()
}

func (driver) Broken() []string {
	rust := BrokenImpl{}
	_, tries := rust.Tries()
	_, starts := rust.Starts()
	return []string{
		panicOf(func() { rust.Calls() }),
		errorOf(tries),
		panicOf(func() { rust.Polls() }),
		errorOf(starts),
		panicOf(func() { rust.Counts() }),
		rust.ResultCalls().Text,
	}
}

func (driver) LetsGo() { BrokenImpl{}.LetsGo() }

func (driver) Never(ctx context.Context) string { return errorOf(BrokenImpl{}.Never(ctx)) }

var collected, cancelled uint32

func (driver) List() []uint8 {
	list := make([]uint8, 1<<16)
	runtime.SetFinalizer(&list[0], func(*uint8) { atomic.AddUint32(&collected, 1) })
	return list
}

func (driver) Collected() uint32 {
	runtime.GC()
	return atomic.LoadUint32(&collected)
}

func (driver) Waits(ctx context.Context) uint32 {
	<-ctx.Done()
	return atomic.AddUint32(&cancelled, 1)
}

func (driver) Cancelled() uint32 { return atomic.LoadUint32(&cancelled) }

func (driver) Speed(calls uint32) (short, long, c float64) {
	timed := func(call func(uint64)) float64 {
		began := time.Now()
		for i := uint32(0); i < calls; i++ {
			call(uint64(i))
		}
		return float64(time.Since(began).Nanoseconds()) / float64(calls)
	}
	short = timed(func(i uint64) { sink += int(ShortImpl{}.Add(i, 1)) })
	long = timed(func(i uint64) { sink += int(ShortImpl{}.LongAdd(i, 1)) })
	return short, long, timed(func(uint64) { emptyC() })
}
