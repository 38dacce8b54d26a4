//go:build cgo

package rust2go

import (
	"strconv"
	"unsafe"
)

// Begin gets a Go program the functions by which it calls the Rust that is linked into it. The file that `rust2go build-rust`
// writes into this package calls it before anything else of the program runs. ask calls Rust with the version of the contract and
// with room for the functions, and returns Rust's version; Rust writes them if it is the same.
func Begin(ask func(abi uint32, room unsafe.Pointer) uint32) {
	found := new(functions)
	if abi := ask(abiVersion, unsafe.Pointer(found)); abi != abiVersion {
		panic("rust2go: the Rust library that is linked speaks version " + strconv.Itoa(int(abi)) + " of rust2go's ABI, and package " +
			"internal/rust2go version " + strconv.Itoa(abiVersion) + ". Run `rust2go build-rust` of the version that Cargo.toml has")
	}
	generateAgain = "Run `rust2go build-rust`, and build again"
	receive(*found)
}
