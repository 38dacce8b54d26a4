// Package rust2go is the Go half of rust2go's run time. Generated code calls it. Handlers need it only for what Rust has set
// for their context: [Value], [ErrDropped].
//
// A call arrives in bridge.go with the number of its method and the address of its block, which is Rust's memory and
// begins with a [Header]. The table in registry.go finds the generated function; call.go runs it, contains its
// panics, and for an async call gives it a goroutine and a context; results.go leaves the result in the block and
// copies what it points to into Rust's memory, or keeps it alive in a holder (holders.go, idle.go) until Rust has read it;
// arena.go makes Go's own copies of what Rust gives away; convert.go has what generated code needs for values whose Go form
// is not the one that crosses.
//
// Generated methods of traits that Rust implements call it by a [Trait] (rust.go), with blocks from blocks.go; errors.go has what their
// calls can fail with, and await.go how a goroutine waits for an async method. Methods under #[nonblocking] are called by nonblocking.go, on
// stacks that stack.go makes, by the assembly in fastcall. object.go has the objects that each side holds of the other.
//
// begin.go is how a program that Go begins gets hold of the Rust in it; `rust2go build-rust` writes a file beside it that says which.
//
// The contract is written in docs/abi.md of the project.
package rust2go
