//go:build !go1.20

package main

import "context"

func cause(ctx context.Context) string { return ctx.Err().Error() + ", by an old Go" }
