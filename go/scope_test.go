package rust2go

import (
	"context"
	"testing"
	"time"
)

// scoped gives the context of a call with this scope, and its task.
func scoped(s *scope) (*callContext, *testTask) {
	t := newTask(0)
	t.scope = s
	return &callContext{task: &t.task, scope: s.read()}, t
}

func in(d time.Duration) *scope {
	return &scope{deadline: time.Now().Add(d).UnixNano()}
}

func TestDeadline(t *testing.T) {
	for _, c := range []struct {
		name string
		err  func(ctx *callContext, t *testTask) error
		want error
	}{
		{"not yet", func(ctx *callContext, _ *testTask) error { return ctx.Err() }, nil},
		{"not yet, and asked for the channel", func(ctx *callContext, _ *testTask) error {
			ctx.Done()
			return ctx.Err()
		}, nil},
		{"asked", func(ctx *callContext, _ *testTask) error {
			for ctx.Err() == nil {
				time.Sleep(time.Millisecond)
			}
			return ctx.Err()
		}, context.DeadlineExceeded},
		{"waited for", func(ctx *callContext, _ *testTask) error {
			<-ctx.Done()
			return ctx.Err()
		}, context.DeadlineExceeded},
		{"waited for by a child", func(ctx *callContext, _ *testTask) error {
			child, cancel := context.WithTimeout(ctx, time.Hour)
			defer cancel()
			<-child.Done()
			return child.Err()
		}, context.DeadlineExceeded},
		{"dropped before, then too late", func(ctx *callContext, task *testTask) error {
			task.drop()
			err := ctx.Err()
			time.Sleep(60 * time.Millisecond)
			<-ctx.Done()
			if ctx.Err() != err {
				t.Errorf("first %v, then %v", err, ctx.Err())
			}
			return err
		}, context.Canceled},
		{"too late, then dropped", func(ctx *callContext, task *testTask) error {
			time.Sleep(60 * time.Millisecond)
			err := ctx.Err()
			task.drop()
			<-ctx.Done()
			if ctx.Err() != err {
				t.Errorf("first %v, then %v", err, ctx.Err())
			}
			return err
		}, context.DeadlineExceeded},
		{"dropped while it waits, then too late", func(ctx *callContext, task *testTask) error {
			done := ctx.Done()
			task.drop()
			<-done
			time.Sleep(60 * time.Millisecond)
			return ctx.Err()
		}, context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, task := scoped(in(50 * time.Millisecond))
			defer ctx.end()
			if d, ok := ctx.Deadline(); !ok || time.Until(d) > 50*time.Millisecond || time.Until(d) < -time.Second {
				t.Fatal(d, ok)
			}
			if err := c.err(ctx, task); err != c.want {
				t.Fatalf("%v, want %v", err, c.want)
			}
		})
	}
}

func TestADeadlineInThePast(t *testing.T) {
	ctx, _ := scoped(in(-time.Hour))
	defer ctx.end()
	if ctx.Err() != context.DeadlineExceeded {
		t.Fatal(ctx.Err())
	}
	<-ctx.Done()
}

func TestAContextKeepsWhatItSaidWhenTheHandlerHasReturned(t *testing.T) {
	late, _ := scoped(in(-time.Hour))
	if late.Err() != context.DeadlineExceeded {
		t.Fatal(late.Err())
	}
	late.end()
	<-late.Done()
	if late.Err() != context.DeadlineExceeded {
		t.Fatal(late.Err())
	}
	ended, _ := scoped(in(time.Hour))
	ended.end()
	if ended.Err() != context.Canceled {
		t.Fatal(ended.Err())
	}
	<-ended.Done()
	if ended.Err() != context.Canceled {
		t.Fatal(ended.Err())
	}
}

func TestValues(t *testing.T) {
	outermost := &scope{deadline: noDeadline, key: "a", value: "hidden"}
	middle := &scope{deadline: 1 << 60, outer: outermost}
	inner := &scope{deadline: 1 << 60, outer: middle, key: "b", value: "2"}
	ctx, _ := scoped(&scope{deadline: 1 << 60, outer: inner, key: "a", value: "1"})
	child, cancel := context.WithCancel(ctx)
	defer cancel()
	check := func() {
		t.Helper()
		for key, want := range map[string]string{"a": "1", "b": "2", "c": "", "": ""} {
			if got := Value(ctx, key); got != want {
				t.Errorf("%q: %q, want %q", key, got, want)
			}
			if got := Value(child, key); got != want {
				t.Errorf("child: %q: %q, want %q", key, got, want)
			}
		}
	}
	check()
	*outermost, *inner = scope{}, scope{} // Rust's memory is gone
	ctx.end()
	check()
	if Value(context.Background(), "a") != "" {
		t.Error("a value out of nowhere")
	}
	none, _ := scoped(&scope{deadline: noDeadline, key: "a", value: "1"})
	if _, ok := none.Deadline(); ok || none.Err() != nil {
		t.Error("a deadline out of nowhere")
	}
	none.end()
}

func TestShutDown(t *testing.T) {
	defer func() { closing = 0 }()
	waits, _ := scoped(in(time.Hour))
	child, cancel := context.WithCancel(waits)
	defer cancel()
	asked, _ := scoped(&scope{deadline: noDeadline})
	plain := &callContext{task: &newTask(0).task}
	for _, ctx := range []context.Context{waits, child, asked, plain} {
		if ctx.Err() != nil {
			t.Fatal(ctx.Err())
		}
	}
	cancelAll()
	<-child.Done()
	later, _ := scoped(in(time.Hour))
	for _, ctx := range []context.Context{waits, child, asked, plain, later} {
		if ctx.Err() != context.Canceled {
			t.Error(ctx.Err())
		}
	}
	<-later.Done()
	<-plain.Done()
	for _, c := range []*callContext{waits, asked, plain, later} {
		c.end()
	}
}

// A context that is asked for its channel while all are cancelled is cancelled in either order.
func TestShutDownWhileSomebodyAsks(t *testing.T) {
	defer func() { closing = 0 }()
	for i := 0; i < 1000; i++ {
		closing = 0
		ctx := &callContext{task: &newTask(0).task}
		asked := make(chan struct{})
		go func() { <-ctx.Done(); close(asked) }()
		cancelAll()
		<-asked
		ctx.end()
	}
}
