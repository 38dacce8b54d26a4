package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
)

type growth struct{}

func init() { GrowthImpl = growth{} }

func parcel(labels uint) Parcel {
	p := Parcel{ID: uint64(labels)}
	for i := uint(0); i < labels; i++ {
		p.Labels = append(p.Labels, fmt.Sprint("label ", i))
	}
	return p
}

func (growth) Given(parcel Parcel) Parcel { return parcel }

func (growth) Lent(parcel *Parcel) uint { return uint(len(parcel.Labels)) }

func (growth) View(labels uint) Parcel { return parcel(labels) }

func (growth) Fails(message string) (Parcel, error) { return Parcel{}, errors.New(message) }

func (growth) Panics(message string) Parcel { panic(message) }

func (growth) Malformed() ([]string, error) {
	return []string{fmt.Sprint("right ", 1), "wrong \xff"}, nil
}

func (growth) MalformedPair(bytes uint) (string, []byte, error) {
	return "wrong \xff", make([]byte, bytes), nil
}

func (growth) Later(_ context.Context, parcel Parcel) Parcel { return parcel }

func (growth) GivesBack(_ context.Context, parcel Parcel) Parcel { return parcel }

func (growth) LentLater(_ context.Context, parcel *Parcel) uint { return uint(len(parcel.Labels)) }

func (growth) ViewLater(_ context.Context, labels uint) Parcel { return parcel(labels) }

func (growth) PanicsLater(_ context.Context, message string) (Parcel, error) { panic(message) }

func (growth) UntilCancelled(ctx context.Context, parcel Parcel) Parcel {
	<-ctx.Done()
	return parcel
}

func (growth) Memory() Memory {
	// The second collection takes what the first has only moved to the end of pools and finalizers.
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return Memory{
		Objects:    stats.HeapObjects,
		Bytes:      stats.HeapAlloc,
		Goroutines: uint64(runtime.NumGoroutine()),
	}
}
