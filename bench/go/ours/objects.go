package ours

// session is an object of Go's that Rust holds.
type session uint64

func (s session) Number() uint64 { return uint64(s) }

// sessions has the stores and the closures of Rust's that Go holds.
type sessions struct {
	stores   []*Store
	closures []func() uint64
}

func (*sessions) Open(number uint64) Session { return session(number) }

func (s *sessions) MakeRoom(stores uint64) { s.stores = make([]*Store, 0, stores) }

func (s *sessions) OpenStores(stores uint64) {
	for number := range stores {
		s.stores = append(s.stores, StoresImpl{}.Open(number))
	}
}

func (s *sessions) Sum() (sum uint64) {
	for _, store := range s.stores {
		sum += store.Number()
	}
	return sum
}

func (s *sessions) CloseStores() {
	for _, store := range s.stores {
		store.Close()
	}
	s.ForgetStores()
}

func (s *sessions) ForgetStores() {
	clear(s.stores)
	s.stores = s.stores[:0]
}

func (s *sessions) MakeRoomForClosures(closures uint64) {
	s.closures = make([]func() uint64, 0, closures)
}

func (s *sessions) Keep(number func() uint64) { s.closures = append(s.closures, number) }

func (s *sessions) SumOfClosures() (sum uint64) {
	for _, number := range s.closures {
		sum += number()
	}
	return sum
}

func (s *sessions) ForgetClosures() {
	clear(s.closures)
	s.closures = s.closures[:0]
}

func (*sessions) Give(funcs uint64) {
	for number := range funcs {
		FuncsImpl{}.Keep(func() uint64 { return number })
	}
}

func init() { SessionsImpl = &sessions{} }
