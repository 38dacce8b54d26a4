package ours

// session is an object of Go's that Rust holds.
type session uint64

func (s session) Number() uint64 { return uint64(s) }

// sessions has the stores of Rust's that Go holds.
type sessions struct{ stores []*Store }

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

func init() { SessionsImpl = &sessions{} }
