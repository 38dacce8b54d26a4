package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type laterDriver struct{}

func init() { LaterDriverImpl = laterDriver{} }

// gate is the number of a gate that nobody has used.
var lastGate uint32

func newGate() uint32 { return atomic.AddUint32(&lastGate, 1) }

func (laterDriver) Values(ctx context.Context) error {
	d, rust := &differences{}, LaterImpl{}
	rust.Nothing(ctx)
	users := []User{{Name: "a", Age: 1}, {Name: "b", Age: 2}}
	for wakes := uint32(0); wakes < 4; wakes++ {
		d.check("After", rust.After(ctx, wakes, 7), uint64(7))
		got := rust.Borrowed(ctx, wakes, "+", []byte("-"), users, &User{Name: "c"})
		d.check("Borrowed", got, []User{{Name: "a+-", Age: 1}, {Name: "b+-", Age: 2}, {Name: "c+-"}})
	}
	text, err := rust.Future(ctx, "text")
	d.check("Future", text, "text", err, error(nil))
	_, err = rust.Future(ctx, "")
	d.check("Future", errorOf(err), "*rust2go.RustError: "+"an error occurred when formatting an argument")
	for _, path := range []string{"odd", "even"} {
		counted, err := rust.Own(ctx, path)
		d.check("Own", counted.Text, path, err, error(nil))
	}
	_, err = rust.Own(ctx, "")
	var open OpenError
	d.check("Own", errors.As(err, &open), true, open, OpenError{"nothing", "it has no name"})
	d.check("WithBody", rust.WithBody(ctx, 4), uint8(5))
	return d.err()
}

func (laterDriver) Failures(ctx context.Context) (texts []string, err error) {
	rust := LaterImpl{}
	for wakes := uint32(0); wakes < 2; wakes++ {
		for how := uint8(1); how < 8; how++ {
			_, err := rust.Panics(ctx, wakes, how)
			texts = append(texts, errorOf(err))
		}
		texts = append(texts, panicOf(func() { rust.PanicsPlainly(ctx, wakes) }))
	}
	texts = append(texts, panicOf(func() { rust.Borrowed(ctx, 0, "\xff", nil, nil, &User{}) }))
	_, err = rust.Future(ctx, "\xff")
	return append(texts, errorOf(err)), nil
}

// dead waits until no future is left.
func dead() error {
	for began := time.Now(); (GatesImpl{}).Alive() != 0; time.Sleep(time.Millisecond) {
		if time.Since(began) > time.Minute {
			return fmt.Errorf("%d futures are alive", GatesImpl{}.Alive())
		}
	}
	return nil
}

func (laterDriver) Cancelled(ctx context.Context) error {
	d, rust := &differences{}, LaterImpl{}
	for round := 0; round < 100; round++ {
		gate := newGate()
		inner, cancel := context.WithCancel(ctx)
		go func() {
			for round%2 == 0 && (GatesImpl{}).Alive() == 0 {
				time.Sleep(10 * time.Microsecond)
			}
			cancel()
		}()
		_, err := rust.Wait(inner, gate)
		d.check("Wait", errors.Is(err, context.Canceled), true)
		if err := dead(); err != nil {
			return err
		}
		// Nobody has waited for it when it opens.
		GatesImpl{}.Open(gate, 1)
		number, err := rust.Wait(ctx, gate)
		d.check("Wait", number, uint64(1), err, error(nil))
	}
	inner, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	d.check("WaitPlainly", panicOf(func() { rust.WaitPlainly(inner, newGate()) }),
		"context.deadlineExceededError: context deadline exceeded")
	if err := dead(); err != nil {
		return err
	}
	return d.err()
}

func (laterDriver) Left(ctx context.Context) *int64 {
	deadline, ok := ctx.Deadline()
	if !ok {
		return nil
	}
	left := time.Until(deadline).Milliseconds()
	return &left
}

func (laterDriver) Deadlines(context.Context) error {
	rust, go_ := LaterImpl{}.Left(context.Background())
	if rust != nil || go_ != nil {
		return fmt.Errorf("there is no deadline, and Rust has %v, Go %v", rust, go_)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	rust, go_ = LaterImpl{}.Left(ctx)
	hour := time.Hour.Milliseconds()
	for _, left := range []*int64{rust, go_} {
		if left == nil || *left > hour || *left < hour-60_000 {
			return fmt.Errorf("there is an hour, and Rust has %v, Go %v", rust, go_)
		}
	}
	return nil
}

func (laterDriver) Many(ctx context.Context, goroutines uint32) (threads uint32, err error) {
	gate := newGate()
	var group sync.WaitGroup
	var wrong uint32
	for i := uint32(0); i < goroutines; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			if number, err := (LaterImpl{}).Wait(ctx, gate); number != 42 || err != nil {
				atomic.AddUint32(&wrong, 1)
			}
		}()
	}
	for (GatesImpl{}).Alive() != int64(goroutines) {
		time.Sleep(time.Millisecond)
	}
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		if _, text, found := strings.Cut(string(status), "\nThreads:"); found {
			fmt.Sscan(text, &threads)
		}
	}
	GatesImpl{}.Open(gate, 42)
	group.Wait()
	if wrong > 0 {
		return 0, fmt.Errorf("%d of %d got something else", wrong, goroutines)
	}
	return threads, dead()
}

func (laterDriver) Counted(ctx context.Context, rounds uint32) error {
	for i := uint32(0); i < rounds; i++ {
		path := []string{"odd", "even", ""}[i%3]
		if counted, err := (LaterImpl{}).Own(ctx, path); (err != nil) != (path == "") || counted.Text != path {
			return fmt.Errorf("%s came back as %v, %v", path, counted, err)
		}
	}
	return nil
}

func (laterDriver) Down(ctx context.Context, depth uint32, text string) string {
	text = deep(50, text+"g")
	if depth == 0 {
		return text
	}
	return LaterImpl{}.Down(ctx, depth-1, text)
}

func (laterDriver) Sleeps(ctx context.Context, milliseconds uint64, goroutines uint32) error {
	ended := make(chan bool)
	for i := uint32(0); i < goroutines; i++ {
		go func() { ended <- LaterImpl{}.Sleep(ctx, milliseconds) }()
	}
	for i := uint32(0); i < goroutines; i++ {
		if !<-ended {
			return errors.New("woken too early")
		}
	}
	return nil
}

func (laterDriver) Never(ctx context.Context, gate uint32) string {
	_, err := LaterImpl{}.Wait(ctx, gate)
	return errorOf(err)
}
