//! A Go program of its own that became a library, as rust2go 0.x users have it: gen.go is committed and the build script
//! does not write it, the Go folder has its own `func main`, its own tests (plain `go test`), other files and packages, a
//! module path with `/v2`, and a go.mod that still requires the helper module of 0.x, which nothing imports any more:
//! it builds with no network. It compiles without a warning.

#![deny(warnings)]

pub mod ledger;
