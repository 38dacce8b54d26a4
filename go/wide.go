package rust2go

import "math/big"

// An Int128 is an integer of 128 bits as it crosses: in two's complement.
type Int128 struct {
	Low, High uint64
	State     uint64
}

// The states of an Int128 that Go sends.
const (
	intFine = iota
	intNil
	intOutside
)

// TakeUint128 gives Go's form of a u128.
func TakeUint128(v Int128, _ *Arena) *big.Int {
	n := new(big.Int).SetUint64(v.High)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(v.Low))
}

// TakeInt128 gives Go's form of an i128.
func TakeInt128(v Int128, a *Arena) *big.Int {
	if v.High>>63 == 0 {
		return TakeUint128(v, a)
	}
	n := TakeUint128(Int128{Low: ^v.Low, High: ^v.High}, a)
	return n.Not(n)
}

// SendUint128 gives the form in which a u128 crosses.
func SendUint128(n *big.Int) Int128 {
	switch {
	case n == nil:
		return Int128{State: intNil}
	case n.Sign() < 0 || n.BitLen() > 128:
		return Int128{State: intOutside}
	}
	var b [16]byte
	return fromBytes(n.FillBytes(b[:]))
}

// SendInt128 gives the form in which an i128 crosses.
func SendInt128(n *big.Int) Int128 {
	switch {
	case n == nil:
		return Int128{State: intNil}
	case n.Sign() >= 0:
		v := SendUint128(n)
		if v.High>>63 != 0 {
			v.State = intOutside
		}
		return v
	}
	// The complement of a negative number is one less than what it takes away from zero.
	v := SendInt128(new(big.Int).Not(n))
	return Int128{Low: ^v.Low, High: ^v.High, State: v.State}
}

// CloneInt gives a copy of an integer that shares no memory with it.
func CloneInt(n *big.Int, _ *Arena) *big.Int {
	if n == nil {
		return nil
	}
	return new(big.Int).Set(n)
}

// fromBytes reads sixteen bytes, the highest first.
func fromBytes(b []byte) (v Int128) {
	for i := 0; i < 8; i++ {
		v.High = v.High<<8 | uint64(b[i])
		v.Low = v.Low<<8 | uint64(b[8+i])
	}
	return v
}
