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

// A wideInt is a big.Int with the memory for its digits, which is one allocation for both.
type wideInt struct {
	n      big.Int
	digits [2]big.Word
}

// TakeUint128 gives Go's form of a u128.
func TakeUint128(v Int128, _ *Arena) *big.Int {
	w := &wideInt{digits: [2]big.Word{big.Word(v.Low), big.Word(v.High)}}
	return w.n.SetBits(w.digits[:])
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
	digits := n.Bits() // 64 bits each, the lowest first, and none where it would be zero
	var v Int128
	if len(digits) > 0 {
		v.Low = uint64(digits[0])
	}
	if len(digits) > 1 {
		v.High = uint64(digits[1])
	}
	return v
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
