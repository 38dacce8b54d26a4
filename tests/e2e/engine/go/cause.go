//go:build go1.20

package main

import "context"

func cause(ctx context.Context) string { return context.Cause(ctx).Error() }
