package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"example.com/soak/internal/rust2go"
)

type soak struct {
	begun    [len(methods)]uint64
	panicked uint64
	open     uint64
}

func init() { SoakImpl = &soak{} }

// The async methods, by which their handlers are counted.
const (
	addLater = iota
	changeLater
	measureLater
	labelsLater
	givesBack
	endsLater
	panicsLater
	sleeps
	waits
	waitsWithin
	works
	stumbles
	value
	callsBackLater
	inTurn
	asks
	counts
	sums
	reads
	wait
)

var methods = [...]string{
	"add_later", "change_later", "measure_later", "labels_later", "gives_back", "ends_later", "panics_later", "sleeps",
	"waits", "waits_within", "works", "stumbles", "value", "calls_back_later", "in_turn", "asks", "counts", "sums", "reads", "wait",
}

// begins counts a handler.
func (s *soak) begins(method int) { atomic.AddUint64(&s.begun[method], 1) }

func change(p Parcel) Parcel {
	p = p.Clone()
	p.Number++
	p.Name = strings.ToUpper(p.Name)
	for i, j := 0, len(p.Labels)-1; i < j; i, j = i+1, j-1 {
		p.Labels[i], p.Labels[j] = p.Labels[j], p.Labels[i]
	}
	switch content := p.Content.(type) {
	case ContentBytes:
		for i := range content.Value {
			content.Value[i] ^= 0xff
		}
	case ContentPair:
		content.Left += "!"
		content.Right ^= p.Number
		p.Content = content
	}
	if p.Inner != nil {
		inner := change(*p.Inner)
		p.Inner = &inner
	}
	return p
}

func measure(p *Parcel) uint64 {
	sum := p.Number + uint64(len(p.Name))
	for _, label := range p.Labels {
		sum += uint64(len(label))
	}
	switch content := p.Content.(type) {
	case ContentBytes:
		sum += uint64(len(content.Value))
	case ContentPair:
		sum += uint64(len(content.Left)) + content.Right
	}
	if p.Inner != nil {
		sum += measure(p.Inner)
	}
	return sum
}

func labels(number uint64) []string {
	list := make([]string, number%20)
	for i := range list {
		list[i] = fmt.Sprint("label ", number, " ", i)
	}
	return list
}

type node struct{ next *node }

// ends ends in one of the ways that the enum Way of the program has.
func (s *soak) ends(way uint8, number uint64) (Parcel, error) {
	right := Parcel{Number: number, Name: fmt.Sprint(number), Content: ContentNothing{}}
	switch way {
	case 0:
		return right, nil
	case 1:
		return Parcel{}, fmt.Errorf("no parcel: %w", errors.New(right.Name))
	case 2:
		atomic.AddUint64(&s.panicked, 1)
		panic("panics with " + right.Name)
	case 3: // SIGSEGV, which is Go's to handle
		atomic.AddUint64(&s.panicked, 1)
		var nothing *node
		nothing.next = nothing
	case 4: // a division: SIGFPE on some processors
		atomic.AddUint64(&s.panicked, 1)
		right.Number /= number - number
	case 5:
		right.Labels = []string{"right", "wrong \xff"}
	case 6: // no variant
		right.Content = nil
	case 7:
		atomic.AddUint64(&s.panicked, 1)
		runtime.Goexit()
	}
	return right, nil
}

func (*soak) Add(a, b uint64) uint64                          { return a + b }
func (*soak) Change(parcel *Parcel) Parcel                    { return change(*parcel) }
func (*soak) Labels(number uint64) []string                   { return labels(number) }
func (*soak) Append(list *[]uint64, more uint64)              { *list = append(*list, more) }
func (s *soak) Ends(way uint8, number uint64) (Parcel, error) { return s.ends(way, number) }

func (*soak) CallsBack(depth, number uint64) (uint64, error) {
	return HomeImpl{}.Returns(depth, number, Parcel{Number: 1, Content: ContentNothing{}})
}

func (s *soak) AddLater(_ context.Context, a, b uint64) uint64 {
	s.begins(addLater)
	return a + b
}

func (s *soak) ChangeLater(_ context.Context, parcel Parcel) Parcel {
	s.begins(changeLater)
	return change(parcel)
}

func (s *soak) MeasureLater(_ context.Context, parcel *Parcel) uint64 {
	s.begins(measureLater)
	runtime.Gosched()
	return measure(parcel)
}

func (s *soak) LabelsLater(_ context.Context, number uint64) []string {
	s.begins(labelsLater)
	return labels(number)
}

func (s *soak) GivesBack(_ context.Context, parcel Parcel) uint64 {
	s.begins(givesBack)
	return measure(&parcel)
}

func (s *soak) EndsLater(_ context.Context, way uint8, number uint64) (Parcel, error) {
	s.begins(endsLater)
	return s.ends(way, number)
}

func (s *soak) PanicsLater(_ context.Context, number uint64) uint64 {
	s.begins(panicsLater)
	atomic.AddUint64(&s.panicked, 1)
	panic(fmt.Sprint("panics with ", number))
}

func (s *soak) Sleeps(_ context.Context, microseconds, number uint64) uint64 {
	s.begins(sleeps)
	time.Sleep(time.Duration(microseconds) * time.Microsecond)
	return number
}

func (s *soak) wait(ctx context.Context, microseconds, number uint64) (uint64, error) {
	timer := time.NewTimer(time.Duration(microseconds) * time.Microsecond)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return 0, fmt.Errorf("waits: %w", ctx.Err())
	case <-timer.C:
		return number, nil
	}
}

func (s *soak) Waits(ctx context.Context, microseconds, number uint64) (uint64, error) {
	s.begins(waits)
	go s.outlives(ctx)
	return s.wait(ctx, microseconds, number)
}

// outlives has the context longer than the handler does.
func (s *soak) outlives(ctx context.Context) {
	timer := time.NewTimer(30 * time.Second)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		if ctx.Err() != nil {
			return
		}
	case <-timer.C:
	}
	atomic.AddUint64(&s.open, 1)
}

func (s *soak) WaitsWithin(ctx context.Context, microseconds, number uint64) (uint64, error) {
	s.begins(waitsWithin)
	ctx, cancel := context.WithTimeout(ctx, time.Hour)
	defer cancel()
	return s.wait(ctx, microseconds, number)
}

func (s *soak) Works(ctx context.Context, steps uint64) uint64 {
	s.begins(works)
	x := steps
	for i := uint64(0); i < steps; i++ {
		x = x*6364136223846793005 + 1442695040888963407
		if i%1000 == 999 && ctx.Err() != nil {
			break
		}
	}
	return x
}

func (s *soak) Stumbles(_ context.Context, microseconds, number uint64) uint64 {
	s.begins(stumbles)
	if microseconds > 0 {
		time.Sleep(time.Duration(microseconds) * time.Microsecond)
	}
	return number
}

func (s *soak) Value(ctx context.Context, key string) string {
	s.begins(value)
	return rust2go.Value(ctx, key)
}

func (s *soak) CallsBackLater(_ context.Context, depth, number uint64) (uint64, error) {
	s.begins(callsBackLater)
	return s.CallsBack(depth, number)
}

func (s *soak) InTurn(_ context.Context, microseconds, number uint64) uint64 {
	s.begins(inTurn)
	time.Sleep(time.Duration(microseconds) * time.Microsecond)
	return number
}

func (*soak) Visits(numbers []uint64, visit func(uint64) uint64) (sum uint64) {
	for _, number := range numbers {
		sum += visit(number)
	}
	return sum
}

func (s *soak) Asks(ctx context.Context, _ uint64, ask func(context.Context, uint64) (uint64, error)) (uint64, error) {
	s.begins(asks)
	var first uint64
	var failed error
	done := make(chan struct{})
	go func() {
		defer close(done)
		first, failed = ask(ctx, 1)
	}()
	second, err := ask(ctx, 2)
	<-done
	if err == nil {
		err = failed
	}
	return first + second, err
}

func (s *soak) Counts(_ context.Context, from, count uint64, way uint8, yield func(uint64) bool) error {
	s.begins(counts)
	for i := uint64(0); i < count; i++ {
		if !yield(from + i) {
			return nil
		}
	}
	_, err := s.ends(way, from)
	return err
}

func (s *soak) Sums(_ context.Context, numbers func(func(uint64) bool), most uint64) (sum uint64) {
	s.begins(sums)
	if most == 0 {
		return 0
	}
	read := uint64(0)
	numbers(func(number uint64) bool {
		sum += number
		read++
		return read < most
	})
	return sum
}

type meter struct {
	of      *soak
	reading uint64
}

func (s *soak) Meter(start uint64) Meter { return &meter{s, start} }

func (m *meter) Add(number uint64) uint64 { return atomic.AddUint64(&m.reading, number) }

func (m *meter) Wait(_ context.Context, microseconds uint64) uint64 {
	m.of.begins(wait)
	time.Sleep(time.Duration(microseconds) * time.Microsecond)
	return atomic.LoadUint64(&m.reading)
}

func (s *soak) Reads(ctx context.Context, gauge *Gauge) (uint64, error) {
	s.begins(reads)
	reading, err := gauge.Read(ctx, 0)
	if err != nil || reading%2 == 0 {
		return reading, err
	}
	// The others are the collector's to find.
	defer gauge.Close()
	return gauge.Read(ctx, 1)
}

func (s *soak) Account() Account {
	debug.FreeOSMemory()
	debug.FreeOSMemory()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	begun := map[string]uint64{}
	for i, method := range methods {
		begun[method] = atomic.LoadUint64(&s.begun[i])
	}
	return Account{
		Bytes:      stats.HeapAlloc,
		Objects:    stats.HeapObjects,
		Goroutines: uint64(runtime.NumGoroutine()),
		Panicked:   atomic.LoadUint64(&s.panicked),
		Open:       atomic.LoadUint64(&s.open),
		Begun:      begun,
	}
}
