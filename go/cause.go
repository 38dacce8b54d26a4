//go:build go1.20

package rust2go

import (
	"context"
	"time"
)

// newInner makes a context of the standard library that can be cancelled with a cause: context.Cause(ctx) tells it. The
// zero time is no deadline.
func newInner(deadline time.Time) (context.Context, func(cause error)) {
	ctx, cancel := context.WithCancelCause(context.Background())
	if deadline.IsZero() {
		return ctx, cancel
	}
	ctx, stop := context.WithDeadline(ctx, deadline)
	return ctx, func(cause error) {
		cancel(cause) // first: what comes second tells no cause
		stop()
	}
}
