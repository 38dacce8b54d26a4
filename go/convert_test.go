package rust2go

import (
	"math/big"
	"net/netip"
	"testing"
)

func TestWideIntegersGoThereAndBack(t *testing.T) {
	pow := func(n uint) *big.Int { return new(big.Int).Lsh(big.NewInt(1), n) }
	minus := func(n *big.Int) *big.Int { return new(big.Int).Neg(n) }
	less := func(n *big.Int) *big.Int { return new(big.Int).Sub(n, big.NewInt(1)) }
	for _, n := range []*big.Int{big.NewInt(0), big.NewInt(1), pow(64), less(pow(64)), less(pow(127)), less(pow(128))} {
		if got := TakeUint128(SendUint128(n), nil); got.Cmp(n) != 0 {
			t.Errorf("%v came back as %v", n, got)
		}
	}
	for _, n := range []*big.Int{big.NewInt(0), big.NewInt(-1), pow(64), minus(pow(64)), less(pow(127)), minus(pow(127))} {
		if got := TakeInt128(SendInt128(n), nil); got.Cmp(n) != 0 {
			t.Errorf("%v came back as %v", n, got)
		}
	}
	for _, v := range []Int128{
		SendUint128(big.NewInt(-1)), SendUint128(pow(128)), SendInt128(pow(127)), SendInt128(less(minus(pow(127)))),
	} {
		if v.State != intOutside {
			t.Errorf("%v is taken for a number of the type", v)
		}
	}
	if v := SendInt128(nil); v.State != intNil {
		t.Errorf("nil is taken for a number: %v", v)
	}
}

func TestAddressesGoThereAndBack(t *testing.T) {
	for _, text := range []string{"192.0.2.7", "::", "2001:db8::1", "::ffff:192.0.2.7"} {
		ip := netip.MustParseAddr(text)
		if got := TakeAddr(SendAddr(ip), nil); got != ip {
			t.Errorf("%v came back as %v", ip, got)
		}
	}
	ap := netip.MustParseAddrPort("[fe80::1%7]:4433")
	if got := TakeAddrPort(SendAddrPort(ap), nil); got != ap {
		t.Errorf("%v came back as %v", ap, got)
	}
	if v := SendAddr(netip.Addr{}); v.Family != noAddress {
		t.Errorf("the zero address is taken for one: %v", v)
	}
	if v := SendAddr(ap.Addr()); v.Family != withZone {
		t.Errorf("a zone is lost: %v", v)
	}
	if v := SendAddrPort(netip.MustParseAddrPort("[fe80::1%eth0]:1")); v.Family != withZone {
		t.Errorf("a zone is lost: %v", v)
	}
}

// A handler may compute with what it is given, in place.
func TestAWideIntegerHasItsDigitsToItself(t *testing.T) {
	a, b := TakeUint128(Int128{Low: 5}, nil), TakeUint128(Int128{Low: 1, High: 1}, nil)
	want := new(big.Int).Mul(b, b)
	if got := b.Mul(b, b); got.Cmp(want) != 0 || a.Int64() != 5 {
		t.Errorf("%v squared, %v", got, a)
	}
}
