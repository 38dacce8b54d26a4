//go:build go1.20

package rust2go

import (
	"context"
	"testing"
	"time"
)

func TestCause(t *testing.T) {
	for _, asked := range []bool{false, true} {
		for _, d := range []time.Duration{0, time.Hour, -time.Hour} {
			s := &scope{deadline: noDeadline}
			want := ErrDropped
			if d != 0 {
				s = in(d)
			}
			if d < 0 {
				want = context.DeadlineExceeded
			}
			ctx, task := scoped(s)
			if asked {
				ctx.Done()
			}
			if d >= 0 && context.Cause(ctx) != nil {
				t.Error(asked, d, context.Cause(ctx))
			}
			task.drop()
			if got := context.Cause(ctx); got != want {
				t.Error(asked, d, got)
			}
			ctx.end()
			if got := context.Cause(ctx); got != want {
				t.Error(asked, d, got, "when the handler has returned")
			}
		}
	}
	ctx, _ := scoped(&scope{deadline: noDeadline})
	ctx.end()
	if context.Cause(ctx) != context.Canceled {
		t.Error(context.Cause(ctx))
	}
}
