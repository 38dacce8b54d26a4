package main

import (
	"context"
	"encoding/json"
	"math/big"
	"net/netip"
	"time"
)

type library struct{}

func init() { LibraryImpl = library{} }

func (library) Server(v Server) Server                         { return v }
func (library) ServerLater(_ context.Context, v Server) Server { return v }
func (library) Servers(v []Server) []Server                    { return v }
func (library) Lent(v *Server) Server                          { return v.Clone() }
func (library) Lend(_ context.Context, v *Server) Server       { return v.Clone() }
func (library) View(v *Server) Server                          { return v.Clone() }
func (library) IP(v netip.Addr) netip.Addr                     { return v }
func (library) IPv4(v netip.Addr) netip.Addr                   { return v }
func (library) IPv6(v netip.Addr) netip.Addr                   { return v }
func (library) Socket(v netip.AddrPort) netip.AddrPort         { return v }
func (library) SocketV4(v netip.AddrPort) netip.AddrPort       { return v }
func (library) SocketV6(v netip.AddrPort) netip.AddrPort       { return v }
func (library) Wide(v *big.Int) *big.Int                       { return v }
func (library) Signed(v *big.Int) *big.Int                     { return v }
func (library) MaybeWide(v *big.Int) *big.Int                  { return v }
func (library) JSON(v any) any                                 { return v }
func (library) MaybeJSON(v *any) *any                          { return v }
func (library) Time(v time.Time) time.Time                     { return v }

func (library) Sum(list []*big.Int) (*big.Int, error) {
	sum := new(big.Int)
	for _, n := range list {
		sum.Add(sum, n)
	}
	return sum, nil
}

func (library) JSONLent(v any) string {
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func (library) Cloned(v Amount) Amount {
	c := v.Clone()
	v.Value.SetInt64(0)
	v.Change.SetInt64(0)
	return c
}

func (library) NoAddress() (netip.Addr, error) { return netip.Addr{}, nil }
func (library) Zoned() (netip.AddrPort, error) {
	return netip.MustParseAddrPort("[fe80::1%eth0]:1"), nil
}
func (library) OtherVersion() (netip.Addr, error) { return netip.IPv6Unspecified(), nil }
func (library) NilWide() (*big.Int, error)        { return nil, nil }
func (library) NegativeWide() (*big.Int, error)   { return big.NewInt(-1), nil }
func (library) TooWide() ([]*big.Int, error) {
	return []*big.Int{big.NewInt(-1), new(big.Int).Lsh(big.NewInt(1), 127)}, nil
}
func (library) NoJSON() (any, error)        { return func() {}, nil }
func (library) BadTextInJSON() (any, error) { return []any{"\xff"}, nil }
