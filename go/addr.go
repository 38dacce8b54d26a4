package rust2go

import (
	"net/netip"
	"strconv"
)

// An Addr is an IP address as it crosses.
type Addr struct {
	Bytes  [16]byte
	Family uint8
}

// An AddrPort is an IP address with a port as it crosses.
type AddrPort struct {
	Bytes  [16]byte
	Scope  uint32
	Port   uint16
	Family uint8
}

// The families of addresses. Rust cannot hold those that are neither the fourth nor the sixth.
const (
	noAddress = 0
	family4   = 4
	family6   = 6
	withZone  = 255
)

// TakeAddr gives Go's form of an address.
func TakeAddr(v Addr, _ *Arena) netip.Addr {
	return address(v.Bytes, v.Family)
}

// SendAddr gives the form in which an address crosses. Rust's has no zone.
func SendAddr(ip netip.Addr) Addr {
	v := Addr{Family: family(ip)}
	v.Bytes = addressBytes(ip)
	if ip.Zone() != "" {
		v.Family = withZone
	}
	return v
}

// TakeAddrPort gives Go's form of an address with a port. A scope is a zone by its number.
func TakeAddrPort(v AddrPort, _ *Arena) netip.AddrPort {
	ip := address(v.Bytes, v.Family)
	if v.Scope != 0 {
		ip = ip.WithZone(strconv.FormatUint(uint64(v.Scope), 10))
	}
	return netip.AddrPortFrom(ip, v.Port)
}

// SendAddrPort gives the form in which an address with a port crosses.
func SendAddrPort(ap netip.AddrPort) AddrPort {
	ip := ap.Addr()
	v := AddrPort{Bytes: addressBytes(ip), Port: ap.Port(), Family: family(ip)}
	if zone := ip.Zone(); zone != "" {
		scope, err := strconv.ParseUint(zone, 10, 32)
		if err != nil {
			v.Family = withZone
		}
		v.Scope = uint32(scope)
	}
	return v
}

func address(b [16]byte, family uint8) netip.Addr {
	if family == family4 {
		return netip.AddrFrom4([4]byte{b[0], b[1], b[2], b[3]})
	}
	return netip.AddrFrom16(b)
}

func family(ip netip.Addr) uint8 {
	switch {
	case ip.Is4():
		return family4
	case ip.Is6():
		return family6
	}
	return noAddress
}

func addressBytes(ip netip.Addr) (b [16]byte) {
	copy(b[:], ip.AsSlice())
	return b
}
