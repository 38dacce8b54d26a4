//go:build !go1.20

package rust2go

import (
	"context"
	"time"
)

// newInner makes a context of the standard library. A context of this version of Go has no cause. The zero time is no deadline.
func newInner(deadline time.Time) (context.Context, func(cause error)) {
	ctx, cancel := context.WithCancel(context.Background())
	if !deadline.IsZero() {
		ctx, cancel = context.WithDeadline(context.Background(), deadline)
	}
	return ctx, func(error) { cancel() }
}
