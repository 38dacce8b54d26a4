package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"example.com/objects/internal/rust2go"
)

func init() { SessionsImpl = sessions{} }

// session is an object that Rust holds.
type session struct {
	name  string
	store *Store
}

func (s *session) Name() string { return s.name }

func (s *session) Add(numbers []uint64) (sum uint64) {
	for _, number := range numbers {
		sum += number
	}
	return sum
}

func (s *session) Later(ctx context.Context, text string) (string, error) {
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case <-time.After(time.Millisecond):
		return s.name + " " + text, nil
	}
}

func (s *session) Fails() error {
	if s.name == "" {
		return errors.New("a session without a name")
	}
	return nil
}

func (s *session) Panics() { panic(s.name + " panics") }

func (s *session) Store() *Store { return s.store }

type sessions struct{}

func (sessions) Open(name string, store *Store) (Session, error) {
	if name == "refused" {
		return nil, errors.New("refused")
	}
	return &session{string(append([]byte(nil), name...)), store}, nil
}

func (sessions) Nothing() Session { return nil }

func (sessions) Back(session Session) Session { return session }

func (sessions) Both(_ context.Context, pair Pair) Pair {
	pair.Others = append(pair.Others, pair.Session)
	return pair
}

func (sessions) Held() uint64 { return uint64(rust2go.HandlersHeld()) }

func (sessions) Uses(ctx context.Context, store *Store) error {
	if err := store.Put(Row{"a1", []byte{1}}); err != nil {
		return err
	}
	if err := store.Put(Row{}); err == nil {
		return errors.New("a row without a key")
	}
	for wakes := uint32(0); wakes < 3; wakes++ {
		rows, err := store.Scan(ctx, wakes, "a")
		if err != nil || len(rows) != 1 || rows[0].Key != "a1" {
			return fmt.Errorf("scanned %v, %v", rows, err)
		}
	}
	if row := store.Get("a1"); row == nil || row.Value[0] != 1 || store.Get("b") != nil {
		return fmt.Errorf("got %v", row)
	}
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	if text := panicOf(func() { store.Never(short) }); text != context.DeadlineExceeded.Error() {
		return errors.New(text)
	}
	if text, err := store.Asks(&session{name: "ada"}); text != "ada" || err != nil {
		return fmt.Errorf("asked %q, %v", text, err)
	}
	if _, err := store.Asks(&session{}); err == nil {
		return errors.New("a session without a name")
	}
	others := StoresImpl{}.Some([]string{"x", "y"})
	if len(others) != 2 || (StoresImpl{}).None() != nil {
		return errors.New("not two stores")
	}
	if n, err := store.Copy(others[1]); n != 1 || err != nil {
		return fmt.Errorf("copied %d, %v", n, err)
	}
	if _, err := (StoresImpl{}).Open(""); err == nil {
		return errors.New("a store without a name")
	}
	return others[0].Close()
}

// panicOf gives the text of a panic.
func panicOf(call func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	call()
	return
}

func (sessions) Closed() (texts []string) {
	store, err := StoresImpl{}.Open("closed")
	if err != nil {
		return []string{err.Error()}
	}
	texts = append(texts, panicOf(store.Panics), fmt.Sprint(store.Close(), store.Close()))
	texts = append(texts, panicOf(func() { store.Count() }), store.Put(Row{Key: "a"}).Error())
	var none *Store
	texts = append(texts, panicOf(func() { none.Count() }))
	_, err = store.Scan(context.Background(), 0, "")
	texts = append(texts, err.Error())
	open, _ := StoresImpl{}.Open("open")
	_, err = open.Copy(store)
	texts = append(texts, err.Error())
	_, err = open.Asks(nil)
	return append(texts, err.Error())
}

func (sessions) Quick(store *Store) (text string, err error) {
	dropped := false
	for i := 0; i < 1000; i++ {
		err := QuickImpl{}.Hold(&session{name: "quick"})
		if err == nil {
			return "", errors.New("held")
		}
		text = err.Error()
		if !(QuickImpl{}).Takes(store) {
			return "", errors.New("not taken")
		}
		dropped = QuickImpl{}.Drops() || dropped
	}
	if !dropped {
		return "", errors.New("nothing was dropped")
	}
	return text, nil
}

func (sessions) Many(count uint64, closes bool) error {
	all := make([]*Store, count)
	for i := range all {
		var err error
		if all[i], err = (StoresImpl{}).Open("one of many"); err != nil {
			return err
		}
	}
	if alive := (StoresImpl{}).Alive(); alive < int64(count) {
		return fmt.Errorf("%d are alive", alive)
	}
	for _, store := range all {
		if err := store.Put(Row{Key: "a"}); err != nil || store.Count() != 1 {
			return fmt.Errorf("not alone: %v", err)
		}
		if closes {
			store.Close()
		}
	}
	runtime.KeepAlive(all)
	all = nil
	for began := time.Now(); !closes && (StoresImpl{}).Alive() > int64(count/100); time.Sleep(time.Millisecond) {
		runtime.GC()
		if time.Since(began) > time.Minute {
			return fmt.Errorf("%d are alive", StoresImpl{}.Alive())
		}
	}
	return nil
}
